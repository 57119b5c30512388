"""One slide: what its chart finds, the chart, and everything that must be said beside it."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
from dash import dcc, html

from compare.answers import Answer
from compare.view import View
from etl.messages import Language
from layouts.answer import DataVersion, body, footer, missing, subline
from layouts.present_fit import fit, room
from layouts.states import state
from layouts.words import say

PRINTED_ROWS = 18
PRINTED_COLUMNS = 10


def apart(part: Any, number: int, left: float) -> Any:
    """Give every component its slide's number in its id, so that several answers stand in one page; return it.

    Charts that have a height of their own get that of a slide with ``left`` pixels.
    """
    for inner in [part, *part._traverse()]:
        if isinstance(getattr(inner, "id", None), str):
            inner.id = {"type": inner.id, "slide": number}
        if isinstance(inner, dcc.Graph):
            fit(inner, left)
    return part


def _leaves(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [leaf for column in columns for leaf in _leaves(column.get("children") or []) or [column]]


def plain_table(grid: dag.AgGrid, language: Language) -> html.Div:
    """Write a grid out as a plain table, for paper: what does not fit a page is counted, never dropped in silence."""
    columns = _leaves(grid.columnDefs)
    pinned = (grid.dashGridOptions or {}).get("pinnedTopRowData") or []
    first, rest = columns[:1], columns[1:]
    shown = [*first, *rest[-PRINTED_COLUMNS:]]
    rows = [*pinned, *grid.rowData]
    left = (len(rows) - PRINTED_ROWS, len(rest) - PRINTED_COLUMNS)
    head = html.Tr([html.Th(column.get("headerName", "")) for column in shown])
    body_rows = [html.Tr([_cell(row, column["field"]) for column in shown]) for row in rows[:PRINTED_ROWS]]
    note = say("present.table_left", language, rows=max(left[0], 0), columns=max(left[1], 0))
    return html.Div(
        [
            html.Table([html.Thead(head), html.Tbody(body_rows)], className="plain-table"),
            html.P(note, className="dim") if max(left) > 0 else None,
        ]
    )


def _cell(row: dict[str, Any], field: str) -> html.Td:
    text = row.get(f"{field}_text", row.get(field))
    return html.Td("" if text is None else str(text), className=row.get(f"{field}_standing") or "")


def _on_paper(part: Any, language: Language) -> Any:
    """Replace grids, which only show what is scrolled to, by plain tables; return the part."""
    if isinstance(part, dag.AgGrid):
        return plain_table(part, language)
    for inner in [part, *part._traverse()]:
        inside = getattr(inner, "children", None)
        if isinstance(inside, dag.AgGrid):
            inner.children = plain_table(inside, language)
        elif isinstance(inside, list):
            inner.children = [plain_table(one, language) if isinstance(one, dag.AgGrid) else one for one in inside]
    return part


def slide(
    found: Answer, view: View, title: str, told: str, version: DataVersion, scheme: str, number: int, *, paper: bool
) -> list[Any]:
    """Build a slide of an answer.

    ``title`` is the analyst's own; the chart's finding stands under it, or in its place where it is empty. ``told``
    names what of the saved view could not be used any more.
    """
    finding = found.finding.text(view.lang)
    about = subline(found, view)
    content = body(found, view, scheme)
    content = _on_paper(content, view.lang) if paper else content
    left_out, below = missing(found, view.lang), footer(found, version, view.lang)
    left = room(title or finding, [caveat.text(view.lang) for caveat in found.caveats], _text_of(left_out))
    return [
        html.H1(title or finding),
        html.P(" · ".join([finding, about] if title else [about]), className="subline"),
        html.Div(told, className="notice") if told else None,
        html.Div(apart(content, number, left), className="slide-body"),
        html.Div(left_out, className="missing"),
        html.Footer(below),
    ]


def _text_of(paragraph: html.P | None) -> str:
    return str(paragraph.children) if paragraph else ""


def slide_without_answer(title: str, reason: Any, language: Language) -> list[Any]:
    """Build a slide that has nothing to show: its title, and why."""
    words = reason if not isinstance(reason, str) else state(say("present.slide_lost", language), reason)
    return [html.H1(title or say("present.untitled", language)), html.Div(words, className="slide-body")]
