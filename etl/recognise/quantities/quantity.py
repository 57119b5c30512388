"""The quantity: one number as printed, and the measure words that may follow it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from etl.model.fact import Qualifier
from etl.model.reasons import Aside
from etl.model.resources import WORDING, rows

Kind = Literal[
    "count", "percent", "permille", "per_100k", "per_10k", "share", "points", "times", "ratio", "bare", "duration",
    "age", "date", "clock", "ordinal", "list_number", "document_number", "contact", "name", "damaged", "small_word",
]  # fmt: skip
VALUE_KINDS: frozenset[str] = frozenset(
    {"count", "percent", "permille", "per_100k", "per_10k", "share", "ratio", "bare"}
)


def aside(kind: Kind) -> Aside:
    """Return what a number is that is no figure: its kind, or part of a name where the kind alone would be one."""
    match kind:
        case "percent" | "permille" | "per_100k" | "per_10k" | "share" | "ratio" | "points" | "times":
            return "name"
        case _:
            return kind


class Quantity(NamedTuple):
    """One number as printed.

    ``text[start:end]`` is the number with its scale and sign of proportion (2.98万, 3.5‰, 9.2/10万) but without the
    measure word; ``unit_end`` is where the measure word ends. ``value`` is exact and in ``unit``: a measure word of
    ``units.csv``, ``%``, ``‰``, ``1/10万``, ``1/万`` or empty. ``value_high`` is the upper bound of a range.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: Qualifier
    kind: Kind
    unit_end: int
    value_high: Decimal | None = None
    before: int = 0  # where the words that qualify the number begin (超过, 约)
    after: int = 0  # where the words that qualify it end (以上, 左右)
    printed: str = ""  # the measure word as printed


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure word: the unit it stands for and the factor into it.

    ``total``: values in this unit are totals of a region, which a larger region has more of. ``not_before``: characters
    behind the measure word that make another word of it.
    """

    unit: str
    factor: Decimal
    kind: str
    total: bool = False
    not_before: frozenset[str] = frozenset()


@cache
def units() -> dict[str, Unit]:
    """Return the measure words of ``units.csv`` by spelling."""
    return {
        row["spelling"]: Unit(
            row["unit"],
            Decimal(row["factor"]),
            row["kind"],
            row["total"] == "yes",
            frozenset(filter(None, row["not_before"].split("|"))),
        )
        for row in rows(WORDING / "units.csv")
    }


def plain(start: int, end: int, kind: Kind) -> Quantity:
    """Return a number that is no value: its span and the kind that says why, with value 0."""
    return Quantity(start, end, Decimal(0), "", "=", kind, end, before=start, after=end)
