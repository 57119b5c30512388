"""Nets: what the facts of one file say of each other, which catches what no rule of reading saw.

A net never changes a value. It marks a fact with a flag, which takes it out of those that are used without looking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.check.plausibility import APPROXIMATE, step
from etl.model.catalogue import load
from etl.model.document import Document
from etl.model.fact import Fact
from etl.model.reasons import Flag

_COUNTED = frozenset({"个", "张", "人", "家", "所", "件", "例", "户次", "人次", "辆", "台"})
_NEAR = 1e-9
_DECEMBER = 12


def netted(document: Document, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts of a file in their order, with the flags that the nets give."""
    caught: dict[int, list[Flag]] = defaultdict(list)
    nets: tuple[tuple[Flag, Iterable[int]], ...] = (
        ("conflict", _contradictions(document, facts)),
        ("implausible", _fractions(facts)),
        ("year_after_publication", _not_over(facts)),
    )
    for flag, found in nets:
        for index in found:
            if flag not in facts[index].flags:
                caught[index].append(flag)
    return [
        replace(fact, flags=(*fact.flags, *caught[index])) if index in caught else fact
        for index, fact in enumerate(facts)
    ]


def _contradictions(document: Document, facts: Sequence[Fact]) -> Iterable[int]:
    """Yield facts of one cell whose values cannot both hold: 床位 of the city and 床位 of one kind of institutions."""
    cells: dict[tuple[str, str, str, str], list[tuple[int, float, float]]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if fact.indicator and fact.value is not None and fact.status == "actual" and fact.qualifier in ("=", "~"):
            margin = step(document.text[fact.start : fact.end], fact.value, fact.status) / 2 + _NEAR * abs(fact.value)
            if fact.qualifier == "~":
                margin = max(margin, APPROXIMATE * abs(fact.value))
            top = fact.value if fact.value_high is None else fact.value_high
            cell = (fact.indicator, fact.region_code, fact.period, fact.subgroup)
            cells[cell].append((index, fact.value - margin, top + margin))
    for told in cells.values():
        lowest, highest = min(high for _, _, high in told), max(low for _, low, _ in told)
        if highest > lowest:
            yield from (index for index, _, _ in told)


def _fractions(facts: Sequence[Fact]) -> Iterable[int]:
    """Yield counts that are no whole number though they are printed to the unit: 9.7 beds."""
    for index, fact in enumerate(facts):
        if not fact.indicator or fact.value is None or load().indicators[fact.indicator].unit not in _COUNTED:
            continue
        if fact.status != "derived" and abs(fact.value - round(fact.value)) > _NEAR * max(1.0, abs(fact.value)):
            yield index


def _not_over(facts: Sequence[Fact]) -> Iterable[int]:
    """Yield achieved values of a whole year that was not over when they were published."""
    for index, fact in enumerate(facts):
        date = fact.source_date.split("-")
        if fact.status != "actual" or fact.year is None or not date[0].isdigit() or fact.period != str(fact.year):
            continue
        month = int(date[1]) if len(date) > 1 and date[1].isdigit() else _DECEMBER
        if fact.year > int(date[0]) or (fact.year == int(date[0]) and month < _DECEMBER - 1 and not _said(fact)):
            yield index


def _said(fact: Fact) -> bool:
    """Tell a stock as it stands, which has no year that must be over."""
    return not fact.indicator or load().indicators[fact.indicator].nature == "stock"
