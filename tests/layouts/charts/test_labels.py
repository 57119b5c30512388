import pytest

from compare.answers.ranking import ranking
from layouts.charts.labels import flag_words, hover, signed_difference, value_label
from tests.support.comparison_samples import CATALOGUE, beds, fact, table


def mark(**more):
    view = beds(derived=True)
    return ranking(table(fact("株洲市", "2023", 7.02, **more), fact("全国", "2023", 7.23)), CATALOGUE, view).marks[0]


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ({}, "7.02"),
        ({"qualifier": "~"}, "约7.02"),
        ({"qualifier": ">"}, ">7.02 (界限值)"),
        ({"status": "derived"}, "7.02 (推算)"),
        ({"flags": ("source_unseen",)}, "7.02 ⚑"),
        ({"value_high": 7.5}, "7.02–7.5"),
    ],
)
def test_a_label_hides_nothing(more, label):
    assert value_label(mark(**more), "zh") == label


def test_the_difference_has_its_sign():
    assert signed_difference(mark(), "zh") == "−0.21"
    assert signed_difference(mark(qualifier=">"), "zh") == ""


def test_flags_are_written_in_words():
    assert flag_words(mark(flags=("source_unseen",)), "zh") != ["source_unseen"]
    assert flag_words(mark(flags=("from_the_future",)), "zh") == ["from_the_future"]


def test_the_population_base_stands_at_the_mark():
    mark = ranking(table(fact("株洲市", "2023", 7.5, subgroup="户籍人口")), CATALOGUE, beds()).marks[0]
    assert value_label(mark, "zh") == "7.5 (户籍)"
    assert value_label(mark, "en") == "7.5 (registered)"
    assert "户籍人口" in hover(mark, "zh")
