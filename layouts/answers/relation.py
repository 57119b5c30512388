"""How a relation is drawn: a scatter beside both values of every region; of one indicator, what would go with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html

from compare.answers.relation import Relation
from compare.model.format import unit_name
from compare.model.mark import Mark
from compare.model.names import indicator_name
from compare.model.view import View, to_query
from layouts.answers.drawing import Face, chart, mark_entries
from layouts.answers.relation_figure import axis_title, relation_figure
from layouts.answers.table import fact_grid, number_column, region_column, tooltip
from layouts.charts.labels import value_label
from layouts.charts.palette import Palette
from layouts.charts.with_grid import beside
from layouts.words import say


def _empty(answer: Relation) -> bool:
    return answer.y is not None and not answer.points


def _invitation(answer: Relation, view: View) -> html.Div:
    """Say that a second indicator is needed, with links to those that most regions have as well."""
    links = [
        dcc.Link(
            [
                html.Span(indicator_name(one.indicator, view.lang)),
                html.Span(say("relation.common", view.lang, count=one.regions), className="dim"),
            ],
            href=f"/compare?{to_query(replace(view, indicators=(answer.x.id, one.indicator.id)))}",
        )
        for one in answer.suggestions
    ]
    parts: list[Any] = [html.H2(say("relation.invite", view.lang)), html.P(say("relation.invite_text", view.lang))]
    return html.Div([*parts, html.Div(links, className="ready")], className="state invite", role="status")


def _cells(key: str, mark: Mark | None, view: View) -> dict[str, Any]:
    if mark is None:
        return {key: None}
    return {
        key: mark.value,
        f"{key}_text": value_label(mark, view.lang),
        f"{key}_fact": mark.fact_id,
        f"{key}_tip": tooltip(mark, view.lang),
    }


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
        # Where the two are of different years, each says its own.
        x, y = (replace(mark, other_year=mark.other_year or point.years_differ) for mark in (point.x, point.y))
        cells = {**_cells("x", x, view), **_cells("y", y, view)}
        rows.append({"id": point.x.region_code, "region": point.x.region, **cells})
    nation = answer.nation_x or answer.nation_y
    pinned = []
    if nation is not None:
        cells = {**_cells("x", answer.nation_x, view), **_cells("y", answer.nation_y, view)}
        pinned = [{"id": nation.region_code, "region": nation.region, **cells}]
    return fact_grid(columns, rows, view.lang, pinned=pinned)


def _draw(answer: Relation, view: View, colours: Palette, summary: str) -> html.Div:
    if answer.y is None:
        return _invitation(answer, view)
    marks = [mark for point in answer.points for mark in (point.x, point.y)]
    entries = mark_entries(marks) + (["doubt-point"] if any(mark.doubtful for mark in marks) else [])
    name = f"{indicator_name(answer.x, view.lang)}-{indicator_name(answer.y, view.lang)}"
    figure = relation_figure(answer, view.lang, colours)
    drawn = chart(figure, view, name=name, summary=summary, entries=entries, height="max(100%, 380px)")
    return beside(drawn, relation_grid(answer, view))


FACE: Face[Relation] = Face(_empty, _draw)
