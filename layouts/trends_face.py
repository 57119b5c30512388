"""How several trends are drawn."""

from __future__ import annotations

from dash import html

from compare.answers import Trends
from compare.names import indicator_name
from compare.view import View
from layouts.face import Face, chart, mark_entries
from layouts.palette import Palette
from layouts.trends_figure import PANEL, rows_of, trends_figure

HIGHEST = 640
"""Pixels: panels are not drawn higher than this."""


def _empty(answer: Trends) -> bool:
    return not any(panel.series for panel in answer.panels)


def _key(answer: Trends) -> list[str]:
    lines = [line for panel in answer.panels for line in panel.series]
    marks = [mark for line in lines for mark in (*line.points, *line.part_year) if mark]
    entries = mark_entries(marks) + (["target"] if any(panel.targets for panel in answer.panels) else [])
    return entries + (["doubt-point"] if any(mark.doubtful for mark in marks) else [])


def _draw(answer: Trends, view: View, colours: Palette, summary: str) -> html.Div:
    figure = trends_figure(answer, view.lang, colours)
    name = "-".join(indicator_name(panel.indicator, view.lang) for panel in answer.panels[:3])
    rows = rows_of(len(answer.panels))
    height = f"max({PANEL * rows}px, min(100%, {HIGHEST * rows}px))"
    return chart(figure, view, name=name, summary=summary, entries=_key(answer), height=height)


FACE: Face[Trends] = Face(_empty, _draw)
