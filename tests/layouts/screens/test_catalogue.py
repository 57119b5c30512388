import json

import plotly.graph_objects as go
import pytest
from dash import dcc, html
from plotly.io.json import to_json_plotly

from compare.catalogue.indicator import indicator_details
from compare.catalogue.listed import catalogue_list
from compare.catalogue.view import CatalogueView, from_query
from compare.model.palette import LIGHT
from compare.model.view import from_query as compare_view
from layouts.screens import indicator as layout
from layouts.screens.catalogue import catalogue_body, catalogue_top
from layouts.screens.indicator import indicator_body, indicator_head, unknown_indicator
from layouts.screens.indicator_national import national_chart
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

CITIES = tuple(code for code, division in CATALOGUE.divisions.items() if division.level in ("city", "county"))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    facts = [fact(code, "2023", 5 + at) for at, code in enumerate(CITIES)]
    nation = [fact("全国", "2022", 6.9), fact("全国", "2023", 7.2), fact("全国", "2025", 7.5, status="target")]
    flagged = fact("株洲市", "2022", 5, flags=("source_unseen",))
    return store_of(tmp_path_factory.mktemp("catalogue"), *facts, *nation, flagged, fact("株洲市", "2023", 9, "births"))


def page(store, id="beds_per_1000", lang="zh"):
    return indicator_details(store, CATALOGUE, id, lang)


def printed(shown):
    return json.dumps(json.loads(to_json_plotly(shown)), ensure_ascii=False)


def links(component):
    return [part.href for part in component._traverse() if isinstance(part, dcc.Link)]


def test_what_narrows_the_list_keeps_the_rest(store):
    answer = catalogue_list(store, CATALOGUE, CatalogueView(data="with", q="床位", category="资源"))
    views = [from_query(href.partition("?")[2])[0] for href in links(html.Div(catalogue_top(answer)))]
    assert {view.q for view in views} == {"床位"}
    assert {(view.category, view.data) for view in views} == {
        ("资源", ""), ("资源", "with"), ("资源", "without"), ("", "with"),
    }  # fmt: skip


def test_nothing_found_says_what_to_do(store):
    answer = catalogue_list(store, CATALOGUE, CatalogueView(q="没有这个"))
    assert "没有符合的指标" in printed(catalogue_body(answer))


@pytest.mark.parametrize("id", CATALOGUE.indicators)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_reads_in_both_languages(store, id, lang):
    found = page(store, id, lang)
    text = printed([indicator_head(found, lang), indicator_body(found, lang)])
    assert ("定义" in text) == (lang == "zh")
    assert all("lang=en" in href for href in links(html.Div(indicator_head(found, lang)))) == (lang == "en")


def test_the_head_leads_into_compare_only_with_data(store):
    wanted = [
        compare_view(href.partition("?")[2])[0] for href in links(html.Div(indicator_head(page(store), "zh")))[1:]
    ]
    assert [view.tab for view in wanted][:2] == ["rank", "trend"]
    assert {view.indicators for view in wanted} == {("beds_per_1000",)}
    assert links(html.Div(indicator_head(page(store, "health_literacy_rate"), "zh"))) == ["/catalogue"]


def test_values_lead_to_their_facts(store):
    facts = [href for href in links(indicator_body(page(store), "zh")) if href.startswith("/evidence?fact=")]
    assert len(facts) == 3 + len(CITIES)
    assert all(store.location_of(href.partition("=")[2]) for href in facts)


@pytest.mark.parametrize(("shown", "rows"), [(2, 5), (3, 7), (len(CITIES), len(CITIES))])
def test_of_many_regions_the_best_and_the_worst(store, monkeypatch, shown, rows):
    monkeypatch.setattr(layout, "SHOWN", shown)
    parts = indicator_body(page(store), "zh")._traverse()
    ranked = next(part for part in parts if getattr(part, "className", "") == "ranked")
    assert len(ranked.children[1].children) == rows


def test_doubts_lead_to_the_quality_lists(store):
    assert "/quality?kind=flagged&flag=source_unseen&q=" in printed(indicator_body(page(store), "zh"))


def test_the_chart_is_clickable_and_described(store):
    chart = national_chart(page(store), "zh", LIGHT)
    figure = go.Figure(chart.children.figure)
    assert [list(trace.y) for trace in figure.data] == [[6.9, 7.2], [7.5]]
    assert all(fact for trace in figure.data for fact in trace.customdata)
    assert "2022–2025 年" in getattr(chart, "aria-label")


def test_one_value_is_no_chart(store):
    assert national_chart(page(store, "births"), "zh", LIGHT) is None


def test_an_unknown_indicator_is_reported_and_leads_back():
    shown = unknown_indicator("<b>", "zh")
    assert "%3Cb%3E" in printed(shown)
    assert links(shown) == ["/catalogue"]
