import pytest

from exports.slides.parts.chart import axis_format, free_labels, nice_ends
from exports.slides.parts.frame import Frame
from exports.slides.parts.tables import SlideCell, SlideTable, heading, parts_that_fit, row_height, stretched
from exports.slides.parts.writing import EMU, fitted, lines, shortened, width

FRAME = Frame(0, 0, 800 * EMU, 300 * EMU)


def table(rows, columns, text="7.71"):
    head = heading("地区", *(f"第{at}列" for at in range(columns)))
    return SlideTable(
        head, tuple((SlideCell(f"第{at}市"), *(SlideCell(text, "r") for _ in range(columns))) for at in range(rows))
    )


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (9, 5), (40, 5), (9, 60), (120, 60)])
def test_nothing_is_lost_and_everything_fits(rows, columns):
    whole = table(rows, columns)
    parts = parts_that_fit(whole, FRAME)
    assert sum(len(part.rows) * (len(part.head) - 1) for part in parts) == rows * columns
    for part in parts:
        wide = stretched(part, FRAME.width_points)
        assert sum(wide) <= FRAME.width_points + 1
        assert sum(row_height(row, wide, part.size) for row in (part.head, *part.rows)) <= FRAME.height_points
        assert part.head[0].text == "地区"


def test_rows_are_shared_out_evenly():
    counts = [len(part.rows) for part in parts_that_fit(table(20, 3), FRAME)]
    assert max(counts) - min(counts) <= 1


def test_the_first_part_fits_its_own_frame():
    first = Frame(0, 0, 300 * EMU, 100 * EMU)
    parts = parts_that_fit(table(30, 3), FRAME, first)
    assert len(parts[0].rows) < len(parts[1].rows)


def test_texts_are_measured_and_cut():
    assert width("株洲", 10) == 20
    assert lines("株" * 21, 10, 100) == 3
    assert fitted("株" * 30, (20.0, 10.0), 100, 40) == 10.0
    cut = shortened("株" * 100, 100, 10, 2, "……")
    assert cut.endswith("……")
    assert lines(cut, 10, 100) <= 2
    assert shortened("株", 100, 10, 2, "……") == "株"


@pytest.mark.parametrize(
    ("values", "low", "high", "form"),
    [
        ((3.1, 7.8), 2, 9, "#,##0"),
        ((0.12, 0.31), 0.1, 0.35, "#,##0.00"),
        ((100, 2900), 0, 4000, "#,##0"),
        ((5, 5), 4, 7, "#,##0"),
        ((-2, 3), -3, 4, "#,##0"),
    ],
)
def test_axes_have_round_ends(values, low, high, form):
    found = nice_ends(values)
    assert found[0] <= min(values)
    assert found[1] >= max(values)
    assert (found[0], found[1]) == pytest.approx((low, high), abs=1)
    assert axis_format(found[2]) == form


def test_labels_that_would_touch_give_way_to_those_before_them():
    assert free_labels([1.0, 1.05, 2.0], [1, 0, 2], 0.2) == [1, 2]
