"""What every answer is made of: marks, places and where values come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from etl.model.reasons import Flag, HeadlineRule, Rule

Standing = Literal["better", "worse", "equal", "unknown"]
YearRule = Literal["given", "latest", "best"]


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A division and its name in the view's language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn value: a fact and how it stands in the answer.

    ``value`` is in ``unit`` (``value_high``: upper end of a stated range). ``part_year`` is true where ``period`` does
    not cover the whole ``year``. ``other_year``: the value is of another year than the one asked for, and must say so
    wherever it is drawn. ``rank`` is the best place the value can have (1 = best by the indicator's direction, largest
    for a neutral one) and ``rank_to`` the worst: they differ where bounds (> >= < <=) or ranges leave the order open;
    ``tied`` is true for those and for equal values; None where the mark is not ranked. ``nation`` is the national
    value of the same year, ``difference`` value minus nation in ``unit`` (None where either is a bound) and
    ``standing`` what that means by the indicator's direction (``unknown``: no national value, neutral direction, or a
    bound leaves it open). ``province`` is the value of the region's province in the
    same year; where a view compares with the province alone, ``nation`` is None and difference and standing are against
    it. ``conflict``: sources state unequal values for this cell. ``base`` is the population base (户籍人口) of a value
    that speaks for its whole region, empty where the source names none; it must be said wherever the value is drawn.
    """

    region_code: str
    region: str
    indicator: str
    year: int
    value: float
    value_high: float | None
    unit: str
    period: str
    qualifier: str
    status: str
    subgroup: str
    flags: tuple[Flag, ...]
    confidence: float
    fact_id: str
    doc: str
    start: int
    end: int
    quote: str
    rule: Rule
    note: str
    source_title: str
    source_publisher: str
    source_date: str
    source_url: str
    headline: bool
    headline_rule: HeadlineRule | Literal[""]
    part_year: bool = False
    other_year: bool = False
    rank: int | None = None
    rank_to: int | None = None
    tied: bool = False
    nation: float | None = None
    difference: float | None = None
    standing: Standing = "unknown"
    base: str = ""
    province: float | None = None

    def has(self, flag: Flag) -> bool:
        """Whether the fact carries the flag."""
        return flag in self.flags

    @property
    def source(self) -> str:
        """What its source is called: its title, else the document's name."""
        return self.source_title or self.doc

    @property
    def conflict(self) -> bool:
        """Whether sources state unequal values for this cell."""
        return self.has("conflict")

    @property
    def bound(self) -> bool:
        """Whether only a limit is stated, not the value itself."""
        return self.qualifier in (">", ">=", "<", "<=")

    @property
    def hollow(self) -> bool:
        """Whether it is drawn as an outline: a derived or part-year value."""
        return self.status == "derived" or self.part_year

    @property
    def doubtful(self) -> bool:
        """Whether the fact carries any flag."""
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class ShownYears:
    """Which years an answer shows, and by which rule.

    ``rule`` is a year rule, with the ``requested`` one and the ``year`` it came to (None: each value has its own, or
    there is none), or ``span``: all of ``years``, from the first to the last; or ``pair``: the two ``years``,
    ``requested`` (``given``) or found (empty).
    """

    rule: YearRule | Literal["span", "pair"]
    requested: str = ""
    year: int | None = None
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the shown values come from: reports (prose), table files, and the distinct publications they cite."""

    reports: int = 0
    tables: int = 0
    publications: int = 0
