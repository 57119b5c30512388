"""The fact: one stated figure with its meaning and its place in the text; and the number that is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from etl.model.reasons import Flag, Rule, UnreadReason

Status = Literal["actual", "target", "derived"]
Qualifier = Literal["=", "~", ">", ">=", "<", "<="]


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated figure.

    ``value`` is in ``unit``: the catalogue's unit for a catalogued indicator, the base unit (元, 人, 张 ...) for a tail
    fact. ``value_high`` is the upper bound of a range. ``year`` is None and ``region_code`` empty where the text does
    not tell; such a fact carries a flag that says so. ``period`` is ``2023``, ``2023-01/2023-10``, ``2023-07`` or
    ``2020-04-27``. ``document.text[start:end]`` is the number as printed. ``confidence`` is between 0 and 1. ``flags``
    are codes whose wording is ``flag.<code>`` in the message catalogue; ``rule`` names the rule that read the fact,
    ``rule.<rule>`` there. The ``source_*`` fields say where the figure was published. ``basis`` says how year and
    region are known and in what kind of section the figure stands (``year=title``), for the confidence alone.
    """

    doc: str
    region: str
    region_code: str
    year: int | None
    period: str
    indicator: str
    name: str
    value: float | None
    unit: str
    qualifier: Qualifier
    status: Status
    subgroup: str
    start: int
    end: int
    quote: str
    confidence: float
    flags: tuple[Flag, ...]
    rule: Rule
    value_high: float | None = None
    note: str = ""
    source_title: str = ""
    source_publisher: str = ""
    source_date: str = ""
    source_url: str = ""
    basis: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A number that became no fact, with the code of the reason (``unread.<reason>`` in the message catalogue)."""

    start: int
    end: int
    reason: UnreadReason
