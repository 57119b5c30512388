"""How a matrix is drawn."""

from __future__ import annotations

from dash import html

from compare.answers.matrix import Matrix
from compare.model.palette import Palette
from compare.model.view import View
from layouts.answers.drawing import CHART, Drawing, Signs, key
from layouts.answers.matrix_grid import matrix_grid

SIGNS: Signs = {**CHART, "better": "swatch better", "worse": "swatch worse", "equal": "swatch equal", "plain": ""}


class _Drawing(Drawing[Matrix]):
    """The matrix as a grid of coloured values."""

    def draw(self, answer: Matrix, view: View, _colours: Palette, _summary: str, /) -> html.Div:
        grid = html.Div(matrix_grid(answer, view), className="plot")
        return html.Div([grid, key(answer, view, SIGNS)], className="chart chart-matrix")


DRAWING: Drawing[Matrix] = _Drawing()
