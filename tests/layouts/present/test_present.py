import pytest

from layouts.present.board import moved
from layouts.present.fit import fitted, lines, room
from layouts.present.notices import merged_text


@pytest.mark.parametrize(
    ("at", "by", "order"),
    [(0, 1, [2, 1, 3]), (2, -1, [1, 3, 2]), (0, -1, None), (2, 1, None), (0, 2, [2, 3, 1])],
)
def test_items_move_within_the_list(at, by, order):
    assert moved([1, 2, 3], at, by) == order


@pytest.mark.parametrize(
    ("height", "left", "fits"),
    [(500, 400, 400), (400, 420, 420), (200, 420, 250), (1000, 400, 400), (3000, 400, 1200)],
)
def test_a_chart_fills_a_slide_as_far_as_it_stays_legible(height, left, fits):
    assert fitted(height, left) == pytest.approx(fits)


@pytest.mark.parametrize(
    ("parts", "count"),
    [([], 0), (["短"], 1), (["字" * 50, "字" * 50], 2), (["字" * 20, "字" * 20], 1), (["字" * 200], 3)],
)
def test_lines_wrap_whole_parts(parts, count):
    assert lines(parts, 12) == count


def test_more_said_below_leaves_less_room():
    assert room("题", [], "") > room("题", ["字" * 90] * 3, "") > room("题" * 60, ["字" * 90] * 3, "无数据：甲")


@pytest.mark.parametrize(
    ("mine", "stored", "kept"),
    [("甲", "乙", "乙 / 甲"), ("", "乙", "乙"), ("甲", "", "甲"), ("甲", "甲乙", "甲乙"), ("同", "同", "同")],
)
def test_both_texts_are_kept_once(mine, stored, kept):
    assert merged_text(mine, stored, " / ") == kept
