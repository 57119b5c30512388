"""The catalogue: known indicators and administrative divisions, read from ``data/catalogue``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from etl.model.resources import CATALOGUE, rows

Direction = Literal["higher", "lower", "neutral"]
Level = Literal["nation", "province", "city", "county"]
Nature = Literal["stock", "flow", "added", "ratio"]
Counts = Literal[
    "", "people", "births", "deaths", "patients", "institutions", "departments", "networks", "beds", "places", "staff",
    "staff_apart", "visits", "services", "events", "communities", "goods", "money", "projects",
]  # fmt: skip
Of = Literal["region", "institutions", "hospitals", "named_hospitals", "every_kind", "one_kind"]
NATION = "100000"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One known indicator.

    ``unit`` is the unit of every value in the table. ``low`` and ``high`` bound what is plausible in that unit
    (None: no bound). ``direction`` says which way is better. ``pinyin`` and ``initials`` are of ``name_zh``, as typed.
    ``nature``, ``counts`` and ``of`` are told in ``data/catalogue/README.md``; ``part_of`` is the id of the whole that
    a value may not exceed, or empty. ``typical`` holds level, low and high of the values usual for a count, one entry a
    level; empty where none is known.
    """

    id: str
    name_zh: str
    name_en: str
    unit: str
    direction: Direction
    category: str
    aliases: tuple[str, ...]
    definition_zh: str
    low: float | None
    high: float | None
    pinyin: str = ""
    initials: str = ""
    nature: Nature = "ratio"
    counts: Counts = ""
    of: Of = "region"
    part_of: str = ""
    typical: tuple[tuple[Level, float, float], ...] = ()

    def magnitude(self, level: Level) -> tuple[float, float] | None:
        """Return the lowest and the highest usual value of a region of the level, in ``unit``; None where unknown.

        The band is wide: what lies outside is of another level or another thing, not merely much or little.
        """
        return next(((low, high) for of, low, high in self.typical if of == level), None)


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division (GB/T 2260).

    ``short`` is the name without its level word (长沙), ``parent`` a code."""

    code: str
    name: str
    short: str
    level: Level
    parent: str
    pinyin: str
    initials: str
    name_en: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Indicators by id and divisions by code, both in file order.

    ``renamed`` gives the code of a division by a full name that it bore before, or has taken since, the list was made;
    ``today`` its name today by code.
    """

    indicators: dict[str, Indicator]
    divisions: dict[str, Division]
    renamed: dict[str, str] = field(default_factory=dict)
    today: dict[str, str] = field(default_factory=dict)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories of the indicators, in file order."""
        return tuple(dict.fromkeys(indicator.category for indicator in self.indicators.values()))

    def wholes(self, indicator: str) -> tuple[str, ...]:
        """Return the ids of what an indicator is a part of, directly or by way of others, the nearest first."""
        found: list[str] = []
        while indicator := self.indicators[indicator].part_of if indicator in self.indicators else "":
            found.append(indicator)
        return tuple(found)


def _number(text: str) -> float | None:
    return float(text) if text else None


def _typical(row: dict[str, str]) -> tuple[tuple[Level, float, float], ...]:
    """Read the bands of a row, written ``low-high``."""
    bands = ((level, row[f"typical_{level}"].partition("-")) for level in get_args(Level))
    return tuple((level, float(low), float(high)) for level, (low, dash, high) in bands if dash)


def _indicator(row: dict[str, str], spelling: dict[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        unit=row["unit"],
        direction=row["direction"],  # type: ignore[arg-type]  # checked by tests/etl/model/test_catalogue.py
        category=row["category"],
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        definition_zh=row["definition_zh"],
        low=_number(row["low"]),
        high=_number(row["high"]),
        pinyin=spelling["pinyin"],
        initials=spelling["initials"],
        nature=row["nature"],  # type: ignore[arg-type]
        counts=row["counts"],  # type: ignore[arg-type]
        of=row["of"],  # type: ignore[arg-type]
        part_of=row["part_of"],
        typical=_typical(row),
    )


def _division(row: dict[str, str]) -> Division:
    return Division(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        level=row["level"],  # type: ignore[arg-type]  # checked by tests/etl/model/test_catalogue.py
        parent=row["parent"],
        pinyin=row["pinyin"],
        initials=row["initials"],
        name_en=row.get("name_en", ""),
    )


@cache
def load(folder: Path = CATALOGUE) -> Catalogue:
    """Read the catalogue once per process.

    Raises:
        KeyError: an indicator has no row in ``indicator_pinyin.csv``; ``make_indicator_pinyin.py`` writes it anew.
    """
    renamed = rows(folder / "renamed.csv")
    spelled = {row["id"]: row for row in rows(folder / "indicator_pinyin.csv")}
    return Catalogue(
        indicators={row["id"]: _indicator(row, spelled[row["id"]]) for row in rows(folder / "indicators.csv")},
        divisions={row["code"]: _division(row) for row in rows(folder / "divisions.csv")},
        renamed={row["name"]: row["code"] for row in renamed},
        today={row["code"]: row["name"] for row in renamed if row["today"]},
    )
