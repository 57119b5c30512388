"""An answer on the screen: finding, sub-line, chart or table, what is missing, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from compare.answers import Answer, ComparisonTable, Ranking, Sources, Trend
from compare.format import unit_name
from compare.names import indicator_name
from compare.view import View
from etl.messages import Language
from layouts import ids
from layouts.attributes import aria
from layouts.labels import direction_words
from layouts.palette import palette
from layouts.ranking_figure import ranking_figure
from layouts.states import nothing_to_show
from layouts.table_grid import table_grid
from layouts.theme import chart_config
from layouts.trend_figure import trend_figure
from layouts.words import say

MISSING_NAMED = 24
"""So many regions without data are named; of more, the rest is counted and named on hover."""


@dataclass(frozen=True, slots=True)
class DataVersion:
    """Which snapshot is shown: its id and when it was published (ISO time)."""

    id: str
    published_at: str


def is_empty(answer: Answer) -> bool:
    """Tell whether the answer has no value to draw."""
    if isinstance(answer, Ranking):
        return not (answer.marks or answer.part_year or answer.subgroups)
    return not (answer.series if isinstance(answer, Trend) else answer.rows)


def year_rule(answer: Answer, view: View) -> str:
    """Return the year rule in words, with the year it came to."""
    language = view.lang
    if isinstance(answer, Trend) or (isinstance(answer, ComparisonTable) and answer.across == "years"):
        years = answer.years if isinstance(answer, Trend) else [column.year for column in answer.columns if column.year]
        return say("subline.span", language, first=min(years), last=max(years)) if years else ""
    year = answer.year if isinstance(answer, Ranking) else None
    key = f"subline.{answer.rule}"
    if answer.rule == "given":
        text = say(key, language, year=answer.year_asked)
        return text + (say("subline.tolerance", language, years=view.tolerance) if view.tolerance else "")
    return say(f"{key}_year", language, year=year) if year else say(key, language)


def subline(answer: Answer, view: View) -> str:
    """Return indicator · unit · direction · year rule."""
    language = view.lang
    if isinstance(answer, ComparisonTable) and len(answer.indicators) != 1:
        parts = [say("subline.several", language, count=len(answer.indicators))]
    else:
        indicator = answer.indicators[0] if isinstance(answer, ComparisonTable) else answer.indicator
        parts = [indicator_name(indicator, language), unit_name(indicator.unit, language)]
        parts.append(direction_words(indicator.direction, language))
    return " · ".join(part for part in [*parts, year_rule(answer, view)] if part)


def missing(answer: Answer, language: Language) -> Any:
    """Return the list of chosen regions without data; None where none is missing."""
    if not answer.missing:
        return None
    names = [place.name for place in answer.missing]
    joiner = say("list.join", language)
    text = say("missing", language, names=joiner.join(names[:MISSING_NAMED]))
    if len(names) > MISSING_NAMED:
        text += say("missing.more", language, count=len(names) - MISSING_NAMED)
    return html.P(text, title=joiner.join(names))


def _sources(sources: Sources, language: Language) -> str:
    parts = [
        say(f"sources.{key}", language, count=count)
        for key, count in (("reports", sources.reports), ("tables", sources.tables))
        if count
    ]
    text = say("sources", language, parts=say("list.join", language).join(parts)) if parts else ""
    if sources.publications:
        text += say("sources.publications", language, count=sources.publications)
    return text


def footer(answer: Answer, version: DataVersion, language: Language) -> list[Any]:
    """Return sources, data version and every caveat of the answer."""
    first = [
        _sources(answer.sources, language),
        say("version", language, date=version.published_at[:10], id=version.id),
    ]
    caveats = [html.Li(caveat.text(language)) for caveat in answer.caveats]
    return [html.P(" · ".join(part for part in first if part)), html.Ul(caveats, className="caveats")]


def _key(answer: Answer, language: Language) -> html.Div | None:
    """Explain the colours and marks that are on the chart, and no others."""
    if isinstance(answer, ComparisonTable):
        return None
    entries: list[str] = []
    if isinstance(answer, Ranking):
        standings = {mark.standing for mark in answer.marks}
        entries += [name for name in ("better", "worse") if name in standings]
        if entries and standings & {"unknown", "equal"}:
            entries.append("neutral")
        marks = (*answer.marks, *answer.subgroups, *answer.part_year)
    else:
        marks = tuple(mark for series in answer.series for mark in (*series.points, *series.part_year) if mark)
    entries += ["bound"] if any(mark.bound for mark in marks) else []
    entries += ["derived"] if any(mark.status == "derived" for mark in marks) else []
    entries += ["part-year"] if any(mark.part_year for mark in marks) else []
    entries += ["target"] if answer.targets else []
    doubt = "doubt" if isinstance(answer, Ranking) else "doubt-point"
    entries += [doubt] if any(mark.doubtful for mark in marks) else []
    items = [html.Span([html.I(className=f"key-{name}"), say(f"key.{name}", language)]) for name in entries]
    return html.Div(items, className="key") if items else None


def _chart(answer: Ranking | Trend, view: View, scheme: str) -> html.Div:
    colours = palette(scheme)
    if isinstance(answer, Ranking):
        figure = ranking_figure(answer, view.lang, colours)
        style = {"height": f"{figure['layout']['height']}px"}
    else:
        figure = trend_figure(answer, view.lang, colours)
        style = {"height": "100%"}
    name = f"{indicator_name(answer.indicator, view.lang)}-{say(f'tab.{view.tab}', view.lang)}"
    graph = dcc.Graph(id=ids.CHART, figure=figure, config=chart_config(view.lang, name), style=style, responsive=True)
    summary = f"{answer.finding.text(view.lang)} {subline(answer, view)}"
    # One child list for every kind of chart, so that a change moves the chart instead of replacing it.
    return html.Div(
        [html.Div(graph, className="plot", role="img", **aria(label=summary)), _key(answer, view.lang)],
        className=f"chart chart-{view.tab}",
    )


def body(answer: Answer, view: View, scheme: str) -> Any:
    """Return the chart or the grid of an answer, or the empty state."""
    if is_empty(answer):
        return nothing_to_show(view.lang, chosen=bool(view.regions))
    if isinstance(answer, ComparisonTable):
        return table_grid(answer, view.lang)
    return _chart(answer, view, scheme)
