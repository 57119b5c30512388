"""How a change is drawn: slopes, and beside them the figures."""

from __future__ import annotations

from dash import html

from compare.answers import Change
from compare.names import indicator_name
from compare.view import View
from layouts.beside import beside
from layouts.change_figure import change_figure, chart_height
from layouts.change_grid import change_grid
from layouts.face import Face, chart, mark_entries
from layouts.palette import Palette

FULL = 760
"""Pixels: a chart of few lines is not drawn higher than this."""


def _empty(answer: Change) -> bool:
    return not (answer.moves or answer.single or answer.national)


def _key(answer: Change) -> list[str]:
    standings = {move.standing for move in answer.moves}
    entries = [key for key, name in (("improved", "better"), ("worsened", "worse")) if name in standings]
    entries += ["unmoved"] if standings & {"equal", "unknown"} else []
    marks = [mark for move in answer.moves for mark in (move.before, move.after)]
    entries += mark_entries(marks) + (["target"] if answer.targets else [])
    return entries + (["doubt-point"] if any(mark.doubtful for mark in marks) else [])


def _draw(answer: Change, view: View, colours: Palette, summary: str) -> html.Div:
    figure = change_figure(answer, view.lang, colours)
    name = indicator_name(answer.indicator, view.lang)
    height = f"max({chart_height(answer)}px, min(100%, {FULL}px))"
    drawn = chart(figure, view, name=name, summary=summary, entries=_key(answer), height=height)
    return beside(drawn, change_grid(answer, view.lang), least=chart_height(answer))


FACE: Face[Change] = Face(_empty, _draw)
