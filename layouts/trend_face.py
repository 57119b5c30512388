"""How a trend is drawn."""

from __future__ import annotations

from dash import html

from compare.answers import Trend
from compare.names import indicator_name
from compare.view import View
from layouts.face import Face, chart, mark_entries
from layouts.palette import Palette
from layouts.trend_figure import trend_figure


def _empty(answer: Trend) -> bool:
    return not answer.series


def _key(answer: Trend) -> list[str]:
    marks = [mark for series in answer.series for mark in (*series.points, *series.part_year) if mark]
    entries = mark_entries(marks) + (["target"] if answer.targets else [])
    return entries + (["doubt-point"] if any(mark.doubtful for mark in marks) else [])


def _draw(answer: Trend, view: View, colours: Palette, summary: str) -> html.Div:
    figure = trend_figure(answer, view.lang, colours)
    name = indicator_name(answer.indicator, view.lang)
    return chart(figure, view, name=name, summary=summary, entries=_key(answer))


FACE: Face[Trend] = Face(_empty, _draw)
