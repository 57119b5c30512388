"""One slide: what its chart finds, the chart, and everything that must be said beside it."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from compare.model.answer import Answer
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.answer import DataVersion, body, footer, missing
from layouts.messages import screen_message
from layouts.present.fit import fit, room
from layouts.present.paper import on_paper
from layouts.states import state


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


def slide(
    found: Answer, view: View, title: str, notice: str, version: DataVersion, scheme: str, number: int, *, paper: bool
) -> list[Any]:
    """Build a slide of an answer.

    ``title`` is the analyst's own; the chart's finding stands under it, or in its place where it is empty. ``notice``
    names what of the saved view could not be used any more.
    """
    finding = found.finding.text(view.lang)
    about = found.caption(view)
    content = body(found, view, scheme)
    content = on_paper(content, view.lang) if paper else content
    left_out, below = missing(found, view.lang), footer(found, version, view.lang)
    left = room(title or finding, [caveat.text(view.lang) for caveat in found.caveats], _text_of(left_out))
    return [
        html.H1(title or finding),
        html.P(" · ".join([finding, about] if title else [about]), className="subline"),
        html.Div(notice, className="notice") if notice else None,
        html.Div(apart(content, number, left), className="slide-body"),
        html.Div(left_out, className="missing"),
        html.Footer(below),
    ]


def _text_of(paragraph: html.P | None) -> str:
    return str(paragraph.children) if paragraph else ""


def slide_without_answer(title: str, reason: Any, language: Language) -> list[Any]:
    """Build a slide that has nothing to show: its title, and why."""
    content = reason if not isinstance(reason, str) else state(screen_message("present.slide_lost", language), reason)
    return [html.H1(title or screen_message("present.untitled", language)), html.Div(content, className="slide-body")]
