"""Better and worse in colour, as conditional formats: whoever changes a value sees its colour follow.

Cells carry no fill of their own. A rule compares a value with the cell that holds its benchmark, or, where that cell is
not on the sheet (a value of another year), with the benchmark's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from compare.model.mark import Mark
from compare.model.palette import STANDING_SIGNS
from etl.model.catalogue import Direction, Indicator
from exports.parts.colours import FILLS

Judgement = Literal["better", "worse", "equal"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
FIRST_CUSTOM_FORMAT = 164
"""Number formats below this id are Excel's own."""

OPERATORS: dict[Direction, dict[Judgement, str]] = {
    "higher": {"better": ">", "worse": "<", "equal": "="},
    "lower": {"better": "<", "worse": ">", "equal": "="},
    "neutral": {},
}
"""How a value compares with its benchmark where it is judged so."""
_NAMES = {">": "greaterThan", "<": "lessThan", "=": "equal"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell that is better or worse than ``reference``: an absolute address on its sheet, or a number as text."""

    cell: Cell
    reference: str
    direction: Direction


def reference(benchmark: float, cell: Cell | None) -> str:
    """Return the address of the cell that holds the benchmark; its number where no such cell is on the sheet."""
    if cell is not None and cell.value == benchmark:
        return f"${cell.column_letter}${cell.row}"
    return repr(benchmark)


def beside_nation(mark: Mark | None, cell: Cell | None, indicator: Indicator, nation: Cell | None) -> Iterator[Judged]:
    """Yield the cell of a value with what it is judged by, where it is; ``nation`` holds the nation's of its line."""
    if mark is not None and cell is not None and mark.standing != "unknown" and mark.nation is not None:
        yield Judged(cell, reference(mark.nation, nation), indicator.direction)


def _style(sheet: Worksheet, judgement: Judgement, number_format: str = "") -> DifferentialStyle:
    """Return the fill of a judgement and, before ``number_format``, its sign: colour alone is lost in print."""
    fill = PatternFill("solid", bgColor=f"FF{FILLS[judgement]}")
    if not number_format:
        return DifferentialStyle(fill=fill)
    sign = f'"{STANDING_SIGNS[judgement]} '
    signed = sign + number_format[1:] if number_format.startswith('"') else f'{sign}"{number_format}'
    # One list of formats serves cells and rules: an id must mean the same in both.
    number = FIRST_CUSTOM_FORMAT + sheet.parent._number_formats.add(signed)
    return DifferentialStyle(fill=fill, numFmt=NumberFormat(numFmtId=number, formatCode=signed))


def judge(sheet: Worksheet, judged: Iterable[Judged], *, sign: bool) -> None:
    """Colour cells by their benchmarks, a rule for all cells alike; ``sign`` puts ▲ or ▼ before the number too."""
    groups: dict[tuple[str, Direction, str], list[str]] = {}
    for one in judged:
        key = (one.reference, one.direction, one.cell.number_format if sign else "")
        groups.setdefault(key, []).append(one.cell.coordinate)
    for (benchmark, direction, number_format), cells in groups.items():
        for judgement, operator in OPERATORS[direction].items():
            rule = Rule("cellIs", operator=_NAMES[operator], formula=[benchmark])
            rule.dxf = _style(sheet, judgement, number_format)
            sheet.conditional_formatting.add(" ".join(cells), rule)


def colour(sheet: Worksheet, cells: str, formula: str, judgement: Judgement) -> None:
    """Colour the range of cells where ``formula``, written for its first cell, is true."""
    rule = Rule("expression", formula=[formula])
    rule.dxf = _style(sheet, judgement)
    sheet.conditional_formatting.add(cells, rule)


def quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'
