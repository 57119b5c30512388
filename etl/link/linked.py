"""Readings: what linking makes of the numbers of a sentence. Plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from etl.model.catalogue import Indicator
from etl.model.fact import Unread
from etl.model.reasons import Flag, Rule
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention


class Attached(NamedTuple):
    """A number with what it counts: an indicator, or only a name for a tail fact.

    ``value`` and ``high`` are in the indicator's unit, or in the quantity's for a tail fact. ``alias`` is the name as
    the text has it. ``region`` and ``period`` are set where a list pairs them with the number; else the sentence
    decides.
    """

    quantity: Quantity
    indicator: Indicator | None
    name: str
    value: Decimal
    high: Decimal | None
    rule: Rule
    confidence: float
    flags: tuple[Flag, ...] = ()
    subgroup: str = ""
    alias: str = ""
    region: RegionMention | None = None
    period: Period | None = None


class Change(NamedTuple):
    """A stated change of a number attached before it: ``sign`` of the amount, and the year it is measured against.

    ``base`` is None where only 同比 says it: the year before.
    """

    quantity: Quantity
    of: Attached
    sign: int
    base: Period | None


class Earlier(NamedTuple):
    """What the sentences before in the paragraph leave in the reader's mind: their numbers, and what they speak of."""

    attached: tuple[Attached, ...] = ()
    topic: str = ""


class Linked(NamedTuple):
    """What a sentence yields, in reading order."""

    attached: tuple[Attached, ...] = ()
    changes: tuple[Change, ...] = ()
    unread: tuple[Unread, ...] = ()
