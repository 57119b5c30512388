"""An answer on the screen: finding, sub-line, chart or table, what is missing, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html

from compare.model.answer import Answer
from compare.model.caption import missing_words, sources_words, version_words
from compare.model.names import join
from compare.model.palette import palette
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import DRAWINGS, drawing
from layouts.messages import screen_message
from layouts.states import nothing_to_show

MISSING_NAMED = 24
"""Most regions without data that are named; the rest is counted, and named on hover."""


@dataclass(frozen=True, slots=True)
class DataVersion:
    """Which snapshot is shown: its id and when it was published (ISO time)."""

    id: str
    published_at: str


def missing(answer: Answer, language: Language) -> html.P | None:
    """Return the list of chosen regions without data; None where none is missing."""
    if not answer.missing:
        return None
    every = join([region.name for region in answer.missing], language, None)
    return html.P(missing_words(answer.missing, language, MISSING_NAMED), title=every)


def footer(answer: Answer, version: DataVersion, language: Language) -> list[Any]:
    """Return sources, data version and every caveat of the answer; that nothing was tested stands with the sources."""
    tested = [caveat for caveat in answer.caveats if caveat.key != "caveat.not_tested"]
    sources = sources_words(answer.sources, language)
    first = [
        screen_message("sources", language, parts=sources) if sources else "",
        version_words(version.id, version.published_at, language),
        *(caveat.text(language) for caveat in answer.caveats if caveat.key == "caveat.not_tested"),
    ]
    caveats = [html.Li(caveat.text(language)) for caveat in tested]
    return [html.P(" · ".join(part for part in first if part)), html.Ul(caveats, className="caveats")]


def body(answer: Answer, view: View, scheme: str) -> Any:
    """Return the chart or the grid of an answer, or the empty state."""
    if answer.empty:
        return nothing_to_show(view.lang, chosen=bool(view.regions))
    summary = f"{answer.finding.text(view.lang)} {answer.caption(view)}"
    return drawing(answer).draw(answer, view, palette(scheme), summary)


DRAWINGS.load()
