"""Heads: the indicators that a list of numbers belongs to: named right before it, or still spoken of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from etl.link import ellipsis
from etl.link.align import Group, follow_heads, head_list, leftover, noun_behind
from etl.link.anaphora import pointed_at, pointed_back
from etl.link.attach import choose, is_added
from etl.link.marks import AND, COMMA, GRADE, IN_TURN, LIST_MARK, OF_WHICH, PARTED, SO_FAR, per_head
from etl.link.parts import part_of
from etl.link.state import Form, Found, State, Then
from etl.model.catalogue import load
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention, lexicon, per_capita_head
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
_HELD = pattern(r"{hold}{perfective}?$")
_EVERYBODY = pattern(r"{everybody}")
_GRADED = pattern(r"{attributive}(?:" + GRADE + r"|{ownership})*$")
_SURVEYED = "监测"
NO_LEVEL = frozenset({"duration", "age", "points", "times"})
"""Kinds of numbers that are levels only of what is measured in time."""
_TIME_UNITS = frozenset(words("unit_of_time"))
_BARE = 3  # characters of a name that says no more than 死亡率


def enter(state: State, group: Group) -> State:
    """Return the state with the names that the next list of numbers may have, and what these names bring with them."""
    found, then = _find(state, group)
    if group.items[-1].kind in NO_LEVEL and found.mentions:
        then["heads"] = found.mentions  # 孕产妇死亡率连续六年为0
        found = found._replace(mentions=tuple(head for head in found.mentions if _takes_time(head)))
    return replace(state, found=found, **then)


def _takes_time(head: IndicatorMention) -> bool:
    return any(load().indicators[i].unit in _TIME_UNITS for i in head.ids)


def _find(state: State, group: Group) -> tuple[Found, Then]:
    if fresh := state.fresh(group.start):
        return _named(state, group, fresh)
    if back := pointed_back(state, group):
        return Found(back, "pointed", "counted_back"), {}
    if back := pointed_at(state, group):
        return Found(back, "pointed", "this_figure"), {}
    return _in_same_order(state, group) or _spoken_of(state, group), {}


def _in_same_order(state: State, group: Group) -> Found | None:
    """“A为a，B为b，C为c；到2030年分别控制在…”: a list without names is of the indicators named one by one before."""
    gap, count = state.gap(group), len(group.items)
    bracketed = gap.endswith("(")  # 均优于省定目标(18/10万、5.5‰、7‰)
    if count == 1 or not (bracketed or IN_TURN.search(gap)):
        return None
    earlier = [a for a in state.attached if a.indicator is not None][-count:]
    units = [(a.quantity.unit, a.indicator.unit) for a in earlier if a.indicator]
    measured = len(units) == count and all(q.unit in u for q, u in zip(group.items, units, strict=True))
    if not measured or not state.heads:
        return None
    clause = state.position + max(gap.rfind(mark) for mark in ",，;；") + 1
    named_anew = not bracketed and leftover(state.mentions.blanked(clause, group.start))
    return None if named_anew else Found(state.heads[-1:], "spoken", "same_order")


def _named(state: State, group: Group, fresh: list[IndicatorMention]) -> tuple[Found, Then]:
    """Return the indicators named since the last numbers, where what stands between lets them have these."""
    run = head_list(state.text, fresh)
    followed = False
    if len(group.items) > 1 or _ALL.search(state.text, run[-1].end, group.start):
        count, run = len(run), follow_heads(state.text, run, group.start)
        followed = len(run) > count
    gap = state.text[run[-1].end : group.start]
    if len(run) == 1 and (governed := _per_head_behind(run[0], gap)):
        return Found((governed,), "named", "per_head"), {}
    counted = group.items[-1].kind in ("count", "bare")
    if why := _another(state, group, run, gap, counted=counted):
        return Found(why=why), {}
    rest, subgroup = state.between(run[-1].end, group.start)
    if _lists_places(state, group, run[-1].end):
        rest = ""  # 死亡率最低的三个县市是甲市、乙县和丙县，分别为…
    if len(rest) > _slack(rest, group.items[-1]) and (counted or not state.beside_region(group)):
        if not counted and _UNDATED.fullmatch(gap):
            return Found(tuple(run), refused="no_year"), {}
        return Found(why="no_name"), {}
    if counted and is_part(state, run[0]):
        holding = held(state, run[0])
        found = Found((holding,), "named", "holders", slack=2) if holding else Found(why="narrowed")
        return found, {"narrowed": True}
    form: Form = "words" if rest else "verb" if gap else "adjacent"
    return _of_parts(state, run, Found((), "named", form, subgroup, len(rest), followed))


def _another(
    state: State, group: Group, run: list[IndicatorMention], gap: str, *, counted: bool
) -> Literal["no_name", "of_others"] | None:
    """Return why what stands between the names and the numbers tells that these are of something else."""
    stating = _IN_ALL.fullmatch(gap) or _STATING.search(gap) or state.scoped(run[-1].end, group)
    if (COMMA.search(gap) and not stating) or PARTED.search(gap) or _NEXT_ITEM.fullmatch(gap):
        return "no_name"
    return "of_others" if counted and (_OTHER_NOUN.search(gap) or _AMONG.match(gap)) else None


def _of_parts(state: State, run: list[IndicatorMention], found: Found) -> tuple[Found, Then]:
    """Complete the names by what was said before, and by the part of the population or the institutions they are of."""
    form, subgroup = found.form, found.subgroup
    if len(run) == 1 and len(run[0].alias) <= _BARE and state.last:
        completed = ellipsis.completed(run[0].alias, state.model())
        run, form = ([completed], "completed") if completed else (run, form)
    then = _per_capita(state, run[0])
    if subgroup:
        form = "part_between"
    elif subgroup := (_part_named(state, run[0]) or _surveyed(state, state.text[state.position : run[0].start])):
        form = "part_before"
    part, then["part"] = part_of(state, run[0], subgroup)
    then["narrowed"] = False
    if part and (ids := lexicon().exact(part + run[0].alias)):
        run, form = [run[0]._replace(ids=ids), *run[1:]], "institutions"  # 乡镇卫生院…床位8.1万张
    elif part:
        subgroup, form = part, "institutions"
    return found._replace(mentions=tuple(run), form=form, subgroup=subgroup), then


def _per_capita(state: State, mention: IndicatorMention) -> Then:
    """Let 每千人口 govern what follows in its list, and end with the list."""
    if head := per_capita_head(mention.alias)[0]:
        return {"per_capita": head, "said_base": head}
    if any(mark in state.text[state.position : mention.start] for mark in ",，;；"):
        return {"per_capita": ""}
    return {}


def _per_head_behind(mention: IndicatorMention, gap: str) -> IndicatorMention | None:
    """Read 床位数达到每千人口6.5张 as 每千人口床位数."""
    said = _PER_BEHIND.fullmatch(gap)
    if said is None:
        return None
    head = per_head(said["many"])
    ids = lexicon().with_head(head, mention.alias)
    return mention._replace(ids=ids, alias=head + mention.alias) if ids else None


def _spoken_of(state: State, group: Group) -> Found:
    """Return the indicators that the sentence still speaks of: 全国水平(4.9‰), 其中农村5.1‰."""
    rest, subgroup = state.between(state.position, group.start)
    if rest in _CONJUNCTIONS:
        rest = ""  # 比2022年的2.05‰和2021年的2.31‰
    elif len(rest) > 1 and state.heads and leftover(state.heads[-1].alias).endswith(rest):
        rest = ""  # 三市签约率居前三位，分别为…
    gap = state.gap(group)
    if SO_FAR.search(gap) and state.heads and is_added(state.heads[-1]):
        return Found(why="no_name")  # 新创省级卫生村12个，累计建成169个
    if gap and not state.same_measure(group) and not _measures(state, group):
        return Found(why="unit_mismatch" if state.heads else "no_name")
    if OF_WHICH in gap and not subgroup and not state.beside_region(group):
        return Found(why="no_name")
    if "(" in gap and ")" not in gap[gap.rindex("(") :]:
        opened = state.position + gap.rindex("(")
        before = subgroup
        rest, subgroup = state.between(opened, group.start)
        subgroup = subgroup or before  # 女性(80.2岁)高于男性(74.9岁)
    if state.heads and state.beside_region(group) and is_their_level(state.text, group.items[-1]):
        return Found(state.heads, "spoken", "place_level", subgroup)  # 低于全市3.4人的平均水平
    form = _tells(state, group, gap, subgroup)
    if (
        not subgroup
        and state.last
        and not COMMA.search(gap)
        and not any(r.start >= state.position for r in state.mentions.regions)
    ):
        subgroup = state.last[-1].subgroup  # 农村…由2010年的95.8%提高到2020年的99.8%
    if state.heads and not rest and form and not (gap and _counts_what_follows(state, group)):
        return Found(state.heads, "spoken", form, subgroup)
    if state.heads and state.beside_region(group) and not _counts_what_follows(state, group):
        return Found(state.heads, "spoken", "place_beside", subgroup, 1)
    return Found(why="no_name")


def _tells(state: State, group: Group, gap: str, subgroup: str) -> Form | None:
    """Return what tells that a number without a name goes on with what the sentence speaks of; None for nothing."""
    if not gap:
        return "more"  # 法定传染病19种12530例
    if subgroup:
        return "another_part"
    if "(" in gap:
        return "bracket"
    if any(state.position <= r.start < group.start for r in state.mentions.regions):
        return "another_place"
    if state.scoped(state.position, group):
        return "another_year"
    if _LEVEL.search(gap):
        return "reached"
    return "target" if is_of_target(state.text, group.items[-1]) else None


def _measures(state: State, group: Group) -> bool:
    """Tell whether the unit is again that of what is spoken of: 老年人口65万人，占20%，2025年将达到70万人."""
    return bool(state.heads) and all(choose(state, quantity, state.heads[-1]) for quantity in group.items)


def _counts_what_follows(state: State, group: Group) -> bool:
    """Tell whether a noun behind a count says what is counted: 全市13家县级中医医院."""
    last = group.items[-1]
    return last.kind == "count" and last.after == last.unit_end and noun_behind(state.text, last.unit_end, _NO_NOUN)


def _lists_places(state: State, group: Group, start: int) -> bool:
    """Tell whether as many places as numbers are named between an indicator and these."""
    count = len(group.items)
    return (
        count > 1
        and sum(start <= r.start and r.end <= group.start and bool(r.codes) for r in state.mentions.regions) == count
    )


def _part_named(state: State, mention: IndicatorMention) -> str:
    """Return the part of the population named right before an indicator: 农村 in 其中农村孕产妇死亡率."""
    rest, subgroup = state.between(state.clause_start(mention.start), mention.start)
    return _STRATA.get(rest, "") if rest else subgroup


def _surveyed(state: State, gap: str) -> str:
    """Return the surveillance area that a list of indicators is of: 监测地区新生儿死亡率为a，婴儿死亡率为b."""
    last = state.last[-1].subgroup if state.last else ""
    return last if last.startswith(_SURVEYED) and LIST_MARK.fullmatch(gap) else ""


def _slack(rest: str, quantity: Quantity) -> int:
    """How many unknown characters may stand between an indicator and its number; counts are easily of others."""
    if _OTHERS.search(rest):
        return 0
    return 2 if quantity.kind in ("count", "bare") else 4


def held(state: State, noun: IndicatorMention) -> IndicatorMention | None:
    """Return what the counted places hold: 中医馆 in 设有中医馆的卫生院15个."""
    for mention in state.mentions.indicators:
        if state.position <= mention.start and mention.end < noun.start and _HELD.search(state.text[: mention.start]):
            return mention
    return None


def is_part(state: State, noun: IndicatorMention) -> bool:
    """Tell whether words before the noun single out a part of what it names: 能提供中医服务的村卫生室."""
    if noun.end == noun.start:
        return False
    if state.narrowed and AND.fullmatch(state.text, state.position, noun.start):
        return True  # 建成友善机构的综合医院28家、基层医疗卫生机构140家
    lead = _GRADED.search(state.text, state.position, noun.start)
    if lead is None:
        return False
    rest, _ = state.between(state.clause_start(noun.start, ",，;；("), lead.start())
    return len(_EVERYBODY.sub("", rest)) >= 2
