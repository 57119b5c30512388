"""How a comparison table is drawn."""

from __future__ import annotations

import dash_ag_grid as dag

from compare.answers import ComparisonTable
from compare.view import View
from layouts.face import Face
from layouts.palette import Palette
from layouts.table_grid import table_grid


def _empty(answer: ComparisonTable) -> bool:
    return not answer.rows


def _draw(answer: ComparisonTable, view: View, _colours: Palette, _summary: str) -> dag.AgGrid:
    return table_grid(answer, view.lang)


FACE: Face[ComparisonTable] = Face(_empty, _draw)
