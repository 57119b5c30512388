"""The overview: what is in the table, how far it reaches, what changed, what waits, and comparisons to begin with."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from compare.model.names import category_name
from compare.model.query import in_language, with_query
from compare.model.view import View, to_query
from compare.overview import DocumentChange, Overview, Ready
from etl.model.messages import Language, wording
from layouts import ids, states
from layouts.answers.answer import DataVersion
from layouts.attributes import aria
from layouts.messages import screen_message

TONES = 4
SHOWN = 5
"""Most changed files and kinds of doubt that are named; the rest is counted."""


def tone(count: int, most: int) -> int:
    """Return the tone of a cell, 0 (nothing) to 4, by its share of the fullest cell."""
    return 0 if not count else min(TONES, 1 + (TONES * (count - 1)) // max(most, 1))


def _figure(value: str, text: str, more: str) -> html.Div:
    return html.Div(
        [html.Div(value, className="value"), html.Div(text, className="label"), html.Div(more, className="dim")],
        className="figure",
    )


def _figures(answer: Overview, language: Language) -> html.Div:
    span = f"{answer.years[-1]}–{answer.years[0]}" if answer.years else "–"
    share = f"{answer.doubtful / answer.facts:.0%}"
    levels = {name: answer.levels.get(name, 0) for name in ("province", "city", "county")}
    figures = (
        (
            f"{answer.reports:,}",
            "reports",
            screen_message("overview.doubtful_reports", language, count=answer.doubtful_reports, tables=answer.tables),
        ),
        (f"{sum(levels.values()):,}", "regions", screen_message("overview.levels", language, **levels)),
        (span, "years", screen_message("overview.indicators", language, count=answer.indicators)),
        (
            f"{answer.facts:,}",
            "facts",
            screen_message("overview.doubtful", language, count=f"{answer.doubtful:,}", share=share),
        ),
    )
    return html.Div(
        [_figure(value, screen_message(f"overview.{name}", language), more) for value, name, more in figures],
        className="figures",
    )


def _categories(answer: Overview, language: Language) -> html.Nav:
    def link(category: str) -> dcc.Link:
        name = category_name(category, language) if category else screen_message("overview.all", language)
        query = to_query(View(category=category, lang=language))
        chosen = category == answer.category
        return dcc.Link(name, href=with_query("/", query), className="here" if chosen else "", title=name)

    links = [link(category) for category in ("", *answer.categories)]
    return html.Nav(links, className="categories", **aria(label=screen_message("overview.category", language)))


def coverage_data(answer: Overview, language: Language) -> dict[str, Any]:
    """Return what assets/overview.js writes the table of counts from: thousands of components would take it seconds.

    ``rows`` hold name, code and the counts of ``years``; ``cells`` tell each count's tone and, with ``{region}`` and
    ``{year}`` left open as in ``link``, what hovering says.
    """
    held = [[answer.matrix[region.code].get(year, 0) for year in answer.years] for region in answer.regions]
    counts = {count for row in held for count in row if count}
    most = max((count for cells in answer.matrix.values() for count in cells.values()), default=0)
    view = View(tab="profile", focus="{code}", year="{year}", category=answer.category, lang=language)
    open_fields = {"region": "{region}", "year": "{year}"}
    return {
        "corner": screen_message("panel.regions", language),
        "years": [str(year) for year in answer.years],
        "rows": [[region.name, region.code, row] for region, row in zip(answer.regions, held, strict=True)],
        "cells": {
            count: [tone(count, most), screen_message("overview.cell", language, count=count, **open_fields)]
            for count in sorted(counts)
        },
        "link": f"/compare?{to_query(view)}".replace("%7B", "{").replace("%7D", "}"),
    }


def _matrix(answer: Overview, language: Language) -> Any:
    if not answer.regions:
        return html.P(screen_message("overview.nothing", language), className="dim")
    heading = screen_message("overview.coverage", language)
    more = (
        html.P(screen_message("overview.more", language, count=answer.more), className="dim") if answer.more else None
    )
    stores = [dcc.Store(id=ids.COVERAGE, data=coverage_data(answer, language)), dcc.Store(id=ids.COVERAGE_DRAWN)]
    frame = html.Div(className="matrix-frame", tabIndex=0, role="region", **aria(label=heading))
    return html.Div([frame, more, *stores], className="matrix-holder")


def _ready(ready: Ready, language: Language) -> html.Li:
    title = category_name(ready.title, language) if ready.view.tab == "matrix" else ready.title
    parts = [html.Span(title), html.Span(ready.reach.text(language), className="dim")]
    return html.Li(dcc.Link(parts, href=f"/compare?{to_query(ready.view)}"))


def _document_change(change: DocumentChange, language: Language) -> html.Li:
    key = "added" if change.before is None else "removed" if change.after is None else "moved"
    return html.Li(
        screen_message(f"overview.{key}", language, doc=change.doc, before=change.before, after=change.after)
    )


def _fresh(answer: Overview, version: DataVersion, language: Language) -> html.Section:
    time = version.published_at[:16].replace("T", " ")
    lines = [html.Li(screen_message("overview.published", language, id=version.id, time=time))]
    if answer.newest:
        title, date = answer.newest
        lines.append(html.Li(screen_message("overview.newest", language, title=title, date=date)))
    if answer.changes is None:
        documents = answer.reports + answer.tables
        changed = [html.Li(screen_message("overview.first", language, documents=documents, facts=f"{answer.facts:,}"))]
    elif not answer.changes:
        changed = [html.Li(screen_message("overview.unchanged", language))]
    else:
        changed = [_document_change(change, language) for change in answer.changes[:SHOWN]]
        if len(answer.changes) > SHOWN:
            changed.append(
                html.Li(screen_message("overview.changes_more", language, count=len(answer.changes) - SHOWN))
            )
    return html.Section(
        [
            html.H2(screen_message("overview.fresh", language)),
            html.Ul(lines, className="overview-told"),
            html.H3(screen_message("overview.changed", language)),
            html.Ul(changed, className="overview-told"),
        ]
    )


def _waiting(answer: Overview, language: Language) -> html.Section:
    most = sorted(answer.flags.items(), key=lambda entry: (-entry[1], entry[0]))[:SHOWN]
    lines = [
        html.Li(screen_message("overview.flag", language, count=f"{count:,}", flag=wording("flag", flag, language)))
        for flag, count in most
    ]
    link = dcc.Link(screen_message("overview.to_quality", language), href=in_language("/quality", language))
    return html.Section(
        [html.H2(screen_message("overview.waiting", language)), html.Ul(lines, className="overview-told"), link]
    )


def overview_screen(answer: Overview, version: DataVersion, language: Language) -> Any:
    """Build the overview; a table without a single fact says what to do instead."""
    if not answer.facts:
        heading, text = screen_message("overview.empty", language), screen_message("overview.empty_text", language)
        return states.state(heading, text, command=states.BUILD_COMMAND)
    coverage = [
        html.H2(screen_message("overview.coverage", language)),
        html.P(screen_message("overview.coverage_hint", language), className="dim"),
        _categories(answer, language),
        _matrix(answer, language),
    ]
    ready = [
        html.H2(screen_message("overview.ready", language)),
        html.Ul([_ready(ready, language) for ready in answer.ready], className="ready"),
    ]
    side_sections = [html.Section(ready), _fresh(answer, version, language), _waiting(answer, language)]
    return [
        html.H1(screen_message("overview.heading", language)),
        _figures(answer, language),
        html.Div(
            [html.Section(coverage, className="coverage"), html.Div(side_sections, className="overview-beside")],
            className="columns",
        ),
    ]
