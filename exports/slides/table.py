"""The comparison table on slides: as the sheet of the workbook has it, with everything that stands at a value."""

from __future__ import annotations

from compare.answers.table import ComparisonTable
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import Language
from exports.parts import mark_text
from exports.parts.grids import Grid, GridRow, row_name, table_grid
from exports.slides.parts.chart_lines import BENCHMARKS
from exports.slides.parts.key import TABLE, entries
from exports.slides.parts.plan import Plan, SlideContext, table_plans
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell, standing_cell
from exports.slides.slides import Slides


def _name(row: GridRow, language: Language) -> SlideCell:
    return SlideCell(row_name(row, language), bold=row.kind in BENCHMARKS)


def _cell(mark: Mark | None, row: GridRow, laid: Grid, language: Language) -> SlideCell:
    if mark is not None and row.kind in (*BENCHMARKS, "target"):
        return plain_cell(mark, language, dated=laid.dated and row.kind == "target", bold=row.kind in BENCHMARKS)
    return standing_cell(mark, language)


class _Slides(Slides[ComparisonTable]):
    """A comparison table; its header and its regions are repeated on each."""

    def plans(self, answer: ComparisonTable, view: View, slide_context: SlideContext, /) -> list[Plan]:
        laid, language = table_grid(answer), slide_context.language
        rows = tuple(
            (_name(row, language), *(_cell(mark, row, laid, language) for mark in row.cells)) for row in laid.rows
        )
        table = SlideTable(heading(*mark_text.headings(("region",), language), *laid.titles), rows)
        return table_plans(slide_context, table, entries(answer, view, TABLE))


SLIDES: Slides[ComparisonTable] = _Slides()
