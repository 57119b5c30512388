"""The face of an answer: how one kind of answer is drawn. A tab is an answer, its question and its face."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dash import dcc, html

from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria
from layouts.charts.figure import Figure
from layouts.charts.palette import Palette
from layouts.charts.theme import chart_config
from layouts.words import say

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Face(Generic[A]):
    """How one kind of answer is drawn.

    ``empty`` tells whether it has no value to draw; ``draw`` makes the chart or the grid of the answer, the view, the
    colours and the chart's text summary.
    """

    empty: Callable[[A], bool]
    draw: Callable[[A, View, Palette, str], Any]


def mark_entries(marks: Iterable[Mark]) -> list[str]:
    """Return the key's entries for what marks are besides plain values."""
    marks = list(marks)
    entries = ["bound"] if any(mark.bound for mark in marks) else []
    entries += ["derived"] if any(mark.status == "derived" for mark in marks) else []
    entries += ["part-year"] if any(mark.part_year for mark in marks) else []
    return entries


def key(entries: list[str], language: Language) -> html.Div | None:
    """Build the line that explains the marks; None where there is nothing to explain."""
    items = [html.Span([html.I(className=f"key-{name}"), say(f"key.{name}", language)]) for name in entries]
    return html.Div(items, className="key") if items else None


def chart(figure: Figure, view: View, *, name: str, summary: str, entries: list[str], height: str = "100%") -> html.Div:
    """Wrap a figure: the graph, its text summary for those who do not see it, and its key.

    One child list for every kind of chart, so that a change moves the chart instead of replacing it. ``name`` is the
    picture's file name.
    """
    config = chart_config(view.lang, f"{name}-{say(f'tab.{view.tab}', view.lang)}")
    graph = dcc.Graph(id=ids.CHART, figure=figure, config=config, style={"height": height}, responsive=True)
    # The figure takes the focus, so that its marks can be walked by keyboard (assets/walk.js).
    plot = html.Div(graph, className="plot", role="figure", tabIndex=0, **aria(label=summary))
    hint = html.Div(say("chart.walk", view.lang), className="walk-hint")
    return html.Div(
        [plot, hint, key(entries, view.lang)],
        className=f"chart chart-{view.tab}",
    )
