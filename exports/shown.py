"""The sheet that shows what the tab shows: a ranking as a list, trend and table as a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare import format as fmt
from compare.answers import (
    Answer,
    Change,
    ComparisonTable,
    Mark,
    Matrix,
    Profile,
    Ranking,
    Relation,
    Trend,
    Trends,
)
from compare.names import join
from compare.ranking import rank_label
from compare.view import View
from etl.messages import message
from exports import colours, sheets, words
from exports.change_sheet import write_change
from exports.grids import grid
from exports.many import write_matrix, write_profile
from exports.notes import subtitle
from exports.relation_sheet import write_relation
from exports.sheets import HEADER_ROW
from exports.trends_sheet import write_trends

RANK_COLUMNS = (
    "rank",
    "region",
    "region_code",
    "value",
    "unit",
    "qualifier",
    "value_high",
    "year",
    "period",
    "other_year",
    "nation",
    "province",
    "difference",
    "standing",
    "kind",
    "status",
    "subgroup",
    "flags",
)


def ranking_rows(answer: Ranking) -> list[tuple[str, Mark]]:
    """Return the marks of a ranking with their kind, in the order shown: ranked regions first."""
    groups = (
        ("region", answer.marks),
        ("nation", (answer.benchmark,) if answer.benchmark else ()),
        ("province", (answer.provincial,) if answer.provincial else ()),
        ("target", answer.targets),
        ("part_year", answer.part_year),
        ("subgroup", answer.subgroups),
    )
    return [(kind, mark) for kind, marks in groups for mark in marks]


def _rank_columns(view: View) -> list[tuple[str, str]]:
    """Return the columns with the keys of their headings: what is beside the province says so."""
    columns = [(name, name) for name in RANK_COLUMNS if view.province or name != "province"]
    if view.against != "province":
        return columns
    return [(name, f"{key}.province" if name in ("difference", "standing") else key) for name, key in columns]


def _ranking_row(kind: str, mark: Mark, view: View) -> dict[str, words.Value]:
    lang = view.lang
    ranked = mark.rank is not None
    return {
        "rank": mark.rank if ranked and rank_label(mark) == str(mark.rank) else rank_label(mark) or None,
        "region": mark.region,
        "region_code": mark.region_code,
        "value": mark.value,
        "unit": mark.unit,
        "qualifier": words.qualifier(mark, lang) or None,
        "value_high": mark.value_high,
        "year": mark.year,
        "period": mark.period,
        "other_year": message("export.yes", lang) if mark.other_year else None,
        "nation": mark.nation,
        "province": mark.province,
        "difference": mark.difference,
        "standing": message(f"export.standing.{mark.standing}", lang) if mark.standing != "unknown" else None,
        "kind": message(f"export.kind.{kind}", lang),
        "status": message(f"export.status.{mark.status}", lang),
        "subgroup": mark.subgroup or None,
        "flags": words.flags(mark, lang) or None,
    }


def _write_ranking(sheet: Worksheet, answer: Ranking, view: View) -> int:
    columns = _rank_columns(view)
    headings = words.headings([key for _, key in columns], view.lang)
    sheets.header(sheet, HEADER_ROW, headings, freeze_columns=2)
    row = HEADER_ROW
    for row, (kind, mark) in enumerate(ranking_rows(answer), start=HEADER_ROW + 1):
        values = _ranking_row(kind, mark, view)
        for column, (name, _) in enumerate(columns, start=1):
            value = values[name]
            cell = sheets.put(sheet, row, column, value, style=_style(name, value, mark, view))
            if name == "value":
                sheets.annotate(cell, words.note(mark, view.lang))
    _colour_ranking(sheet, answer, view, [name for name, _ in columns], row)
    return row


def _colour_ranking(sheet: Worksheet, answer: Ranking, view: View, columns: Sequence[str], last: int) -> None:
    """Colour values by their benchmark, difference and standing by the standing; what was not judged stays plain."""
    if not view.against or answer.indicator.direction == "neutral" or last == HEADER_ROW:
        return
    first = HEADER_ROW + 1
    at = {name: get_column_letter(columns.index(name) + 1) for name in columns}
    value, other, judged = (f"${at[name]}{first}" for name in ("value", view.against, "standing"))
    above = {"better": ">", "worse": "<"} if answer.indicator.direction == "higher" else {"better": "<", "worse": ">"}
    signs: dict[colours.Judgement, str] = {"better": above["better"], "worse": above["worse"], "equal": "="}
    for judgement, sign in signs.items():
        compared = f'AND({judged}<>"",ISNUMBER({value}),{value}{sign}{other})'
        colours.colour(sheet, f"{at['value']}{first}:{at['value']}{last}", compared, judgement)
        said = colours.quoted(message(f"export.standing.{judgement}", view.lang))
        colours.colour(sheet, f"{at['difference']}{first}:{at['standing']}{last}", f"{judged}={said}", judgement)


def _style(name: str, value: words.Value, mark: Mark, view: View) -> str:
    if name == "value":
        return words.number_format(mark, view.lang)
    if name in ("nation", "province", "difference", "value_high") and isinstance(value, float):
        return fmt.excel(value, "" if name == "difference" else mark.unit)
    return "General"


def _write_grid(sheet: Worksheet, answer: Trend | ComparisonTable, view: View) -> int:
    laid = grid(answer)
    leading = ("region", "region_code", "kind", "subgroup")
    titles = [*words.headings(leading, view.lang), *laid.titles]
    sheets.header(sheet, HEADER_ROW, titles, freeze_columns=1)
    judged = []
    benchmarks = {row.kind: number for number, row in enumerate(laid.rows, start=HEADER_ROW + 1)}
    row = HEADER_ROW
    for row, line in enumerate(laid.rows, start=HEADER_ROW + 1):
        kind = message(f"export.kind.{line.kind}", view.lang)
        for column, text in enumerate((line.region, line.region_code, kind, line.subgroup or None), start=1):
            sheets.put(sheet, row, column, text)
        for column, mark in enumerate(line.cells, start=len(leading) + 1):
            if mark is not None:
                style = words.number_format(mark, view.lang, dated=laid.dated and mark.status == "target")
                cell = sheets.put(sheet, row, column, mark.value, style=style)
                sheets.annotate(cell, words.note(mark, view.lang))
                judged.append((mark, cell))
    if isinstance(answer, ComparisonTable):
        _colour_grid(sheet, answer, view, judged, benchmarks.get(view.against, 0))
    return row


def _colour_grid(
    sheet: Worksheet, answer: ComparisonTable, view: View, judged: Sequence[tuple[Mark, Cell]], row: int
) -> None:
    """Colour the values that were judged by the benchmark in ``row`` of their column (0: there is no such row)."""
    direction = {one.id: one.direction for one in answer.indicators}
    found = []
    for mark, cell in judged:
        benchmark = mark.nation if view.against == "nation" else mark.province
        if mark.standing == "unknown" or benchmark is None:
            continue
        other = sheet.cell(row, cell.column) if row else None
        found.append(colours.Judged(cell, colours.reference(benchmark, other), direction[mark.indicator]))
    colours.judge(sheet, found, sign=False)


WRITERS: dict[type, Callable[[Worksheet, Any, View], int]] = {
    Ranking: _write_ranking,
    Trend: _write_grid,
    Trends: write_trends,
    Change: write_change,
    Matrix: write_matrix,
    Relation: write_relation,
    Profile: write_profile,
    ComparisonTable: _write_grid,
}
"""What writes the table of each kind of answer from :data:`HEADER_ROW` on; it returns the last row written."""


def write(sheet: Worksheet, answer: Answer, view: View) -> None:
    """Write the answer: its finding, what it is about, the table as shown, and the regions without a value."""
    sheets.put(sheet, 1, 1, answer.finding.text(view.lang)).font = sheets.TITLE_FONT
    sheets.put(sheet, 2, 1, subtitle(answer, view)).font = sheets.QUIET_FONT
    last = WRITERS[type(answer)](sheet, answer, view)
    sheets.filtered(sheet, HEADER_ROW, sheet.max_column, last)
    sheets.fit(sheet, HEADER_ROW)
    sheets.paper(sheet)
    if sheet.page_setup.fitToWidth > 1:  # on the further pages stands the table alone, not a part of the finding
        sheet.print_area = f"A{HEADER_ROW}:{get_column_letter(sheet.max_column)}{max(last, HEADER_ROW)}"
        sheet.oddHeader.left.text = answer.finding.text(view.lang).replace("&", "&&")[:200]
    below = last + 2
    if answer.missing:
        absent = message(
            "export.missing", view.lang, regions=join([place.name for place in answer.missing], view.lang, None)
        )
        sheets.put(sheet, below, 1, absent).font = sheets.QUIET_FONT
        below += 1
    for caveat in answer.caveats:
        sheets.put(sheet, below, 1, caveat.text(view.lang)).font = sheets.QUIET_FONT
        below += 1
