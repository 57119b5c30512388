"""An answer on the screen: finding, sub-line, chart or table, what is missing, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html

from compare.model.answer import Answer
from compare.model.format import unit_name
from compare.model.mark import Sources
from compare.model.names import indicator_name, join
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import when_words
from layouts.answers.drawings import face
from layouts.charts.labels import direction_words
from layouts.charts.palette import palette
from layouts.states import nothing_to_show
from layouts.words import say

MISSING_NAMED = 24
"""So many regions without data are named; of more, the rest is counted and named on hover."""


@dataclass(frozen=True, slots=True)
class DataVersion:
    """Which snapshot is shown: its id and when it was published (ISO time)."""

    id: str
    published_at: str


def subline(answer: Answer, view: View) -> str:
    """Return indicator · unit · direction · year rule."""
    language = view.lang
    indicators = answer.about
    if subject := face(answer).subject:
        parts = [subject(answer, view)]
    elif len(indicators) != 1:
        parts = [say("subline.several", language, count=len(indicators))]
    else:
        parts = [indicator_name(indicators[0], language), unit_name(indicators[0].unit, language)]
        parts.append(direction_words(indicators[0].direction, language))
    return " · ".join(part for part in [*parts, when_words(answer.when, view)] if part)


def missing(answer: Answer, language: Language) -> Any:
    """Return the list of chosen regions without data; None where none is missing."""
    if not answer.missing:
        return None
    names = [place.name for place in answer.missing]
    text = say("missing", language, names=join(names[:MISSING_NAMED], language, None))
    if len(names) > MISSING_NAMED:
        text += say("missing.more", language, count=len(names) - MISSING_NAMED)
    return html.P(text, title=join(names, language, None))


def _sources(sources: Sources, language: Language) -> str:
    parts = [
        say(f"sources.{key}", language, count=count)
        for key, count in (("reports", sources.reports), ("tables", sources.tables))
        if count
    ]
    text = say("sources", language, parts=join(parts, language, None)) if parts else ""
    if sources.publications:
        text += say("sources.publications", language, count=sources.publications)
    return text


def footer(answer: Answer, version: DataVersion, language: Language) -> list[Any]:
    """Return sources, data version and every caveat of the answer; that nothing was tested stands with the sources."""
    tested = [caveat for caveat in answer.caveats if caveat.key != "caveat.not_tested"]
    first = [
        _sources(answer.sources, language),
        say("version", language, date=version.published_at[:10], id=version.id),
        *(caveat.text(language) for caveat in answer.caveats if caveat.key == "caveat.not_tested"),
    ]
    caveats = [html.Li(caveat.text(language)) for caveat in tested]
    return [html.P(" · ".join(part for part in first if part)), html.Ul(caveats, className="caveats")]


def body(answer: Answer, view: View, scheme: str) -> Any:
    """Return the chart or the grid of an answer, or the empty state."""
    shown = face(answer)
    if shown.empty(answer):
        return nothing_to_show(view.lang, chosen=bool(view.regions))
    summary = f"{answer.finding.text(view.lang)} {subline(answer, view)}"
    return shown.draw(answer, view, palette(scheme), summary)
