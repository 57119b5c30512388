"""How a relation is drawn: a scatter beside both values of every region; of one indicator, what would go with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html

from compare.answers.relation import Relation
from compare.model.format import unit_name
from compare.model.names import indicator_name
from compare.model.palette import Palette
from compare.model.view import View, to_query
from layouts.answers.drawing import Drawing, chart
from layouts.answers.relation_figure import axis_title, relation_figure
from layouts.charts.lines import DOUBTFUL_POINT
from layouts.charts.with_grid import chart_with_grid
from layouts.grids.fact_grid import fact_grid, mark_cells, number_column, region_column
from layouts.messages import screen_message


def _invitation(answer: Relation, view: View) -> html.Div:
    """Say that a second indicator is needed, with links to those that most regions have as well."""
    links = [
        dcc.Link(
            [
                html.Span(indicator_name(one.indicator, view.lang)),
                html.Span(screen_message("relation.common", view.lang, count=one.regions), className="dim"),
            ],
            href=f"/compare?{to_query(replace(view, indicators=(answer.x.id, one.indicator.id)))}",
        )
        for one in answer.suggestions
    ]
    parts: list[Any] = [
        html.H2(screen_message("relation.invite", view.lang)),
        html.P(screen_message("relation.invite_text", view.lang)),
    ]
    return html.Div([*parts, html.Div(links, className="ready")], className="state invite", role="status")


def relation_grid(answer: Relation, view: View) -> dag.AgGrid:
    """Build the grid of both values, each leading to its own evidence; the nation stays on top."""
    sides = [("x", answer.x), ("y", answer.y or answer.x)]
    columns = [region_column(view.lang, 132)]
    columns += [
        number_column(key, axis_title(indicator, unit_name(indicator.unit, view.lang), view.lang), 132)
        for key, indicator in sides
    ]
    rows = []
    for point in answer.points:
        x, y = point.dated
        cells = {**mark_cells("x", x, view.lang), **mark_cells("y", y, view.lang)}
        rows.append({"id": point.x.region_code, "region": point.x.region, **cells})
    nation = answer.nation_x or answer.nation_y
    pinned = []
    if nation is not None:
        cells = {**mark_cells("x", answer.nation_x, view.lang), **mark_cells("y", answer.nation_y, view.lang)}
        pinned = [{"id": nation.region_code, "region": nation.region, **cells}]
    return fact_grid(columns, rows, view.lang, pinned=pinned)


class _Drawing(Drawing[Relation]):
    """The relation as a scatter with its grid, or an invitation to choose a second indicator."""

    def draw(self, answer: Relation, view: View, colours: Palette, summary: str, /) -> html.Div:
        if answer.y is None:
            return _invitation(answer, view)
        name = f"{indicator_name(answer.x, view.lang)}-{indicator_name(answer.y, view.lang)}"
        figure = relation_figure(answer, view.lang, colours)
        drawn = chart(
            figure,
            answer,
            view,
            name=name,
            summary=summary,
            doubt=DOUBTFUL_POINT,
            height="max(100%, 380px)",
        )
        return chart_with_grid(drawn, relation_grid(answer, view))


DRAWING: Drawing[Relation] = _Drawing()
