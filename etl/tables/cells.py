"""One cell of a table: a number with its unit and qualifier, a sign for a missing value, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.model.fact import Qualifier
from etl.model.numerals import SCALES
from etl.model.wording import pattern
from etl.recognise.fold import fold
from etl.tables.units import Measure, measure
from etl.tables.words import NOTE_MARK, RAISED


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read: its text and its span in the document's text. ``text`` is empty for an empty cell.

    ``bare``: an empty cell beside merged ones, which none of them covers: no name to its left is its own.
    """

    text: str
    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a cell.

    ``value`` (and ``high`` of a range) are in the unit ``measure``, None where the cell states no unit; a scale
    without a unit (2.98万) is multiplied out. ``start`` and ``end`` are the number as printed, with scale and sign of
    proportion, without a measure word. ``year`` and ``place`` are what the cell states of itself: ``77.92（2021年）``,
    ``79.1（某市）`` where the parent's value stands in for a county's. ``mark`` is what points at a note: ``3.1①``.
    """

    value: Decimal
    start: int
    end: int
    high: Decimal | None = None
    qualifier: Qualifier = "="
    measure: Measure | None = None
    year: int | None = None
    place: str = ""
    mark: str = ""


_ERROR = r"#(?:n/a|value!|ref!|div/0!|num!|name\?|null!)?"  # what a spreadsheet shows instead of a value
_MISSING = pattern(r"(?i)^(?:[-—–―－./·…*x×\s]*|{missing_value}|n/?a|nan|null|none|" + _ERROR + r")$")
_TOO_LARGE = Decimal(10) ** 15  # a computer's numbers keep no more digits; no count of people or money needs them
_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    (r"≥|>=|{at_least}|{at_least_in_cell}", ">="),
    (r"≤|<=|{at_most}", "<="),
    (r">|{more_than}", ">"),
    (r"<|{less_than}", "<"),
    (r"{about}|≈|~", "~"),
)
_AFTER: tuple[tuple[str, Qualifier], ...] = (
    (r"{or_more}", ">="),
    (r"{or_less}", "<="),
    (r"{or_so}", "~"),
    (r"{and_some}|\+", ">"),
)
_QUALIFYING = tuple(
    (group, pattern(said), qualifier)
    for group, table in (("before", _BEFORE), ("after", _AFTER))
    for said, qualifier in table
)
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "|".join(sorted((scale for scale, by in SCALES.items() if by >= 10_000), key=len, reverse=True))
_SIGN = r"%|‰|{per_100k_sign}"
_CELL = pattern(
    r"\s*(?P<before>" + "|".join(said for said, _ in _BEFORE) + r")?\s*"
    r"(?P<number>(?P<low>[-−]?(?:" + _DIGITS + r"))"
    r"(?:\s*(?P<sign1>" + _SIGN + r")?\s*(?:[-–—~]|{range_to})\s*(?P<high>" + _DIGITS + r"))?)"
    r"(?P<more>{and_some})?(?P<scale>" + _SCALE + r")?(?P<sign>\s?(?:" + _SIGN + r"))?"
    r"\s*(?P<unit>[^\d\s()（）<>≥≤\[\]" + RAISED + r"]*?)?"
    r"(?P<after>" + "|".join(said for said, _ in _AFTER) + r")?"
    r"\s*(?:\((?:(?P<year>(?:19|20)\d\d)年?|(?P<place>[\u4e00-\u9fff]{2,12}))\))?"
    r"(?P<mark>\s*" + NOTE_MARK + r")?\s*"
)
_SCIENTIFIC = re.compile(r"\s*(?P<number>\d(?:\.\d+)?[eE][+]?\d{1,2})\s*")


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no value: empty, a dash, 未开展, masked by asterisks."""
    return _MISSING.fullmatch(fold(text).strip()) is not None


def number(cell: Cell) -> Number | None:
    """Read the figure of a cell; None where the cell holds anything else beside or instead of one figure."""
    text = fold(cell.text)
    match = _CELL.fullmatch(text)
    if match is None:
        return _scientific(cell, text)
    unit = _unit(match)
    if unit is None and match["unit"]:
        return None
    scale = SCALES[match["scale"]] if match["scale"] else Decimal(1)
    end = max(match.end("number"), match.end("more"), match.end("scale"), match.end("sign"))
    high = match["high"]
    return _sized(
        Number(
            value=_decimal(match["low"]) * scale,
            start=cell.start + match.start("number"),
            end=cell.start + end,
            high=_decimal(high) * scale if high else None,
            qualifier=_qualifier(match),
            measure=unit,
            year=int(match["year"]) if match["year"] else None,
            place=match["place"] or "",
            mark=(match["mark"] or "").strip(),
        )
    )


def _scientific(cell: Cell, text: str) -> Number | None:
    match = _SCIENTIFIC.fullmatch(text)
    if match is None:
        return None
    start, end = match.span("number")
    return _sized(Number(Decimal(match["number"]), cell.start + start, cell.start + end))


def _sized(figure: Number) -> Number | None:
    """Return the figure; None where it is too large for a number or a range that runs downwards."""
    if figure.high is not None and figure.high < figure.value:
        return None
    largest = figure.value if figure.high is None else figure.high
    return figure if abs(largest) < _TOO_LARGE else None


def _unit(match: re.Match[str]) -> Measure | None:
    sign = (match["sign"] or match["sign1"] or "").strip()
    return measure(sign or match["unit"]) if sign or match["unit"] else None


def _qualifier(match: re.Match[str]) -> Qualifier:
    if match["more"]:
        return ">"
    for group, said, qualifier in _QUALIFYING:
        if match[group] and said.fullmatch(match[group]):
            return qualifier
    return "="


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(" ", "").replace("−", "-"))
