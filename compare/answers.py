"""The answers: what a screen, a workbook and a slide all show.

An answer is a pure function of (facts, catalogue, view); names and sentences in it are in the view's language. Whoever
draws an answer needs nothing else: every value comes as a :class:`Mark` that knows its fact, its source and what is
doubtful about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etl.catalogue import Indicator
from etl.messages import Language, message

Standing = Literal["better", "worse", "equal", "unknown"]
YearRule = Literal["given", "latest", "best"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row of the message catalogue and what fills it; parameters are already in the view's language."""

    key: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    def text(self, language: Language = "zh") -> str:
        """Return the wording. Raises KeyError where the catalogue has no such row."""
        return message(self.key, language, **self.params)


@dataclass(frozen=True, slots=True)
class Place:
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
    bound leaves it open). ``conflict``: sources state unequal values for this cell.
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
    flags: tuple[str, ...]
    confidence: float
    fact_id: str
    doc: str
    start: int
    end: int
    quote: str
    rule: str
    note: str
    source_title: str
    source_publisher: str
    source_date: str
    source_url: str
    headline: bool
    headline_rule: str
    part_year: bool = False
    other_year: bool = False
    rank: int | None = None
    rank_to: int | None = None
    tied: bool = False
    nation: float | None = None
    difference: float | None = None
    standing: Standing = "unknown"

    @property
    def conflict(self) -> bool:
        """Whether sources state unequal values for this cell."""
        return "conflict" in self.flags

    @property
    def bound(self) -> bool:
        """Whether only a limit is stated, not the value itself."""
        return self.qualifier in (">", ">=", "<", "<=")

    @property
    def doubtful(self) -> bool:
        """Whether the fact carries any flag."""
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the shown values come from: reports (prose), table files, and the distinct publications they cite."""

    reports: int = 0
    tables: int = 0
    publications: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The regions of one indicator in order, rank 1 first (see :class:`Mark` for ties).

    ``rule`` is the year rule, ``year`` the year it resolved to (for ``latest``: the most frequent year shown; None:
    nothing to show). ``marks`` are ranked regions; the nation is ``benchmark``, of ``year``, never ranked.
    ``part_year`` and ``subgroups`` are separate, unranked marks, empty unless the view asks for them. ``missing`` are
    chosen regions without a value to show.
    """

    indicator: Indicator
    rule: YearRule
    year_asked: str
    year: int | None
    marks: tuple[Mark, ...]
    benchmark: Mark | None
    targets: tuple[Mark, ...]
    part_year: tuple[Mark, ...]
    subgroups: tuple[Mark, ...]
    missing: tuple[Place, ...]
    sources: Sources
    finding: Sentence
    caveats: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: ``points`` stand one to one with ``Trend.years``; None is a gap and stays one.

    ``subgroup`` is empty for the undivided series. ``part_year`` are separate marks beside the line.
    """

    region_code: str
    region: str
    subgroup: str
    points: tuple[Mark | None, ...]
    part_year: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator over ``years`` (every calendar year from first to last with a value, without holes).

    ``series`` are sorted by last value, best first (largest first for a neutral indicator); subgroup series follow
    their region. ``national`` is the benchmark line, None if unknown or switched off. ``targets`` may lie after the
    last year.
    """

    indicator: Indicator
    years: tuple[int, ...]
    series: tuple[Series, ...]
    national: Series | None
    targets: tuple[Mark, ...]
    missing: tuple[Place, ...]
    sources: Sources
    finding: Sentence
    caveats: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the comparison table; ``key`` is unique in it. ``year`` is None where each cell has its own year.

    ``part_year`` columns hold values that do not cover the whole year; their marks tell the months.
    """

    key: str
    title: str
    indicator: str
    unit: str
    year: int | None
    part_year: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison table: ``cells`` stand one to one with its columns, None is an empty cell."""

    region_code: str
    region: str
    subgroup: str
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Regions down, and across either the years of one indicator (``across`` = years) or several indicators.

    For ``indicators`` each cell follows the view's year rule and ``rule``, ``year_asked`` say which; rows are in
    region-code order. ``benchmark`` is the nation's row, None if switched off or unknown; ``targets`` the planned
    values of the same indicators, as separate marks.
    """

    across: Literal["years", "indicators"]
    indicators: tuple[Indicator, ...]
    rule: YearRule
    year_asked: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    benchmark: Row | None
    targets: tuple[Mark, ...]
    missing: tuple[Place, ...]
    sources: Sources
    finding: Sentence
    caveats: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact to its ground.

    ``quote[highlight[0]:highlight[1]]`` is the number as printed (None: the sentence does not hold it literally).
    ``document_title``, ``publisher``, ``published``, ``url`` describe the publication: the one the row cites, else the
    document itself. ``others`` are the other facts of the same cell (region, period, indicator, subgroup, target or
    not), headline first; ``chosen`` tells which fact the tables show and by which rule. ``history`` holds the region's
    yearly headline values. ``caveats`` are what is doubtful about this fact.
    """

    mark: Mark
    indicator: Indicator | None
    name: str
    document_title: str
    publisher: str
    published: str
    url: str
    quote: str
    highlight: tuple[int, int] | None
    others: tuple[Mark, ...]
    chosen: Sentence
    history: tuple[Mark, ...]
    caveats: tuple[Sentence, ...]


Answer = Ranking | Trend | ComparisonTable
