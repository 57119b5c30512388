"""How a matrix is drawn."""

from __future__ import annotations

from dash import html

from compare.answers.matrix import Matrix
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import Drawing, mark_entries
from layouts.answers.matrix_grid import matrix_grid
from layouts.charts.palette import Palette
from layouts.words import say

STANDINGS = ("better", "worse", "equal")


def _key(answer: Matrix, language: Language) -> html.Div:
    marks = [mark for line in answer.lines for mark in line.cells if mark is not None]
    found = {mark.standing for mark in marks}
    entries = [
        html.Span([html.I(className=f"swatch {name}"), say(f"matrix.key_{name}", language)])
        for name in STANDINGS
        if name in found
    ]
    entries += [html.Span(say("matrix.key_none", language))] if "unknown" in found else []
    entries += [
        html.Span([html.I(className=f"key-{name}"), say(f"key.{name}", language)]) for name in mark_entries(marks)
    ]
    entries += [html.Span(say("key.doubt", language))] if any(mark.doubtful for mark in marks) else []
    return html.Div(entries, className="key")


class _Drawing(Drawing[Matrix]):
    """The matrix as a grid of coloured values."""

    def draw(self, answer: Matrix, view: View, _colours: Palette, _summary: str, /) -> html.Div:
        grid = html.Div(matrix_grid(answer, view), className="plot")
        return html.Div([grid, _key(answer, view.lang)], className="chart chart-matrix")


DRAWING: Drawing[Matrix] = _Drawing()
