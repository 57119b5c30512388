import pytest

from compare.facts.coverage import COLUMNS, Presence
from tests.support.comparison_samples import CATALOGUE, fact, table

FACTS = (
    fact("株洲市", "2021", 7.0),
    fact("株洲市", "2023", 7.7),
    fact("湘潭市", "2023", 7.0),
    fact("全国", "2022", 6.9),
    fact("全国", "2023", 7.2),
    fact("荆州市", "2023-01/2023-06", 3.0),
    fact("荆州市", "2025", 8.0, status="target"),
    fact("湘潭市", "2019", 100, "births"),
)
BOTH = ("beds_per_1000", "births")


def presence(*facts) -> Presence:
    return Presence(table(*facts)[list(COLUMNS)], CATALOGUE.indicators)


def test_regions_and_years_of_an_indicator():
    found = presence(*FACTS).coverage("beds_per_1000")
    assert (found.regions, found.years, found.nation) == ({"430200", "430300"}, (2021, 2022, 2023), True)


def test_coverage_of_the_chosen_regions():
    found = presence(*FACTS).within("beds_per_1000", ("430300", "421000"))
    assert (found.regions, found.first, found.last) == ({"430300"}, 2023, 2023)


def test_how_many_regions_a_year_has():
    assert presence(*FACTS).regions_by_year(BOTH) == {2019: 1, 2021: 1, 2022: 0, 2023: 2}
    assert presence(*FACTS).regions_by_year(BOTH, ("430200",)) == {2019: 0, 2021: 1, 2022: 0, 2023: 1}


def test_years_and_indicators_of_the_regions():
    found = presence(*FACTS)
    assert found.span_by_region(("beds_per_1000",)) == {
        "100000": (2022, 2023),
        "430200": (2021, 2023),
        "430300": (2023, 2023),
    }
    assert found.span_by_region(BOTH)["430300"] == (2019, 2023)
    assert found.indicators_by_region() == {"100000": 1, "430200": 1, "430300": 2}


def test_indicators_of_each_cell():
    cells = presence(*FACTS).indicators_by_cell()
    assert cells["430300"] == {2019: 1, 2023: 1}
    assert presence(*FACTS).indicators_by_cell(("births",)) == {"430300": {2019: 1}}


@pytest.mark.parametrize("facts", [(), FACTS[5:7]])
def test_nothing_is_no_error(facts):
    empty = presence(*facts)
    assert (empty.indicators, empty.regions_by_year(BOTH), empty.indicators_by_cell()) == ((), {}, {})
    assert (empty.span_by_region(BOTH), empty.indicators_by_region()) == ({}, {})
    assert empty.coverage("births").years == empty.within("births", ("430300",)).years == ()
