"""Measure words: what stands behind a number, and what it makes of the number: a count, an age, part of a name."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from etl.model.dates import DATES
from etl.model.wording import pattern, words
from etl.recognise.quantities.quantity import Kind, units

KEPT_KINDS = frozenset({"points", "times", "duration", "age"})
"""Kinds that are no levels but keep their value, unit and qualifier."""

_AGE_AFTER = pattern(
    r"{age_inclusive}?{age_bound}?(?:{of}?{age_people}|{of}(?!{no_age_of})|{dash}|{and_until})", **DATES
)
_MORE = frozenset(words("more_behind"))
_MORE_OF = pattern(r"(?!{not_more}){more_behind}(?=[^\s,，。;；]|$)")
_DAMAGE = frozenset("?\ufffd*")
_LOST_POINT = re.compile(r" \d+(?:‰|%)")  # 5 4‰
_NO_SCORE = pattern(r"{fraction_of}|{quarter_hour}[\u4e00-\u9fff]{0,10}{circle}")  # 15分钟医疗圈
_NO_SCORES = frozenset(word[0] for word in words("fraction_of", "quarter_hour"))
_NAMED = frozenset(words("caption_sign", "each"))
_ORDINAL, _FIRST = frozenset(words("ordinal_sign")), frozenset(words("first_sign"))
_RANK = words("rank_sign")
_RANK_ENDS = frozenset(word[-1] for word in _RANK)
_FIRST_OF, _EDITIONS = frozenset(words("first_of")), frozenset(words("edition"))
_MINUTES = words("quarter_hour")
_ZEROS = frozenset(words("han_zero"))
_ONE = Decimal(1)


class Measure(NamedTuple):
    """What stands behind a number: its kind, and for the kinds that keep their value the measure word.

    ``printed`` is the measure word, which ends at ``end`` and multiplies the value by ``factor``; ``more`` tells 余 or
    多 between the two.
    """

    kind: Kind
    end: int
    printed: str = ""
    unit: str = ""
    factor: Decimal = _ONE
    more: bool = False


def measured(text: str, start: int, end: int, value: Decimal, *, han: bool, scaled: bool) -> Measure:
    """Give the number at ``text[start:end]``, without a sign of proportion, its measure word or a kind of no value."""
    following = text[end : end + 1]
    # 40余万 has its 余 inside; 40余场 has it between number and measure word
    more = following in _MORE and _MORE_OF.match(text, end) is not None
    at = end + 1 if more else end
    if text.startswith(" ", at):
        at += 1
    printed = _longest_unit(text, at)
    kind = _out_of_place(text, start, end, following, measured=bool(printed))
    if kind is None:
        kind = _kind_of(text, start, end, value, printed, at, han=han, scaled=scaled)
    if kind != "count" and kind not in KEPT_KINDS:
        return Measure(kind, end)
    unit = units()[printed]
    return Measure(kind, at + len(printed), printed, unit.unit, unit.factor, more=at > end and text[at - 1] in _MORE)


def _longest_unit(text: str, at: int) -> str:
    table = units()
    for length in _unit_lengths().get(text[at : at + 1], ()):
        piece = text[at : at + length]
        if piece in table:
            # 3期间, 2分别, 5本级
            return "" if text[at + 1 : at + 2] in table[piece].not_before else piece
    return ""


@cache
def _unit_lengths() -> dict[str, tuple[int, ...]]:
    """Return first character -> the lengths of the measure words that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for spelling in units():
        lengths.setdefault(spelling[0], set()).add(len(spelling))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _out_of_place(text: str, start: int, end: int, following: str, *, measured: bool) -> Kind | None:
    """Return the kind of a number that its neighbours make no value: damaged, a caption's, an ordinal, part of a name.

    Every test begins with a look at one character, since nearly every number passes them all.
    """
    previous = text[start - 1 : start]
    if previous in _DAMAGE or following in _DAMAGE or (following == " " and _LOST_POINT.match(text, end)):
        return "damaged"
    if previous == "." or (following == "." and text[end + 1 : end + 2].isdigit()):
        return "name" if previous != "." or text[start - 2 : start - 1].isdigit() else "damaged"  # 2.1.3; .7
    if previous in _NAMED or (following in _NO_SCORES and _NO_SCORE.match(text, end)):
        return "name"
    if previous in _ORDINAL or (previous in _RANK_ENDS and text.endswith(_RANK, 0, start)):
        return "ordinal"
    if previous in _FIRST and following in _FIRST_OF:
        return "ordinal"
    return "name" if _glued(text, start, end, measured=measured) else None


def _kind_of(
    text: str, start: int, end: int, value: Decimal, printed: str, at: int, *, han: bool, scaled: bool
) -> Kind:
    following = text[end : end + 1]
    if following == "-" and text[end + 1 : end + 2].isdigit() and "." not in text[start:end]:
        return "bare"
    graded = bool(printed) and units()[printed].kind == "grade"
    if graded or following in _EDITIONS or text.startswith("/", max(0, start - 1), start):
        return "name"
    if not printed:
        return ("small_word" if not scaled or abs(value) < 10 else "bare") if han else "bare"
    unit = units()[printed]
    if unit.kind in {"points", "times"}:
        return "points" if unit.kind == "points" else "times"
    if unit.kind == "age":
        return "age" if _AGE_AFTER.match(text, at + len(printed)) else "count"
    if unit.kind == "time" and printed not in _MINUTES:
        return "duration"
    if han and not scaled and text[at - 1] not in _MORE and _too_small(text[start:end]):
        return "small_word"
    if unit.kind in {"score", "grade"}:
        return "name" if unit.kind == "grade" else "bare"
    return "count"


def _glued(text: str, start: int, end: int, *, measured: bool) -> bool:
    """Tell whether the number is part of a code: CD10, 1+1+1, PM2.5, 10S.

    3-201 is a code, but 3-5张 with its measure word is a range.
    """
    previous, following = text[start - 1 : start], text[end : end + 1]
    if previous and previous.isascii():
        joined = text[start - 2 : start - 1]
        if measured and previous == "-" and joined.isdigit():
            return False
        if previous.isalpha() or (previous in "+-_#" and joined.isascii() and joined.isalnum()):
            return True
    return not measured and bool(following) and following.isascii() and (following.isalpha() or following in "+_")


def _too_small(numeral: str) -> bool:
    """Tell 三 in 三个 (a word of prose) from 二十七 in 二十七家 (a figure)."""
    return len(numeral) == 1 and numeral not in _ZEROS
