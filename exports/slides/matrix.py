"""The matrix on slides: a native table, standing shown by sign and fill."""

from __future__ import annotations

from compare.answers.matrix import IndicatorLine, Matrix, regions_are_rows
from compare.model.caption import unit_and_way
from compare.model.names import indicator_name
from compare.model.view import View
from etl.model.messages import Language, message
from exports.parts import mark_text
from exports.slides.parts.key import TABLE, entries
from exports.slides.parts.plan import Plan, SlideContext, table_plans
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell, standing_cell
from exports.slides.slides import Slides


def _about(line: IndicatorLine, language: Language) -> str:
    return f"{indicator_name(line.indicator, language)} ({unit_and_way(line.indicator, language, line.year)})"


def _indicators_down(answer: Matrix, language: Language) -> SlideTable:
    titles = (*mark_text.headings(("indicator", "kind.nation"), language), *(region.name for region in answer.regions))
    rows = tuple(
        (
            SlideCell(_about(line, language)),
            plain_cell(line.nation, language, bold=True),
            *(standing_cell(mark, language) for mark in line.cells),
        )
        for line in answer.lines
    )
    return SlideTable(heading(*titles), rows, fixed=2)


def _regions_down(answer: Matrix, language: Language) -> SlideTable:
    titles = (*mark_text.headings(("region",), language), *(_about(line, language) for line in answer.lines))
    national = [plain_cell(line.nation, language, bold=True) for line in answer.lines]
    rows = (
        [(SlideCell(message("export.kind.nation", language), bold=True), *national)]
        if any(line.nation for line in answer.lines)
        else []
    )
    rows += [
        (SlideCell(region.name), *(standing_cell(line.cells[at], language) for line in answer.lines))
        for at, region in enumerate(answer.regions)
    ]
    return SlideTable(heading(*titles), tuple(rows))


class _Slides(Slides[Matrix]):
    """A matrix, the way round it is shown, with the nation beside every part."""

    def plans(self, answer: Matrix, view: View, slide_context: SlideContext, /) -> list[Plan]:
        down = regions_are_rows(answer, view)
        table = (
            _regions_down(answer, slide_context.language) if down else _indicators_down(answer, slide_context.language)
        )
        return table_plans(slide_context, table, entries(answer, view, TABLE))


SLIDES: Slides[Matrix] = _Slides()
