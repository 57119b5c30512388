"""Alignment: which numbers form a list, which indicators form a list, and how the two pair up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.link.marks import HAN_WORD, LIST_COMMA, OF
from etl.model.units import PIECE
from etl.model.wording import pattern
from etl.recognise.indicators import IndicatorMention, lexicon
from etl.recognise.mentions import Mentions
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention

_LIST_GAP = pattern(r"^[)]?[、,]?(?:{conjunction}|{together_with})?$")
_NO_NOUN = pattern(r"{behind_number}|{conjunction}|{in_turn}")
_HEAD_GAP = pattern(
    r"^{people_named}?(?:\([^()\d]{1,12}\))?(?:、|,?{conjunction}|[、,]?{together_with}){everybody_named}?$"
)


class Group(NamedTuple):
    """Numbers that stand in one list: ``7.1张、3.2人和3.6人``; mostly a list of one.

    ``start`` and ``end`` take in the words that qualify the first and the last number.
    """

    items: tuple[Quantity, ...]
    start: int
    end: int

    @classmethod
    def of(cls, items: Sequence[Quantity]) -> Group:
        """Make a list of numbers."""
        return cls(tuple(items), items[0].before, items[-1].after)


def groups(text: str, quantities: Sequence[Quantity]) -> list[Group]:
    """Join neighbouring numbers that only list marks part. A unit said once, at the end, holds for the whole list."""
    found: list[list[Quantity]] = []
    for quantity in quantities:
        if found and _in_list(text, found[-1][-1], quantity):
            found[-1].append(quantity)
        else:
            found.append([quantity])
    return [Group.of(_one_unit(items)) for items in found]


def _in_list(text: str, last: Quantity, quantity: Quantity) -> bool:
    gap = text[last.after : quantity.before]
    if not gap or not _LIST_GAP.match(gap):
        return False
    if gap == "," and quantity.unit == "%" and text.startswith(OF, quantity.after):
        return False  # 占比仅为35.8%，43.5%的三级医院亏损
    if gap in (",", ")"):  # a comma joins only what is plainly of one kind
        counts = noun_behind(text, quantity.after, _NO_NOUN)  # 工作室113个，1702个村卫生室实现…
        return quantity.unit == last.unit and quantity.before == quantity.start and not counts
    return True


def noun_behind(text: str, at: int, other: re.Pattern[str]) -> bool:
    """Tell whether a noun stands at a place: a word that does not begin as ``other`` words do."""
    return HAN_WORD.match(text, at) is not None and other.match(text, at) is None


def _one_unit(items: list[Quantity]) -> list[Quantity]:
    first, last = items[0], items[-1]
    if len(items) == 1:
        return items
    loose = {"", PIECE} if last.kind == "points" else {""}  # 4.2个和2.7个百分点
    if last.unit and all(item.unit in loose for item in items[:-1]):
        items = [item._replace(unit=last.unit, kind=last.kind, printed=last.printed) for item in items[:-1]] + [last]
    if first.before < first.start and all(item.qualifier == "=" for item in items[1:]):
        return [item._replace(qualifier=first.qualifier) for item in items]  # 不低于24%和30%
    if last.after > last.unit_end and all(item.qualifier == "=" for item in items[:-1]):
        return [item._replace(qualifier=last.qualifier) for item in items]  # 3.4‰、4.6‰以内
    return items


def head_list(text: str, indicators: Sequence[IndicatorMention]) -> list[IndicatorMention]:
    """Return the longest run of indicators at the end of ``indicators`` that only list marks part."""
    run = [indicators[-1]]
    for mention in reversed(indicators[:-1]):
        if not _HEAD_GAP.match(text[mention.end : run[0].start]):
            break
        run.insert(0, mention)
    return run


def expand_heads(text: str, start: int, heads: list[IndicatorMention], wanted: int) -> list[IndicatorMention]:
    """Complete elided list members: in “新生儿、婴儿死亡率分别为” 新生儿 stands for 新生儿死亡率.

    ``start`` bounds how far to look to the left. Returns the heads unchanged unless the full number can be named.
    """
    first = heads[0]
    pieces = LIST_COMMA.split(text[start : first.start])
    found: list[IndicatorMention] = []
    if pieces and pieces[-1] == "":
        pieces.pop()
    position = first.start
    for piece in reversed(pieces):
        if len(heads) + len(found) >= wanted:
            break
        position = text.rfind(piece, start, position) if piece else position
        mention = _completed(piece, position, first.alias)
        if mention is None:
            break
        found.insert(0, mention)
    return found + heads if len(heads) + len(found) == wanted else heads


_SAID_OF_ALL = pattern(r"{in_turn}|{alike}|{reaches}|{is}")


def follow_heads(text: str, heads: list[IndicatorMention], end: int) -> list[IndicatorMention]:
    """Complete later list members: in “无烟学校建成率和覆盖率分别为” 覆盖率 is 无烟学校覆盖率."""
    found = list(heads)
    position = heads[-1].end
    for name in LIST_COMMA.split(_SAID_OF_ALL.split(text[position:end])[0]):
        if not name:
            continue
        mention = _continued(name, text.find(name, position), heads[-1].alias)
        if mention is None:
            return heads
        found.append(mention)
        position = mention.end
    return found


def _continued(piece: str, position: int, model: str) -> IndicatorMention | None:
    for cut in range(len(model) - 1, 0, -1):
        if position >= 0 and (ids := lexicon().exact(model[:cut] + piece)):
            return IndicatorMention(position, position + len(piece), ids, model[:cut] + piece)
    return None


def _completed(piece: str, position: int, model: str) -> IndicatorMention | None:
    for skip in range(max(1, len(piece) - 1) if piece else 0):  # 国 of 全国 completes nothing
        for cut in range(1, len(model) + 1):
            name = piece[skip:] + model[cut:]
            if ids := lexicon().exact(name):
                return IndicatorMention(position + skip, position + len(piece), ids, name)
    return None


class Pair(NamedTuple):
    """A number with the indicator that a list gives it, and the place or year where those are listed too."""

    quantity: Quantity
    head: IndicatorMention
    region: RegionMention | None = None
    period: Period | None = None


def years_in_turn(mentions: Mentions, group: Group, since: int) -> list[Period]:
    """Return the years named in turn before the numbers, as many, from ``since`` on; empty for fewer."""
    years = [p for p in mentions.periods if since <= p.start and p.end <= group.start and p.role == "own" and p.year]
    return years[-len(group.items) :] if len(years) >= len(group.items) else []


def places_in_turn(mentions: Mentions, group: Group, since: int) -> list[RegionMention]:
    """Return the places named in turn before the numbers, as many, from ``since`` on; empty for fewer."""
    places = [r for r in mentions.regions if since <= r.start and r.end <= group.start and r.codes]
    return places[-len(group.items) :] if len(places) >= len(group.items) else []


_CONNECTOR = pattern(r"{connector}")
_MARKS = re.compile(r"[\s,，、;；:：()（）。—-]+")


@lru_cache(maxsize=8192)
def leftover(text: str) -> str:
    """Return what remains of the text between an indicator and its number once connecting words are taken out."""
    return _MARKS.sub("", _CONNECTOR.sub("", text)) if text else ""
