"""How answers are drawn: what a tab brings to the screen, and what its chart stands in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Protocol, TypeVar, runtime_checkable

from dash import dcc, html
from dash.development.base_component import Component

from compare.model.answer import Answer
from compare.model.key import KeyName
from compare.model.palette import DOUBT, Palette
from compare.model.tabs import Layer
from compare.model.view import View
from layouts import ids
from layouts.attributes import aria
from layouts.charts.figure import Figure
from layouts.charts.theme import chart_config
from layouts.messages import screen_message

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


Signs = Mapping[KeyName, str]
"""The classes of the signs that a drawing draws, by entry of the key; empty: words alone."""

CHART: Signs = {
    "better": "key-better",
    "worse": "key-worse",
    "neutral": "key-neutral",
    "improved": "key-improved",
    "worsened": "key-worsened",
    "unmoved": "key-unmoved",
    "target": "key-target",
    "bound": "key-bound",
    "derived": "key-derived",
    "part_year": "key-part-year",
    "doubt": "",
}


def key(answer: Answer, view: View, signs: Signs, *, doubt: str = DOUBT, name: str = "key") -> html.Div | None:
    """Build the line that explains the marks that a drawing has ``signs`` for; None where there is nothing to explain.

    ``doubt`` is the character that tells a doubtful value, ``name`` the line's class.
    """
    items = []
    for one in answer.key(view):
        if one in signs:
            text = answer.key_words(one, view)
            sign = [html.I(className=signs[one])] if signs[one] else []
            items.append(html.Span([*sign, f"{doubt} {text}" if one == "doubt" else text]))
    return html.Div(items, className=name) if items else None


def chart(
    figure: Figure,
    answer: Answer,
    view: View,
    *,
    name: str,
    summary: str,
    doubt: str = DOUBT,
    height: str = "100%",
) -> html.Div:
    """Wrap a figure: the graph, its text summary for those who do not see it, and its key.

    One child list for every kind of chart, so that a change moves the chart instead of replacing it. ``name`` is the
    picture's file name, ``doubt`` the character that stands for a doubtful value in the key.
    """
    config = chart_config(view.lang, f"{name}-{screen_message(f'tab.{view.tab}', view.lang)}")
    graph = dcc.Graph(id=ids.CHART, figure=figure, config=config, style={"height": height}, responsive=True)
    # The figure takes the focus, so that its marks can be walked by keyboard (assets/walk.js).
    plot = html.Div(graph, className="plot", role="figure", tabIndex=0, **aria(label=summary))
    hint = html.Div(screen_message("chart.walk", view.lang), className="walk-hint")
    return html.Div([plot, hint, key(answer, view, CHART, doubt=doubt)], className=f"chart chart-{view.tab}")
