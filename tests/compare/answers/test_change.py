import pandas as pd
import pytest

from compare.answers.change import TwoYears, two_years
from compare.model.format import relative, signed
from compare.rules.years import pair
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

CITIES = (
    fact("株洲市", "2019", 6.5),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2019", 7.9),
    fact("湘潭市", "2023", 7.8),
    fact("荆州市", "2019", 5.0),
    fact("全国", "2019", 6.3),
    fact("全国", "2023", 7.23),
)


def moved(*facts, **view) -> TwoYears:
    return two_years(table(*facts), CATALOGUE, beds(**view))


def both(before, after, indicator="beds_per_1000", region="株洲市", **more):
    return fact(region, "2019", before, indicator, **more), fact(region, "2023", after, indicator)


def test_absolute_and_relative_change_best_movement_first():
    answer = moved(*CITIES)
    assert (answer.first, answer.last, answer.chosen) == (2019, 2023, False)
    found = [
        (move.after.region, move.absolute, round(move.relative or 0, 1), move.standing) for move in answer.movements
    ]
    assert found == [("株洲市", 1.21, 18.6, "better"), ("湘潭市", -0.1, -1.3, "worse")]


@pytest.mark.parametrize(
    ("before", "after", "indicator", "expected"),
    [
        (2.0, 1.5, "infant_mortality_rate", (-0.5, -25.0, "", "better")),
        (2.0, 2.0, "infant_mortality_rate", (0.0, 0.0, "", "equal")),
        (100.0, 150.0, "births", (50.0, 50.0, "", "unknown")),
        (0.0, 3.0, "beds_per_1000", (3.0, None, "zero", "better")),
        (-2.0, -1.0, "beds_per_1000", (1.0, None, "zero", "better")),
        (4.0, 0.0, "beds_per_1000", (-4.0, -100.0, "", "worse")),
        (0.3, 0.1, "beds_per_1000", (-0.2, -200 / 3, "", "worse")),
    ],
)
def test_what_a_change_is(before, after, indicator, expected):
    (move,) = moved(*both(before, after, indicator), indicators=(indicator,)).movements
    assert (move.absolute, move.reason, move.standing) == (expected[0], expected[2], expected[3])
    assert move.relative == (None if expected[1] is None else pytest.approx(expected[1]))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"qualifier": ">"}, "bound"),
        ({"qualifier": "<="}, "bound"),
        ({"qualifier": "~"}, "approximate"),
        ({"value_high": 7.0}, "range"),
    ],
)
def test_what_is_not_stated_exactly_gives_no_number(more, reason):
    answer = moved(*both(6.0, 7.5, **more), since=2019, until=2023)
    (move,) = answer.movements
    assert (move.absolute, move.relative, move.reason, move.standing) == (None, None, reason, "unknown")
    assert answer.finding.key == "finding.change.inexact"
    assert "caveat.change.inexact" in [caveat.key for caveat in answer.caveats]


def test_another_population_is_no_change():
    answer = moved(*both(6.0, 7.5, subgroup="户籍人口"), since=2019, until=2023)
    (move,) = answer.movements
    assert (move.before.base, move.absolute, move.reason) == ("户籍人口", None, "population")
    assert "caveat.change.population" in [caveat.key for caveat in answer.caveats]


def test_a_region_with_one_of_the_years_says_which():
    answer = moved(*CITIES)
    assert [(mark.region, mark.year) for mark in answer.single] == [("荆州市", 2019)]
    assert "荆州市 (2019)" in next(c for c in answer.caveats if c.key == "caveat.change.single").text()


def test_a_chosen_region_with_neither_year_is_missing_and_says_what_it_has():
    answer = moved(*CITIES, fact("松原市", "2020", 4.0), regions=("430200", "220700", "320100"))
    assert [place.name for place in answer.missing] == ["松原市", "南京市"]
    caveat = next(c for c in answer.caveats if c.key == "caveat.change.elsewhere")
    assert (caveat.params["count"], caveat.params["regions"]) == (1, "松原市 (2020)")


def test_the_nation_of_the_same_years():
    answer = moved(*CITIES)
    assert answer.national is not None
    assert answer.national.absolute == 0.93
    assert answer.finding.text() == (
        "2019–2023 年，2 个城市中 1 个上升、1 个下降；变动最大的是株洲市，上升 1.21 张/千人，全国同期上升 0.93 张/千人"
    )
    assert moved(*CITIES, nation=False).national is None
    assert "caveat.change.no_nation" in [c.key for c in moved(*CITIES[:5]).caveats]


def test_finding_of_one_region():
    finding = moved(*CITIES, regions=("430200",), nation=False).finding
    assert finding.text() == "2019–2023 年，株洲市由 6.5 张/千人升至 7.71 张/千人，升 1.21 张/千人（+18.6%）"


def test_all_equal():
    answer = moved(*both(6.0, 6.0), *both(7.0, 7.0, region="湘潭市"))
    assert answer.finding.key == "finding.change.all_same"
    assert {move.standing for move in answer.movements} == {"equal"}


def test_percent_changes_in_points():
    answer = moved(*both(20.5, 25.0, "health_literacy_rate"), indicators=("health_literacy_rate",))
    assert "升 4.5 个百分点（+22.0%）" in answer.finding.text()


def test_one_year_twice_and_none_at_all():
    assert moved(*CITIES, since=2019, until=2019).finding.key == "finding.change.one_year"
    assert moved(*CITIES, since=2019, until=2019).movements == ()
    assert moved(fact("株洲市", "2019", 6.5)).finding.key == "finding.change.no_years"
    assert moved(*CITIES, since=2020).finding.text() == "每千人口床位数：所选地区没有在 2020 年和另一年都有数值的"
    assert moved(*CITIES, since=1990, until=1991).finding.key == "finding.change.none"


def test_targets_are_those_of_the_last_year():
    planned = [fact("株洲市", year, 8.0, status="target") for year in ("2019", "2023", "2025")]
    assert [mark.year for mark in moved(*CITIES, *planned).targets] == [2023]


def test_part_year_and_subgroups_are_never_mixed_in():
    extra = (fact("荆州市", "2023-01/2023-06", 3.0), *both(4.0, 5.0, subgroup="农村"))
    answer = moved(*CITIES, *extra, part_year=True)
    assert {move.after.subgroup for move in answer.movements} == {""}
    assert "caveat.part_year_left_out" in [caveat.key for caveat in answer.caveats]


def test_subgroups_change_beside_their_like():
    extra = (fact("株洲市", "2019", 4.0, subgroup="农村"), fact("株洲市", "2023", 5.0, subgroup="农村"))
    answer = moved(*CITIES, *extra, subgroups=True)
    assert [(m.after.subgroup, m.absolute) for m in answer.movements if m.after.subgroup] == [("农村", 1.0)]
    assert answer.finding.params["count"] == 2


def test_derived_values_are_on_request():
    facts = (fact("株洲市", "2019", 6.5, status="derived"), fact("株洲市", "2023", 7.7))
    assert moved(*facts).movements == ()
    (move,) = moved(*facts, derived=True).movements
    assert (move.before.status, move.absolute) == ("derived", 1.2)


def test_totals_are_not_set_beside_the_nation():
    facts = (*both(100, 120, "births"), *both(9.0e6, 8.0e6, "births", "全国"))
    answer = moved(*facts, indicators=("births",))
    assert answer.national is None
    assert "caveat.total" in [caveat.key for caveat in answer.caveats]


@pytest.mark.parametrize(
    ("years", "given", "expected"),
    [
        ({"a": [2019, 2023], "b": [2019, 2023], "c": [2020, 2021]}, {}, (2019, 2023)),
        ({"a": [2015, 2018, 2023]}, {}, (2015, 2023)),
        ({"a": [2015, 2018], "b": [2020, 2023]}, {}, (2020, 2023)),
        ({"a": [2015, 2018, 2023], "b": [2018, 2023]}, {}, (2018, 2023)),
        ({"a": [2015, 2018, 2023], "b": [2018, 2023]}, {"since": 2015}, (2015, 2023)),
        ({"a": [2015, 2018, 2023]}, {"until": 2018}, (2015, 2018)),
        ({"a": [2015, 2018]}, {"since": 2016}, None),
        ({"a": [2015], "b": [2018]}, {}, None),
        ({"a": [2015]}, {}, None),
        ({}, {}, None),
    ],
)
def test_the_years_that_most_regions_have(years, given, expected):
    rows = [(code, year) for code, found in years.items() for year in found]
    assert pair(pd.DataFrame(rows, columns=["region_code", "year"]), **given) == expected


def test_exact_values_decide_the_years():
    facts = (fact("株洲市", "2015", 6.0, qualifier="~"), fact("株洲市", "2019", 6.5), fact("株洲市", "2023", 7.7))
    assert (moved(*facts).first, moved(*facts).last) == (2019, 2023)


@pytest.mark.parametrize(("value", "text"), [(18.55, "+18.6%"), (-0.04, "−0.04%"), (0, "0%"), (1234.56, "+1,234.6%")])
def test_relative_change_reads(value, text):
    assert relative(value) == text


def test_signed_digits():
    assert [signed(value) for value in (0.48, -1.2, 0)] == ["+0.48", "−1.2", "0"]
