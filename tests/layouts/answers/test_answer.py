import json

from dash import dcc
from plotly.io.json import to_json_plotly

from compare.answers.ranking import ranking
from compare.answers.table import table
from compare.answers.trend import trend
from layouts.answers.answer import DataVersion, body, footer, missing
from tests.support.comparison_samples import CATALOGUE, beds, fact
from tests.support.comparison_samples import table as facts_table

FACTS = (fact("株洲市", "2023", 7.71), fact("湘潭市", "2022", 7.02), fact("全国", "2023", 7.23))
VERSION = DataVersion("0123456789ab", "2026-11-22T08:00:00+00:00")


def rank(*facts, **view):
    chosen = beds(**view)
    return ranking(facts_table(*(facts or FACTS)), CATALOGUE, chosen), chosen


def printed(component):
    return json.dumps(json.loads(to_json_plotly(component)), ensure_ascii=False)


def subline(answer, view):
    return answer.caption(view)


def test_the_subline_names_indicator_unit_direction_and_rule():
    assert subline(*rank()) == "每千人口床位数 · 张/千人 · 越高越好 · 年份：指定 2023 年"
    assert subline(*rank(tolerance=1)).endswith("，可用 ±1 年")
    assert "多数为 2023 年" in subline(*rank(year="latest"))


def test_missing_regions_are_named():
    assert missing(rank(regions=("430200", "421000"))[0], "zh").children == "无数据：荆州市"
    assert missing(rank()[0], "zh") is None


def test_the_footer_says_that_nothing_was_tested_and_which_data_it_is():
    text = printed(footer(rank()[0], VERSION, "zh"))
    assert "未做统计检验" in text
    assert "2026-11-22（0123456789ab）" in text


def test_an_empty_answer_says_what_to_do():
    answer, view = rank(regions=("421000",))
    assert answer.empty
    assert "可清空地区" in printed(body(answer, view, "light"))


def test_the_chart_has_a_text_summary():
    answer, view = rank()
    assert answer.finding.text() in printed(body(answer, view, "light"))


def test_the_chart_is_no_picture_of_another_host():
    answer, view = rank()
    graph = body(answer, view, "light").children[0].children
    assert isinstance(graph, dcc.Graph)
    assert graph.config["showSendToCloud"] is False
    assert graph.config["modeBarButtons"] == [["toImage"]]


def test_trend_and_table_state_their_span():
    view = beds(tab="trend")
    assert "2022–2023 年" in subline(trend(facts_table(*FACTS), CATALOGUE, view), view)
    view = beds(tab="table")
    assert "2022–2023 年" in subline(table(facts_table(*FACTS), CATALOGUE, view), view)
