import pytest

from compare.catalogue.indicator import indicator_details, national_trend
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

FACTS = (
    fact("全国", "2020", 6.4),
    fact("全国", "2022", 6.9),
    fact("全国", "2025", 7.5, status="target"),
    fact("株洲市", "2025", 8, status="target"),
    fact("全国", "2023-01/2023-06", 3),
    fact("株洲市", "2022", 7.6),
    fact("湘潭市", "2022", 7.1, flags=("source_unseen",)),
    fact("株洲市", "2023", 7.7, subgroup="户籍人口"),
    fact("株洲市", "2023", 5, subgroup="农村"),
    fact("荆州市", "2021", 6, flags=("source_unseen", "unit_restored")),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_of(tmp_path_factory.mktemp("indicator"), *FACTS)


@pytest.fixture(scope="module")
def page(store):
    return indicator_details(store, CATALOGUE, "beds_per_1000", "zh")


def test_national_values_and_targets_stand_apart(page):
    assert [(mark.year, mark.value) for mark in page.national] == [(2020, 6.4), (2022, 6.9)]
    assert [(mark.year, mark.value) for mark in page.targets] == [(2025, 7.5)]
    assert page.other_targets == 1


def test_the_ranking_is_of_the_year_most_regions_have(page):
    assert page.ranking.year == 2022
    assert [(mark.region, mark.rank) for mark in page.ranking.marks] == [("株洲市", 1), ("湘潭市", 2)]


def test_coverage_counts_regions_by_year_and_years_of_the_nation_alone(page):
    assert page.by_year == {2020: 0, 2021: 1, 2022: 2, 2023: 1}
    assert page.facts == len(FACTS)


def test_doubts_are_counted(page):
    assert page.flags == (("source_unseen", 2), ("unit_restored", 1))
    assert page.bases == (("户籍人口", 1),)


def test_the_national_line_keeps_its_gaps(page):
    answer = national_trend(page, "zh")
    assert answer.years == (2020, 2021, 2022)
    assert [mark and mark.value for mark in answer.national.points] == [6.4, None, 6.9]
    assert answer.finding.text() == "每千人口床位数，全国，2020–2025 年，2 个年度数值；数值见下表。"


def test_totals_have_a_national_series_too(tmp_path):
    store = store_of(tmp_path, fact("全国", "2023", 9000, "births"), fact("株洲市", "2023", 9, "births"))
    found = indicator_details(store, CATALOGUE, "births", "zh")
    assert [mark.value for mark in found.national] == [9000]
    assert found.ranking.benchmark is None


def test_an_indicator_without_facts(store):
    found = indicator_details(store, CATALOGUE, "births", "en")
    assert (found.facts, found.national, found.ranking.marks, found.by_year, found.flags) == (0, (), (), {}, ())
    assert national_trend(found, "en").national is None


def test_an_unknown_indicator(store):
    with pytest.raises(KeyError):
        indicator_details(store, CATALOGUE, "nonsense", "zh")
