import pytest

from compare.answers.matrix import Matrix, matrix, regions_are_rows
from compare.rules.standings import reason
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

TWO = ("beds_per_1000", "infant_mortality_rate")
FACTS = (
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.02),
    fact("荆州市", "2022", 7.0),
    fact("全国", "2023", 7.23),
    fact("全国", "2022", 6.9),
    fact("株洲市", "2023", 2.8, "infant_mortality_rate"),
    fact("湘潭市", "2023", 4.5, "infant_mortality_rate"),
    fact("全国", "2023", 4.5, "infant_mortality_rate"),
)


def lay(*facts, **view) -> Matrix:
    return matrix(table(*facts), CATALOGUE, beds(**{"indicators": TWO, "tab": "matrix", **view}))


def standings(answer: Matrix) -> dict[str, list]:
    return {line.indicator.id: [cell and cell.standing for cell in line.cells] for line in answer.lines}


def test_standing_follows_the_direction_of_each_indicator():
    answer = lay(*FACTS)
    assert [place.name for place in answer.regions] == ["株洲市", "湘潭市"]
    assert standings(answer) == {TWO[0]: ["better", "worse"], TWO[1]: ["better", "equal"]}


def test_each_value_stands_beside_the_nation_of_its_own_year():
    answer = lay(*FACTS, year="latest")
    jingzhou = answer.lines[0].cells[2]
    assert (jingzhou.year, jingzhou.nation, jingzhou.standing, jingzhou.other_year) == (2022, 6.9, "better", True)
    assert (answer.lines[0].year, answer.lines[0].nation.value) == (2023, 7.23)


@pytest.mark.parametrize(
    ("stated", "view", "standing", "why"),
    [
        ([fact("株洲市", "2023", -1.5), fact("全国", "2023", -1.0)], {}, "worse", None),
        ([fact("株洲市", "2023", 0), fact("全国", "2023", 0)], {}, "equal", None),
        ([fact("株洲市", "2023", 7.71)], {}, "unknown", "no_nation"),
        ([fact("株洲市", "2023", 7.71), fact("全国", "2022", 7.0)], {}, "unknown", "no_nation"),
        ([fact("株洲市", "2023", 7.0, qualifier=">"), fact("全国", "2023", 7.2)], {}, "unknown", "bound"),
        ([fact("株洲市", "2023", 7.5, qualifier=">"), fact("全国", "2023", 7.2)], {}, "better", None),
        ([fact("株洲市", "2023", 7.71), fact("全国", "2023", 7.2)], {"nation": False}, "unknown", "off"),
    ],
)
def test_one_value(stated, view, standing, why):
    answer = lay(*stated, **view)
    mark = answer.lines[0].cells[0]
    assert mark.standing == standing
    assert reason(mark, answer.lines[0].indicator, beds(**view)) == why


@pytest.mark.parametrize(("indicator", "why"), [("births", "total")])
def test_values_that_are_never_coloured(indicator, why):
    answer = lay(
        fact("株洲市", "2023", 9, indicator), fact("全国", "2023", 8, indicator), indicators=(indicator, TWO[0])
    )
    line = answer.lines[0]
    assert (line.nation, line.cells[0].standing, line.cells[0].nation) == (None, "unknown", None)
    assert reason(line.cells[0], line.indicator, beds()) == why


def test_a_derived_value_comes_only_when_asked_for():
    facts = (fact("株洲市", "2023", 7.71, status="derived"), fact("全国", "2023", 7.23))
    assert not lay(*facts).regions
    assert lay(*facts, derived=True).lines[0].cells[0].status == "derived"
    assert "caveat.derived_left_out" in [caveat.key for caveat in lay(*facts).caveats]


def test_part_years_and_subgroups_are_mentioned_and_left_to_the_table():
    answer = lay(*FACTS, fact("松原市", "2023-01/2023-06", 3), fact("松原市", "2023", 3, subgroup="农村"))
    params_of = {caveat.key: caveat.params for caveat in answer.caveats}
    assert params_of["caveat.whole_only"] == {"count": 2}
    assert "松原市" not in [place.name for place in answer.regions]


def test_regions_stand_as_chosen_and_those_without_value_are_missing():
    answer = lay(*FACTS, regions=("430300", "220700", "430200"))
    assert [place.name for place in answer.regions] == ["湘潭市", "株洲市"]
    assert [place.name for place in answer.missing] == ["松原市"]


def test_one_indicator_brings_its_category():
    answer = lay(*FACTS, indicators=TWO[:1])
    assert (answer.category, len(answer.lines)) == ("资源", 2)


def test_a_chosen_indicator_without_value_keeps_its_empty_line():
    answer = lay(*FACTS, indicators=(*TWO, "births"))
    assert [line.cells for line in answer.lines][2] == (None, None)
    assert answer.lines[2].year == 2023


def test_nothing_at_all():
    answer = lay(*FACTS, year="1990")
    assert (answer.regions, answer.finding.key) == ((), "finding.none")


def test_the_finding_counts_and_names_who_stands_out():
    said = lay(*FACTS).finding.text()
    assert "4 个数值可与同年全国对照，优于全国 2 个，劣于 1 个" in said
    assert "优于全国最多的是株洲市（2/2 项）" in said


def test_without_any_national_value_the_finding_says_so():
    assert lay(*FACTS, nation=False).finding.key == "finding.matrix.unmatched"


@pytest.mark.parametrize(("rows", "down"), [("auto", False), ("regions", True), ("indicators", False)])
def test_which_become_rows(rows, down):
    assert regions_are_rows(lay(*FACTS), beds(rows=rows)) is down


def test_best_takes_the_best_covered_year_of_each_indicator():
    answer = lay(*FACTS, fact("株洲市", "2021", 3.0, "infant_mortality_rate"), year="best")
    assert [line.year for line in answer.lines] == [2023, 2023]
    assert answer.when.year == 2023


def test_tolerance_lends_a_year_and_says_so():
    answer = lay(*FACTS, tolerance=1)
    assert [place.name for place in answer.regions] == ["株洲市", "湘潭市", "荆州市"]
    assert answer.lines[0].cells[2].other_year
