import pytest

from compare.answers.ranking import ranking
from compare.answers.table import table as comparison_table
from compare.answers.trend import trend
from compare.facts.sorted_facts import sorted_facts
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

RESIDENT, REGISTERED, SITES, RURAL = "常住人口", "户籍人口", "监测点", "农村"


def of(value: float, subgroup: str = "", **more):
    return fact("株洲市", more.pop("period", "2023"), value, subgroup=subgroup, **more)


@pytest.mark.parametrize(
    ("facts", "value", "base"),
    [
        ([of(7)], 7, ""),
        ([of(5, REGISTERED)], 5, REGISTERED),
        ([of(5, REGISTERED), of(6, RESIDENT)], 6, RESIDENT),
        ([of(4, SITES), of(5, REGISTERED)], 5, REGISTERED),
        ([of(4, SITES)], 4, SITES),
        ([of(7), of(6, RESIDENT), of(5, REGISTERED)], 7, ""),
        ([of(5, REGISTERED), of(3, RURAL)], 5, REGISTERED),
        ([of(7, status="derived"), of(5, REGISTERED)], 5, REGISTERED),
        ([of(6, RESIDENT, status="derived"), of(5, REGISTERED)], 5, REGISTERED),
        ([of(9, status="target"), of(5, REGISTERED)], 5, REGISTERED),
        ([of(9, period="2023-01/2023-06"), of(5, REGISTERED)], 5, REGISTERED),
    ],
)
@pytest.mark.parametrize("derived", [False, True])
def test_one_value_speaks_for_the_region(facts, value: float, base: str, derived: bool):
    marks = ranking(table(*facts), CATALOGUE, beds(derived=derived)).marks
    assert [(mark.value, mark.base, mark.subgroup) for mark in marks] == [(value, base, "")]


@pytest.mark.parametrize(
    ("facts", "left_out"),
    [
        ([of(5, REGISTERED)], {"subgroups": 0, "other_base": 0}),
        ([of(5, REGISTERED), of(6, RESIDENT)], {"subgroups": 0, "other_base": 1}),
        ([of(7), of(5, REGISTERED), of(3, RURAL)], {"subgroups": 1, "other_base": 1}),
        ([of(3, RURAL)], {"subgroups": 1, "other_base": 0}),
    ],
)
def test_values_that_give_way_are_counted(facts, left_out):
    found = sorted_facts(table(*facts), "beds_per_1000", beds()).left_out
    assert {name: found[name] for name in left_out} == left_out


def test_the_other_base_is_beside_with_the_switch():
    facts = table(of(5, REGISTERED), of(6, RESIDENT), of(3, RURAL))
    answer = ranking(facts, CATALOGUE, beds(subgroups=True))
    assert [mark.value for mark in answer.marks] == [6]
    assert {mark.subgroup for mark in answer.subgroups} == {REGISTERED, RURAL}


def test_a_part_of_the_population_never_speaks_for_the_region():
    assert ranking(table(of(3, RURAL)), CATALOGUE, beds()).marks == ()


def test_a_target_on_a_base_is_a_target():
    answer = ranking(table(of(7), of(9, REGISTERED, status="target", period="2023")), CATALOGUE, beds())
    assert [(mark.value, mark.base) for mark in answer.targets] == [(9, REGISTERED)]


def test_bases_are_said():
    facts = table(of(5, REGISTERED), fact("湘潭市", "2023", 6), fact("全国", "2023", 5.5))
    said = {caveat.key: caveat.text() for caveat in ranking(facts, CATALOGUE, beds()).caveats}
    assert said["caveat.base"] == "1 个数值以户籍人口为口径：株洲市"
    assert "caveat.mixed_bases" in said
    alone = ranking(table(of(5, REGISTERED)), CATALOGUE, beds()).caveats
    assert "caveat.mixed_bases" not in {caveat.key for caveat in alone}


def test_values_without_a_base_need_no_word():
    said = {caveat.key for caveat in ranking(table(of(7), fact("湘潭市", "2023", 6)), CATALOGUE, beds()).caveats}
    assert not {key for key in said if "base" in key}


def test_a_change_never_mixes_bases():
    years = [of(4, REGISTERED, period="2019"), of(5, period="2021"), of(5.5, period="2023")]
    finding = trend(table(*years), CATALOGUE, beds()).finding
    assert (finding.params["first"], finding.params["last"]) == (2021, 2023)


def test_the_table_has_one_row_a_region():
    years = [of(4, REGISTERED, period="2021"), of(5.5, RESIDENT), of(5, REGISTERED)]
    rows = comparison_table(table(*years), CATALOGUE, beds(tab="table")).rows
    assert [[(cell.value, cell.base) for cell in row.cells] for row in rows] == [[(4, REGISTERED), (5.5, RESIDENT)]]
