"""The nation's values and targets of an indicator: a small chart, and the same as a table with sources."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from compare.catalogue.indicator import IndicatorDetails, national_trend
from compare.model.mark import Mark
from compare.model.names import indicator_name
from compare.model.palette import Palette
from compare.model.query import in_language
from etl.model.messages import Language, message
from layouts import ids
from layouts.answers.trend import trend_figure
from layouts.attributes import aria
from layouts.charts.labels import value_label
from layouts.charts.theme import chart_config
from layouts.screens.catalogue import catalogue_message

DRAWN = 2
"""Fewest values and targets that are drawn as a chart."""


def fact_link(mark: Mark, language: Language, text: str) -> dcc.Link:
    """Return a link to the evidence of a mark."""
    return dcc.Link(text, href=in_language(f"/evidence?fact={mark.fact_id}", language))


def part(key: str, *content: Any, language: Language, **params: object) -> html.Section:
    """Return a part of the page under its heading ``catalogue.<key>``."""
    return html.Section([html.H2(catalogue_message(key, language, **params)), *content])


def _national_row(mark: Mark, language: Language) -> html.Tr:
    source = mark.source
    return html.Tr(
        [
            html.Td(str(mark.year)),
            html.Td(fact_link(mark, language, value_label(mark, language, unit=True))),
            html.Td(message(f"status.{mark.status}", language)),
            html.Td(html.Div(source, className="one-line", title=source)),
        ]
    )


def national(details: IndicatorDetails, language: Language) -> html.Section:
    """Build the national values and targets: room for their chart, and their table with sources."""
    marks = sorted([*details.national, *details.targets], key=lambda mark: (-mark.year, mark.status == "target"))
    more = catalogue_message("other_targets", language, count=details.other_targets) if details.other_targets else ""
    if not marks:
        return part(
            "national", html.P(f"{catalogue_message('no_national', language)} {more}".strip()), language=language
        )
    heads = ("year", "value", "status", "source")
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(catalogue_message(f"head.{key}", language), scope="col") for key in heads])),
            html.Tbody([_national_row(mark, language) for mark in marks]),
        ]
    )
    frame = html.Div(
        table, className="table-frame", tabIndex=0, role="region", **aria(label=catalogue_message("national", language))
    )
    chart = html.Div(id=ids.INDICATOR_CHART, className="national-chart") if _drawable(details) else None
    return part("national", chart, frame, html.P(more, className="dim") if more else None, language=language)


def _drawable(details: IndicatorDetails) -> bool:
    return len(details.national) + len(details.targets) >= DRAWN


def national_chart(details: IndicatorDetails, language: Language, colours: Palette) -> Any:
    """Draw the nation's values as a line and its targets as diamonds; a point's ``customdata`` is its fact."""
    if not _drawable(details):
        return None
    answer = national_trend(details, language)
    figure = trend_figure(answer, language, colours)
    name = indicator_name(details.indicator, language)
    graph = dcc.Graph(
        id=ids.INDICATOR_GRAPH,
        figure=figure,
        config=chart_config(language, name),
        style={"height": "240px"},
        responsive=True,
    )
    return html.Div(graph, role="figure", **aria(label=answer.finding.text(language)))
