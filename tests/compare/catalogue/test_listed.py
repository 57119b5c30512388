from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.catalogue.listed import catalogue_list
from compare.catalogue.view import HAVING, CatalogueView, from_query, to_query
from compare.listing import Link
from etl.model.messages import Language
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

views = st.builds(
    CatalogueView,
    indicator=st.sampled_from(["", "births", "beds_per_1000"]),
    category=st.text(),
    data=st.sampled_from(HAVING),
    q=st.text(),
    lang=st.sampled_from(get_args(Language)),
)


@given(views)
def test_a_view_survives_its_query(view: CatalogueView):
    assert from_query(to_query(view)) == (view, [])


@given(st.text())
def test_any_text_gives_a_view_that_survives(text: str):
    view, bad = from_query(text)
    assert from_query(to_query(view)) == (view, [])
    assert set(bad) <= {"indicator", "data", "lang"}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    facts = (
        fact("株洲市", "2021", 7),
        fact("株洲市", "2023", 7.7),
        fact("全国", "2023", 7.2),
        fact("株洲市", "2023", 9, "births", status="target"),
    )
    return store_of(tmp_path_factory.mktemp("catalogue"), *facts)


def listed(store, **view):
    answer = catalogue_list(store, CATALOGUE, CatalogueView(**view))
    return {row[0].link.id: [cell.text for cell in row] for row in answer.listing.rows}


def test_every_indicator_is_listed_with_its_coverage(store):
    rows = listed(store)
    assert list(rows) == list(CATALOGUE.indicators)
    assert rows["beds_per_1000"] == [
        "每千人口床位数", "beds per 1000", "张/千人", "越高越好", "资源", "1", "2021–2023", "3", "有",
    ]  # fmt: skip
    assert rows["births"][5:] == ["", "", "1", ""]


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        ({"data": "with"}, {"beds_per_1000"}),
        ({"data": "without"}, {"births", "infant_mortality_rate", "health_literacy_rate"}),
        ({"q": "死亡"}, {"infant_mortality_rate"}),
        ({"q": "Infant RATE"}, {"infant_mortality_rate"}),
        ({"q": "死亡 床位"}, set()),
        ({"category": "没有这类"}, set()),
        ({"category": "资源", "q": "出生"}, {"births"}),
    ],
)
def test_the_list_is_narrowed(store, view, ids):
    assert set(listed(store, **view)) == ids


def test_pinyin_and_initials_find_an_indicator(services_catalogue, store):
    for typed in ("yingersiwanglv", "yeswl", "婴儿死亡"):
        answer = catalogue_list(store, services_catalogue, CatalogueView(q=typed))
        assert Link("indicator", "infant_mortality_rate") in [row[0].link for row in answer.listing.rows]


@pytest.fixture(scope="module")
def services_catalogue():
    from etl.model.catalogue import load

    return load()


def test_categories_count_all_indicators(store):
    answer = catalogue_list(store, CATALOGUE, CatalogueView(q="床位"))
    assert answer.categories == (("资源", 4),)
    assert (answer.indicators, answer.with_data, answer.listing.total) == (4, 1, 1)
    assert answer.finding.text() == "指标库有 4 个指标，其中 1 个有全年数值"
