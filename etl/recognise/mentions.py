"""The mentions of one sentence, gathered from all recognisers and freed of overlaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from etl.model.units import PER_100K
from etl.model.wording import values, words
from etl.recognise import indicators, periods, regions, status
from etl.recognise.indicators import IndicatorMention
from etl.recognise.periods import Period
from etl.recognise.quantities import find
from etl.recognise.quantities.find import VALUE_KINDS, Quantity
from etl.recognise.regions import RegionMention
from etl.recognise.status import Cue
from etl.recognise.subgroups import subgroup_labels

_LEADS = frozenset(words("compared_lead"))
_ASIDE = re.compile(rf"《[^》]*》|\((?:[^()\d]{{1,12}}|[A-Za-z ,.-]{{1,40}}|{PER_100K})\)")
_SEXES = values("sex")
_BESIDE_SEX = "(（、,， " + "".join(words("sex_lead"))
_NO_DEATH = words("no_death")[0]
_LINKED_KINDS = VALUE_KINDS | {"points", "times", "duration"}


class Mentions(NamedTuple):
    """All mentions of a sentence, in reading order.

    ``values`` are numbers that may be figures, ``others`` those that are part of something else (a date, a name).
    """

    text: str
    values: tuple[Quantity, ...]
    others: tuple[Quantity, ...]
    indicators: tuple[IndicatorMention, ...]
    periods: tuple[Period, ...]
    regions: tuple[RegionMention, ...]
    cues: tuple[Cue, ...]

    def blanked(self, start: int, end: int) -> str:
        """Return ``text[start:end]`` without periods (较上年 and all), regions, titles and asides."""
        piece = self.text[start:end]
        spans: list[tuple[int, int]] = []
        for mention in self.scopes(start, end):
            led = isinstance(mention, Period) and self.text[mention.start - 1 : mention.start] in _LEADS
            first = mention.start - 1 if led else mention.start
            spans.append((max(first, start) - start, min(mention.end, end) - start))
        spans.sort()
        for first, last in reversed(spans):
            piece = piece[:first] + piece[last:]
        return _ASIDE.sub("", piece) if "(" in piece or "《" in piece else piece

    def scopes(self, start: int, end: int) -> list[Period | RegionMention]:
        """Return the periods and regions that reach into ``text[start:end]``."""
        found: list[Period | RegionMention] = [p for p in self.periods if p.start < end and p.end > start]
        return found + [r for r in self.regions if r.start < end and r.end > start]


def subgroups(piece: str) -> list[tuple[str, str]]:
    """Return the words of ``piece`` that single out a part of the population, with their label."""
    words = _subgroup_pattern().findall(piece) if piece else []
    if not words and (sex := piece.strip(_BESIDE_SEX)) in _SEXES:
        return [(sex, _SEXES[sex])]
    return [(word, subgroup_labels()[word][0]) for word in words]


@cache
def _subgroup_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(subgroup_labels(), key=len, reverse=True)))


def gather(text: str) -> Mentions:
    """Run every recogniser over the reading text of one sentence.

    A sentence without a number that may be a figure needs no other mentions, so they are not looked for.
    """
    numbers = find.find(text)
    if not any(quantity.kind in _LINKED_KINDS for quantity in numbers) and _NO_DEATH not in text:
        return Mentions(text, (), tuple(numbers), (), (), (), ())
    found_indicators = indicators.find(text)
    found_periods = [p for p in periods.find(text) if not _inside(p.start, p.end, found_indicators)]
    values: list[Quantity] = []
    others: list[Quantity] = []
    for quantity in numbers:
        in_name = _inside(quantity.start, quantity.end, found_indicators)
        in_time = _inside(quantity.start, quantity.end, found_periods)
        free = quantity.kind in _LINKED_KINDS and not in_name and not in_time
        (values if free else others).append(quantity)
    kept = [i for i in found_indicators if not _within(i, values)]
    return Mentions(
        text=text,
        values=tuple(values),
        others=tuple(others),
        indicators=tuple(kept),
        periods=tuple(found_periods),
        regions=tuple(regions.find(text)),
        cues=tuple(
            c for c in status.find(text) if not any(i.start <= c.start and c.end <= i.end for i in found_indicators)
        ),
    )


def _inside(start: int, end: int, mentions: Sequence[IndicatorMention] | Sequence[Period]) -> bool:
    for mention in mentions:
        if mention.start >= end:
            break
        if start < mention.end:
            return True
    return False


def _within(indicator: IndicatorMention, values: Sequence[Quantity]) -> bool:
    """Tell a name that is part of a number with its measure word."""
    for value in values:
        if value.start > indicator.start:
            break
        if indicator.end <= value.unit_end:
            return True
    return False
