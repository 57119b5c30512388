"""The overview: what is in the table, how far it reaches, and comparisons to begin with."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from compare.names import indicator_name
from compare.overview import Overview, Ready
from compare.view import View, to_query
from etl.catalogue import NATION, Catalogue
from etl.messages import Language
from layouts.answer import DataVersion
from layouts.words import say

YEARS_SHOWN = 14
"""The matrix shows the last so many years; earlier ones are in Compare."""
STEPS = (1, 5, 15, 30)
"""Lower bounds of the four tones of the matrix, in indicators."""


def tone(count: int) -> int:
    """Return the tone of a cell, 0 (nothing) to 4."""
    return sum(count >= step for step in STEPS)


def _figure(value: str, text: str, more: str = "") -> html.Div:
    return html.Div(
        [html.Div(value, className="value"), html.Div(text, className="label"), html.Div(more, className="dim")],
        className="figure",
    )


def _figures(answer: Overview, language: Language) -> html.Div:
    own = sum(place.code != NATION for place in answer.places)
    span = f"{answer.years[0]}–{answer.years[-1]}" if answer.years else "–"
    share = f"{answer.doubtful / answer.facts:.0%}" if answer.facts else "–"
    return html.Div(
        [
            _figure(
                f"{answer.reports:,}",
                say("overview.reports", language),
                say("overview.tables", language, count=answer.tables) if answer.tables else "",
            ),
            _figure(f"{own:,}", say("overview.regions", language), say("overview.beside_nation", language)),
            _figure(
                span,
                say("overview.years", language),
                say("overview.indicators", language, count=answer.indicators),
            ),
            _figure(
                f"{answer.facts:,}",
                say("overview.facts", language),
                say("overview.doubtful", language, count=f"{answer.doubtful:,}", share=share),
            ),
        ],
        className="figures",
    )


def _ready_link(ready: Ready, catalogue: Catalogue, language: Language) -> html.Li:
    view = View(indicators=(ready.indicator,), year=str(ready.year), lang=language)
    name = indicator_name(catalogue.indicators[ready.indicator], language)
    reach = say("overview.ready_reach", language, year=ready.year, regions=ready.regions)
    return html.Li(dcc.Link([html.Span(name), html.Span(reach, className="dim")], href=f"/compare?{to_query(view)}"))


def _matrix(answer: Overview, language: Language) -> html.Div:
    years = answer.years[-YEARS_SHOWN:]
    head = html.Tr([html.Th(say("panel.regions", language)), *(html.Th(str(year)) for year in years)])
    rows = []
    for place in answer.places:
        counts = answer.matrix[place.code]
        cells = [
            html.Td(
                str(counts[year]) if year in counts else "",
                className=f"tone-{tone(counts.get(year, 0))}",
                title=say("overview.cell", language, region=place.name, year=year, count=counts.get(year, 0)),
            )
            for year in years
        ]
        rows.append(html.Tr([html.Th(place.name, scope="row"), *cells]))
    return html.Div(
        html.Table([html.Thead(head), html.Tbody(rows)], className="matrix"), className="matrix-frame", tabIndex=0
    )


def overview_page(answer: Overview, version: DataVersion, catalogue: Catalogue, language: Language) -> list[Any]:
    """Build the overview."""
    version_text = say("version", language, date=version.published_at[:10], id=version.id)
    return [
        html.Div([html.H1(say("overview.heading", language)), html.P(version_text, className="subline")]),
        _figures(answer, language),
        html.Div(
            [
                html.Section(
                    [
                        html.H2(say("overview.coverage", language)),
                        html.P(say("overview.coverage_hint", language), className="dim"),
                        _matrix(answer, language),
                    ],
                    className="coverage",
                ),
                html.Section(
                    [
                        html.H2(say("overview.ready", language)),
                        html.P(say("overview.ready_hint", language), className="dim"),
                        html.Ul([_ready_link(ready, catalogue, language) for ready in answer.ready], className="ready"),
                    ]
                ),
            ],
            className="columns",
        ),
    ]
