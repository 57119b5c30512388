from dataclasses import replace

import plotly.graph_objects as go
import pytest

from compare.answers.trend import COLOURED
from compare.answers.trends import trends
from compare.model.palette import LIGHT
from compare.model.view import View
from layouts.answers.trends import clipped, columns_of, rows_of, trends_figure
from tests.support.comparison_samples import CATALOGUE, fact, table

X, Y = "beds_per_1000", "infant_mortality_rate"
FACTS = (
    fact("株洲市", "2019", 6.5, X),
    fact("株洲市", "2023", 7.7, X),
    fact("湘潭市", "2021", 7.9, X),
    fact("株洲市", "2018", 3.0, Y),
    fact("株洲市", "2021", 2.1, Y),
    fact("全国", "2021", 5.0, Y),
)


def drawn(*facts, indicators=(X, Y), **view):
    answer = trends(table(*(facts or FACTS)), CATALOGUE, View(indicators=indicators, tab="trend", **view))
    return go.Figure(trends_figure(answer, "zh", LIGHT))


def lines(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_region_has_one_colour_in_every_panel():
    zhuzhou = lines(drawn(), "株洲市")
    assert [trace.xaxis for trace in zhuzhou] == ["x", "x2"]
    assert len({trace.line.color for trace in zhuzhou}) == 1
    assert lines(drawn(), "湘潭市")[0].line.color != zhuzhou[0].line.color


def test_panels_share_the_years_and_not_the_values():
    layout = drawn().layout
    assert layout.xaxis.range == layout.xaxis2.range == (2017.7, 2023.3)
    assert layout.yaxis.range != layout.yaxis2.range


def test_panels_are_titled_with_name_and_unit_and_lines_with_their_region():
    assert {"<b>每千人口床位数 · 张/千人</b>", "<b>婴儿死亡率 · ‰</b>", "株洲市", "湘潭市", "全国"} <= set(
        texts(drawn())
    )


def test_gaps_stay_gaps_and_points_lead_to_their_facts():
    first = lines(drawn(), "株洲市")[0]
    assert list(first.y) == [6.5, None, None, None, 7.7]
    assert [fact and len(fact) for fact in first.customdata] == [12, None, None, None, 12]


def test_a_panel_without_a_value_says_so():
    figure = drawn(regions=("430300",), nation=False)
    assert "所选地区没有数值" in texts(figure)
    assert len({trace.xaxis for trace in figure.data}) == 2


def test_many_regions_are_grey_in_one_trace_a_panel():
    count = COLOURED + 3
    facts = [
        replace(fact("株洲市", year, n + 1.0, X), region_code=f"4302{n:02d}", region=f"区{n}")
        for n in range(count)
        for year in ("2022", "2023")
    ]
    figure = drawn(*facts)
    (grey,) = lines(figure, "regions")
    assert grey.line.color == LIGHT.neutral
    assert list(grey.x)[:5] == [2022, 2023, None, 2022, 2023]
    assert sum(fact is not None for fact in grey.customdata) == 2 * count


def test_end_labels_stay_within_the_drawn_range():
    facts = [
        replace(fact("株洲市", "2023", 7.0, X), region_code=f"4302{n:02d}", region=f"区{n}") for n in range(COLOURED)
    ]
    figure = drawn(*facts)
    low, high = figure.layout.yaxis.range
    places = [note.y for note in figure.layout.annotations if note.x == 1]
    assert len(places) == COLOURED
    assert low <= min(places) < max(places) <= high


@pytest.mark.parametrize(("count", "across", "down"), [(2, 2, 1), (3, 3, 1), (4, 2, 2), (5, 3, 2), (12, 3, 4)])
def test_panels_fill_rows(count, across, down):
    assert (columns_of(count), rows_of(count)) == (across, down)


@pytest.mark.parametrize(("text", "cut"), [("株洲市", "株洲市"), ("恩施土家族苗族自治州", "恩施土家族…"), ("", "")])
def test_a_long_name_is_cut(text, cut):
    assert clipped(text, 84) == cut
