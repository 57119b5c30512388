"""The ranking in a workbook: a row a value, coloured by formulas that compare it with its benchmark."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.ranking import Ranking, rank_label
from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import message
from exports.parts import colours
from exports.parts import marks as words
from exports.xlsx import cells
from exports.xlsx.cells import HEADER_ROW
from exports.xlsx.marked import put_mark

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


def write_ranking(sheet: Worksheet, answer: Ranking, view: View) -> int:
    """Write the ranked regions, then what stands beside them; return the last row written."""
    columns = _rank_columns(view)
    headings = words.headings([key for _, key in columns], view.lang)
    cells.header(sheet, HEADER_ROW, headings, freeze_columns=2)
    row = HEADER_ROW
    for row, (kind, mark) in enumerate(ranking_rows(answer), start=HEADER_ROW + 1):
        values = _ranking_row(kind, mark, view)
        for column, (name, _) in enumerate(columns, start=1):
            value = values[name]
            if name == "value":
                put_mark(sheet, row, column, mark, view.lang)
            else:
                cells.put(sheet, row, column, value, style=_style(name, value, mark))
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


def _style(name: str, value: words.Value, mark: Mark) -> str:
    if name in ("nation", "province", "difference", "value_high") and isinstance(value, float):
        return fmt.excel(value, "" if name == "difference" else mark.unit)
    return "General"
