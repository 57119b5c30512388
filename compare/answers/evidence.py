"""The answer of the panel of evidence."""

from __future__ import annotations

from dataclasses import dataclass

from compare.answers.marks import Mark, Sentence
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact to its ground.

    ``quote[highlight[0]:highlight[1]]`` is the number as printed (None: the sentence does not hold it literally).
    ``document_title``, ``publisher``, ``published``, ``url`` describe the publication: the one the row cites, else the
    document itself. ``others`` are the other facts of the same cell (region, period, indicator, subgroup, target or
    not), headline first; ``chosen`` tells which fact the tables show and by which rule. ``history`` holds the region's
    yearly headline values. ``caveats`` are what is doubtful about this fact. ``year`` and ``value`` are None where the
    text tells none; the mark, which always has numbers, then carries 0 and not-a-number, which are never shown.
    """

    mark: Mark
    year: int | None
    value: float | None
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
