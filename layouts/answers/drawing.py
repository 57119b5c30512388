"""How answers are drawn: what a tab brings to the screen, and what its chart stands in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Protocol, TypeVar, runtime_checkable

from dash import dcc, html
from dash.development.base_component import Component

from compare.model.answer import Answer
from compare.model.mark import Mark
from compare.model.tabs import Layer
from compare.model.view import View
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria
from layouts.charts.figure import Figure
from layouts.charts.palette import Palette
from layouts.charts.theme import chart_config
from layouts.words import say

A = TypeVar("A", bound=Answer, contravariant=True)
B = TypeVar("B", bound=Answer)


@runtime_checkable
class Drawing(Protocol[A]):
    """How one kind of answer is drawn. Its module exports one as ``DRAWING``, of a class that inherits from this."""

    @abstractmethod
    def draw(self, answer: A, view: View, colours: Palette, summary: str, /) -> Component:
        """Return the chart or the grid of an answer that is not empty; ``summary`` says in words what it shows."""


DRAWINGS = Layer("layouts.answers", "DRAWING", lambda part: isinstance(part, Drawing))


def drawing(answer: B) -> Drawing[B]:
    """Return how an answer is drawn."""
    found: Drawing[B] = DRAWINGS.of_answer(answer)
    return found


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
