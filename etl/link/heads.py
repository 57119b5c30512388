"""Heads: the indicators that a list of numbers belongs to: named right before it, or still spoken of."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.link import ellipsis
from etl.link.align import Group, follow_heads, head_list, leftover, noun_behind
from etl.link.anaphora import pointed_at, pointed_back
from etl.link.attach import How, choose, held, is_added, is_part
from etl.link.cursor import Cursor
from etl.link.linked import Linked
from etl.link.marks import COMMA, IN_TURN, LIST_MARK, OF_WHICH, PARTED, SO_FAR, per_head
from etl.link.parts import part_of
from etl.model.reasons import Refused
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention, lexicon
from etl.recognise.quantities.find import Quantity
from etl.recognise.relations import is_of_target, is_their_level

_STATING = pattern(r"{is}|{to}|{in_turn}|{stating}")
_LEVEL = pattern(r"(?:{level_end}|{achieved_level}){perfective}?$")
# X的有3家: some of X; X与7家: not X
_OTHER_NOUN = pattern(r"^{attributive}{some_of}?$|(?:{conjunction}|{preposition})$")
_AMONG = re.compile(r"中[\u4e00-\u9fff]")  # 出生人口中一孩8746人
_UNDATED = pattern(r"{from}[^,，;；]{2,16}{attributive}")  # 从新中国成立初期的: a time that is no year
_PER_BEHIND = pattern(r"(?:{is}|{reaches}|{grows_to})?每(?P<many>[千万])名?{resident}?(?:人口?|居民)(?:拥有)?")
_NEXT_ITEM = pattern(r"(?:[、,，]|{conjunction})+")  # 3家甲、7家乙: 7 is of what follows
_IN_ALL = pattern(r"[,，](?:{in_all}|共有?)")  # 建成中医馆，共计138个
_ALL = pattern(r"{rate}{alike}")  # 村卫生室标准化率、公有产权率均为100%
_OTHERS = pattern(r"{others}|除")
_NO_NOUN = pattern(r"{behind_number}|{conjunction}|{predicate_start}")
_CONJUNCTIONS = frozenset(words("conjunction"))
_STRATA = {"市": "城市", "县": "县"}  # 住院分娩率99.9%，其中市住院分娩率100%，县住院分娩率99.8%
_SURVEYED = "监测"
_BARE = 3  # characters of a name that says no more than 死亡率


class Heads(NamedTuple):
    """The indicators of a list of numbers and how they were found; none where ``how`` is None.

    ``refused`` is the reason where the words tell that none is to be looked for.
    """

    mentions: list[IndicatorMention]
    how: How | None = None
    refused: Refused | None = None


_NO_HEADS = Heads([])


def find_heads(cursor: Cursor, group: Group, out: Linked) -> Heads:
    """Return the indicators that the numbers belong to, and how they were found."""
    if fresh := cursor.fresh(group.start):
        return _named(cursor, group, fresh)
    if back := pointed_back(cursor, group, out) or pointed_at(cursor, group):
        return Heads(back, How("continued"))
    return _in_same_order(cursor, group, out) or _spoken_of(cursor, group)


def _in_same_order(cursor: Cursor, group: Group, out: Linked) -> Heads | None:
    """“A为a，B为b，C为c；到2030年分别控制在…”: a list without names is of the indicators named one by one before."""
    gap, count = cursor.gap(group), len(group.items)
    bracketed = gap.endswith("(")  # 均优于省定目标(18/10万、5.5‰、7‰)
    if count == 1 or not (bracketed or IN_TURN.search(gap)):
        return None
    earlier = [a for a in out.attached if a.indicator is not None][-count:]
    units = [(a.quantity.unit, a.indicator.unit) for a in earlier if a.indicator]
    measured = len(units) == count and all(q.unit in u for q, u in zip(group.items, units, strict=True))
    if not measured or not cursor.heads:
        return None
    clause = cursor.position + max(gap.rfind(mark) for mark in ",，;；") + 1
    named_anew = not bracketed and leftover(cursor.mentions.blanked(clause, group.start))
    return None if named_anew else Heads(cursor.heads[-1:], How("continued"))


def _named(cursor: Cursor, group: Group, fresh: list[IndicatorMention]) -> Heads:
    """Return the indicators named since the last numbers, where what stands between lets them have these."""
    run = head_list(cursor.text, fresh)
    if len(group.items) > 1 or _ALL.search(cursor.text, run[-1].end, group.start):
        run = follow_heads(cursor.text, run, group.start)
    gap = cursor.text[run[-1].end : group.start]
    if len(run) == 1 and (governed := _per_head_behind(run[0], gap)):
        return Heads([governed], How("indicator_value"))
    stating = _IN_ALL.fullmatch(gap) or _STATING.search(gap) or cursor.scoped(run[-1].end, group)
    if (COMMA.search(gap) and not stating) or PARTED.search(gap) or _NEXT_ITEM.fullmatch(gap):
        return _NO_HEADS
    counted = group.items[-1].kind in ("count", "bare")
    if counted and (_OTHER_NOUN.search(gap) or _AMONG.match(gap)):
        return _NO_HEADS
    rest, subgroup = cursor.between(run[-1].end, group.start)
    if _lists_places(cursor, group, run[-1].end):
        rest = ""  # 死亡率最低的三个县市是甲市、乙县和丙县，分别为…
    if len(rest) > _slack(rest, group.items[-1]) and (counted or not cursor.beside_region(group)):
        if not counted and _UNDATED.fullmatch(gap):
            cursor.heads = run
            return Heads([], refused="no_year")
        return _NO_HEADS
    cursor.narrowed = counted and is_part(cursor, run[0])
    if cursor.narrowed:
        holding = held(cursor, run[0])
        return Heads([holding], How("holder_count", slack=2)) if holding else _NO_HEADS
    if len(run) == 1 and len(run[0].alias) <= _BARE and cursor.last:
        named = cursor.last[-1].alias or cursor.last[-1].name
        run = [ellipsis.completed(run[0].alias, named) or run[0]]
    cursor.note_per_capita(run[0])
    subgroup = subgroup or _part_named(cursor, run[0]) or _surveyed(cursor, cursor.text[cursor.position : run[0].start])
    if part := part_of(cursor, run[0], subgroup):
        if ids := lexicon().exact(part + run[0].alias):
            run = [run[0]._replace(ids=ids), *run[1:]]  # 乡镇卫生院…床位8.1万张
        else:
            subgroup = part
    return Heads(run, How("indicator_value", subgroup, len(rest)))


def _per_head_behind(mention: IndicatorMention, gap: str) -> IndicatorMention | None:
    """Read 床位数达到每千人口6.5张 as 每千人口床位数."""
    said = _PER_BEHIND.fullmatch(gap)
    if said is None:
        return None
    head = per_head(said["many"])
    ids = lexicon().with_head(head, mention.alias)
    return mention._replace(ids=ids, alias=head + mention.alias) if ids else None


def _spoken_of(cursor: Cursor, group: Group) -> Heads:
    """Return the indicators that the sentence still speaks of: 全国水平(4.9‰), 其中农村5.1‰."""
    rest, subgroup = cursor.between(cursor.position, group.start)
    if rest in _CONJUNCTIONS:
        rest = ""  # 比2022年的2.05‰和2021年的2.31‰
    elif len(rest) > 1 and cursor.heads and leftover(cursor.heads[-1].alias).endswith(rest):
        rest = ""  # 三市签约率居前三位，分别为…
    gap = cursor.gap(group)
    if SO_FAR.search(gap) and cursor.heads and is_added(cursor.heads[-1]):
        return _NO_HEADS  # 新创省级卫生村12个，累计建成169个
    if (gap and not cursor.same_measure(group) and not _measures(cursor, group)) or (
        OF_WHICH in gap and not subgroup and not cursor.beside_region(group)
    ):
        return _NO_HEADS
    if "(" in gap and ")" not in gap[gap.rindex("(") :]:
        opened = cursor.position + gap.rindex("(")
        before = subgroup
        rest, subgroup = cursor.between(opened, group.start)
        subgroup = subgroup or before  # 女性(80.2岁)高于男性(74.9岁)
    targeted = is_of_target(cursor.text, group.items[-1])
    told = cursor.scoped(cursor.position, group) or subgroup or _LEVEL.search(gap) or "(" in gap
    goes_on = told or targeted or not gap  # 法定传染病19种12530例
    if cursor.heads and cursor.beside_region(group) and is_their_level(cursor.text, group.items[-1]):
        return Heads(cursor.heads, How("continued", subgroup))  # 低于全市3.4人的平均水平
    if (
        not subgroup
        and cursor.last
        and not COMMA.search(gap)
        and not any(r.start >= cursor.position for r in cursor.mentions.regions)
    ):
        subgroup = cursor.last[-1].subgroup  # 农村…由2010年的95.8%提高到2020年的99.8%
    if cursor.heads and not rest and goes_on and not (gap and _counts_what_follows(cursor, group)):
        return Heads(cursor.heads, How("continued", subgroup))
    if cursor.heads and cursor.beside_region(group) and not _counts_what_follows(cursor, group):
        return Heads(cursor.heads, How("continued", subgroup, 1))
    return _NO_HEADS


def _measures(cursor: Cursor, group: Group) -> bool:
    """Tell whether the unit is again that of what is spoken of: 老年人口65万人，占20%，2025年将达到70万人."""
    return bool(cursor.heads) and all(choose(cursor, quantity, cursor.heads[-1]) for quantity in group.items)


def _counts_what_follows(cursor: Cursor, group: Group) -> bool:
    """Tell whether a noun behind a count says what is counted: 全市13家县级中医医院."""
    last = group.items[-1]
    return last.kind == "count" and last.after == last.unit_end and noun_behind(cursor.text, last.unit_end, _NO_NOUN)


def _lists_places(cursor: Cursor, group: Group, start: int) -> bool:
    """Tell whether as many places as numbers are named between an indicator and these."""
    count = len(group.items)
    return (
        count > 1
        and sum(start <= r.start and r.end <= group.start and bool(r.codes) for r in cursor.mentions.regions) == count
    )


def _part_named(cursor: Cursor, mention: IndicatorMention) -> str:
    """Return the part of the population named right before an indicator: 农村 in 其中农村孕产妇死亡率."""
    rest, subgroup = cursor.between(cursor.clause_start(mention.start), mention.start)
    return _STRATA.get(rest, "") if rest else subgroup


def _surveyed(cursor: Cursor, gap: str) -> str:
    """Return the surveillance area that a list of indicators is of: 监测地区新生儿死亡率为a，婴儿死亡率为b."""
    last = cursor.last[-1].subgroup if cursor.last else ""
    return last if last.startswith(_SURVEYED) and LIST_MARK.fullmatch(gap) else ""


def _slack(rest: str, quantity: Quantity) -> int:
    """How many unknown characters may stand between an indicator and its number; counts are easily of others."""
    if _OTHERS.search(rest):
        return 0
    return 2 if quantity.kind in ("count", "bare") else 4
