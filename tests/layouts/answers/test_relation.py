import json

import plotly.graph_objects as go
import pytest
from dash import dcc
from plotly.io.json import to_json_plotly

from compare.answers.relation import relation
from compare.model.palette import LIGHT
from compare.model.view import View, from_query
from layouts.answers.answer import body
from layouts.answers.relation import relation_grid
from layouts.answers.relation_figure import relation_figure, symbol
from tests.support.comparison_samples import CATALOGUE, fact, table

X, Y = "beds_per_1000", "infant_mortality_rate"
FACTS = (
    fact("株洲市", "2023", 7.7, X),
    fact("株洲市", "2023", 2.1, Y),
    fact("湘潭市", "2021", 7.0, X),
    fact("湘潭市", "2022", 2.8, Y),
    fact("荆州市", "2023", 5.0, X, qualifier=">"),
    fact("荆州市", "2023", 3.9, Y),
    fact("全国", "2023", 7.2, X),
)
VIEW = View(indicators=(X, Y), tab="relation")


def answered(*facts, view=VIEW):
    return relation(table(*(facts or FACTS)), CATALOGUE, view)


def drawn(*facts, language="zh"):
    return go.Figure(relation_figure(answered(*facts), language, LIGHT))


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_point_a_region_leads_to_the_evidence_of_y():
    answer = answered()
    (trace,) = drawn().data
    assert (list(trace.x), list(trace.y)) == ([7.7, 7.0, 5.0], [2.1, 2.8, 3.9])
    assert list(trace.customdata) == [point.y.fact_id for point in answer.points]
    assert "7.7 张/千人" in trace.hovertext[0]
    assert "2.1‰" in trace.hovertext[0]


def test_axes_are_titled_with_name_and_unit():
    assert {"↑ 婴儿死亡率（‰）", "每千人口床位数（张/千人） →"} <= set(texts(drawn()))


def test_regions_are_named_with_years_that_differ():
    assert {"株洲市", "湘潭市 (2021/2022)", "荆州市"} <= set(texts(drawn()))


def test_the_nation_is_a_line_where_it_has_the_year():
    figure = drawn()
    (cross,) = figure.layout.shapes
    assert (cross.x0, cross.x1, cross.line.dash) == (7.2, 7.2, "dash")
    assert "全国 7.2 (2023)" in texts(figure)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        ({}, {}, "circle"),
        ({"qualifier": ">"}, {}, "triangle-right"),
        ({"qualifier": "<="}, {}, "triangle-left"),
        ({}, {"qualifier": "<"}, "triangle-down"),
        ({"qualifier": ">"}, {"qualifier": ">"}, "triangle-ne"),
        ({"qualifier": "<"}, {"qualifier": ">="}, "triangle-nw"),
        ({"flags": ("source_unseen",)}, {}, "circle-x-open"),
    ],
)
def test_symbols_point_to_where_the_region_may_lie(x, y, expected):
    (point,) = answered(fact("株洲市", "2023", 7.7, X, **x), fact("株洲市", "2023", 2.1, Y, **y)).points
    assert symbol(point) == expected


def test_both_values_lead_to_their_own_evidence_in_the_grid():
    answer = answered()
    grid = relation_grid(answer, VIEW)
    row = grid.rowData[1]
    assert (row["region"], row["x_text"], row["y_text"]) == ("湘潭市", "7 (2021)", "2.8 (2022)")
    assert (row["x_fact"], row["y_fact"]) == (answer.points[1].x.fact_id, answer.points[1].y.fact_id)
    assert grid.dashGridOptions["pinnedTopRowData"][0]["x_text"] == "7.2"


def test_one_indicator_links_to_ready_pairs():
    view = View(indicators=(X,), tab="relation", lang="en")
    component = body(answered(view=view), view, "light")
    (link,) = [part for part in component._traverse() if isinstance(part, dcc.Link)]
    assert from_query(link.href.removeprefix("/compare"))[0] == View(indicators=(X, Y), tab="relation", lang="en")


def test_no_common_region_says_so():
    view = View(indicators=(X, "births"), tab="relation")
    printed = json.dumps(json.loads(to_json_plotly(body(answered(view=view), view, "light"))), ensure_ascii=False)
    assert "所选范围没有可显示的数值" in printed


def test_a_scatter_of_one_indicator_is_refused():
    with pytest.raises(ValueError, match="two indicators"):
        relation_figure(answered(view=View(indicators=(X,))), "zh", LIGHT)
