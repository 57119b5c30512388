"""One document with everything that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from etl.model.fact import Unread
from etl.model.reasons import Flag, Rule


class TextRun(NamedTuple):
    """A stretch of text: plain, or a number with the facts that stand on it, or a number that is none.

    ``facts`` are positions in :attr:`DocumentAnswer.facts`, ``unread`` one in :attr:`DocumentAnswer.unread`.
    """

    text: str
    facts: tuple[int, ...] = ()
    unread: int | None = None


CellRuns = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedBlock:
    """A block of the document: ``runs`` of a heading (``level`` 1 = title) or paragraph, ``rows`` of a table."""

    kind: Literal["heading", "paragraph", "table"]
    level: int = 0
    runs: CellRuns = ()
    rows: tuple[tuple[CellRuns, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class LocatedFact:
    """A fact at its place. ``name`` and ``region`` are in the language asked for; ``region`` is empty and ``year``,
    ``value`` are None where the text does not tell. ``indicator`` is empty for a tail fact."""

    fact_id: str
    indicator: str
    name: str
    region_code: str
    region: str
    year: int | None
    period: str
    value: float | None
    value_high: float | None
    unit: str
    qualifier: str
    status: str
    subgroup: str
    confidence: float
    flags: tuple[Flag, ...]
    rule: Rule
    note: str
    headline: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A document, its facts and its other numbers in reading order.

    ``text_kept`` is false where the snapshot has facts of it but not the text; there are no ``parts`` then.
    """

    doc: str
    title: str
    publisher: str
    published: str
    url: str
    table: bool
    text_kept: bool
    parts: tuple[AnnotatedBlock, ...]
    facts: tuple[LocatedFact, ...]
    unread: tuple[Unread, ...]
