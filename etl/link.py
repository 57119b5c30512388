"""Linking: from the mentions of a sentence to readings.

The sentence is read from left to right, one list of numbers after the other. Four mechanisms do the work, each in one
place: grouping and pairing of lists (:mod:`etl.align`), telling changes from levels (:mod:`etl.changes`), attaching a
number to an indicator (:mod:`etl.attach`), completing shortened names (:mod:`etl.ellipsis`, :mod:`etl.naming`).
Year, region and status are resolved afterwards (:mod:`etl.resolve`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from etl import borrow, ellipsis
from etl.align import Group, Pair, follow_heads, groups, head_list, leftover, pairs
from etl.attach import PROPORTIONS, How, attach, before_noun, choose, held, is_part, misfits
from etl.catalogue import load
from etl.changes import base_of_change, sign_of_change
from etl.cursor import AVERAGES, Cursor
from etl.facts import Unread
from etl.mentions import Mentions
from etl.naming import tail_name
from etl.readings import Attached, Change, Earlier, Linked
from etl.recognise.indicators import IndicatorMention, lexicon
from etl.recognise.quantities import Quantity
from etl.recognise.relations import is_of_target, is_their_level

_STATING = re.compile(r"数值|为|达|分别|至|到|是|均|超|在|最高|最低|趋势")
_IN_TURN = re.compile(r"^[,，]?(?:分别|依次)")
_LEVEL = re.compile(r"(?:至|到|为|达|成|实际值|完成值|现状值|实际)(?:了)?$")
_OTHER_NOUN = re.compile(r"^的(?:有|为|共|达)?$|(?:与|和|同|及|对|向|把|将)$")  # X的有3家: some of X; X与7家: not X
_UNDATED = re.compile(r"(?:由|从)[^,，;；]{2,16}的")  # 从新中国成立初期的: a time that is no year
_NEXT_ITEM = re.compile(r"[、,，和及与]+")  # 3家甲、7家乙: 7 is of what follows
_IN_ALL = re.compile(r"[,，](?:共计|共有|共|总计)")  # 建成中医馆，共计138个
_SUM = re.compile(r"合计|共计|总计|一共")
_FIRST_FEW = re.compile(r"(?:前|这)([两二三四五六])(?:项|者)")
_FOREIGN = re.compile(r"(?:高于|低于|优于|好于|达到|接近|超过)[^,，;；()]{2,14}(?:水平|平均|标准|均值)\($")
_SHORT_OF = re.compile(r"(?:还差|相差|尚差|差距为?|缺口为?)$")
_BARE = 3  # characters of a name that says no more than 死亡率
_GAP_TO = re.compile(r"(?:高于|低于|高出|多于|少于|优于|超过)$")
_ALL = re.compile(r"均|都|全部|皆|各")
_NOTHING = Earlier()
_PARTED = re.compile(r"[;；。]")
_KEPT_IN_MIND = 4  # numbers before whose names a short name may take up
_OTHERS = re.compile(r"其他|其余|除")
_COMMA = re.compile(r"[,，]")
_NO_LEVEL = frozenset({"duration", "age", "points", "times"})
_TIME_UNITS = frozenset({"日", "天", "小时", "岁", "年"})


def link(mentions: Mentions, earlier: Earlier = _NOTHING) -> Linked:
    """Attach every number of a sentence, or say why it is attached to nothing."""
    out = Linked(unread=[Unread(q.start, q.end, q.kind) for q in mentions.others])
    cursor = Cursor(mentions, mentions.text, earlier=earlier)
    _take_up(cursor)
    for group in groups(mentions.text, mentions.values):
        if is_of_target(mentions.text, group.items[-1]):
            group = _level_of_target(group)
        cursor.step_brackets(group)
        sign = sign_of_change(cursor, group)
        if sign is None:
            _level(cursor, group, out)
        else:
            _change(cursor, group, sign, out)
        cursor.position = max(cursor.position, group.end)
    _zero_deaths(cursor, out)
    return out


def _take_up(cursor: Cursor) -> None:
    """“全州婴儿死亡率4.37‰。其中，个旧市3.16‰，…”: places with a rate of the same unit go on with the last one."""
    mentions, before = cursor.mentions, cursor.earlier.attached
    if not before or not mentions.values or not mentions.regions:
        return
    first, last = mentions.values[0], before[-1]
    named = any(mention.start < first.start for mention in mentions.indicators)
    if (
        named
        or last.indicator is None
        or last.subgroup
        or first.unit not in PROPORTIONS
        or first.unit != last.quantity.unit
    ):
        return
    cursor.heads, cursor.last = [IndicatorMention(0, 0, (last.indicator.id,), last.alias)], [last]


def _level_of_target(group: Group) -> Group:
    """超出 in 超出70%的目标 relates the achieved value to the target; the target itself is plainly 70%."""
    last = group.items[-1]
    if last.qualifier != ">":
        return group
    return Group.of((*group.items[:-1], last._replace(qualifier="=", before=last.start)))


def _change(cursor: Cursor, group: Group, sign: int, out: Linked) -> None:
    fresh = cursor.fresh(group.start)
    if fresh:
        cursor.heads, cursor.last = head_list(cursor.text, fresh), []
    stated, base = base_of_change(cursor, group)
    levels = cursor.last
    if (named := _FIRST_FEW.search(cursor.gap(group))) and not fresh:
        levels = levels[: "一两三四五六".index(named[1].replace("二", "两")) + 1]  # 前两项分别提高
    if len(levels) < len(group.items) and "分别" in cursor.gap(group):
        levels = out.attached[-len(group.items) :]  # A为a，B为b，同比分别增长…
    if fresh and stated:
        levels = _levels_named(cursor, group, out)  # 床位2.1万张。与上年比较，床位增加430张
    for index, quantity in enumerate(group.items):
        out.refuse(quantity, "change")
        if stated and len(levels) == len(group.items):
            out.changes.append(Change(quantity, levels[index], sign, base))


def _levels_named(cursor: Cursor, group: Group, out: Linked) -> list[Attached]:
    """Return the levels, stated before, of the indicators whose changes the numbers are; empty where one is missing."""
    found: list[Attached] = []
    for head in cursor.heads if len(cursor.heads) == len(group.items) else []:
        stated = (*cursor.earlier.attached, *out.attached)
        level = next((a for a in reversed(stated) if a.indicator and a.indicator.id in head.ids), None)
        if level is None or level.subgroup:
            return []
        found.append(level)
    return found


def _level(cursor: Cursor, group: Group, out: Linked) -> None:
    if _is_gap(cursor, group):
        for quantity in group.items:
            out.refuse(quantity, "gap")
        return
    heads, how = _in_same_order(cursor, group, out) or _heads(cursor, group)
    if how.rule == "undated":
        for quantity in group.items:
            out.refuse(quantity, "no_year")
        return
    if how.rule == "continued" and _IN_TURN.match(cursor.gap(group)):
        _drop_threshold(cursor, out)
    if group.items[-1].kind in _NO_LEVEL:
        heads = [h for h in heads if any(load().indicators[i].unit in _TIME_UNITS for i in h.ids)]
        attached = _paired(cursor, group, heads, how, out) if heads else []
    else:
        attached = _paired(cursor, group, heads, how, out) if heads else []
        attached = attached or _noun_or_ellipsis(cursor, group, out) or _tail(cursor, group, out)
    if attached:
        cursor.last = attached
        out.attached += attached
        return
    for quantity in group.items:
        out.refuse(quantity, quantity.kind if quantity.kind in _NO_LEVEL else "no_indicator")


def _is_gap(cursor: Cursor, group: Group) -> bool:
    """Tell what is no level of this place: a distance to another's (高于全国平均水平4.1岁), a foreign benchmark.

    The level of a place that is named stands in brackets and is read: 低于全国平均水平(4.9‰).
    """
    if cursor.text.startswith("(", group.start - 1):
        named = any(cursor.position < r.end <= group.start for r in cursor.mentions.regions)
        return not named and _FOREIGN.search(cursor.gap(group)) is not None
    if _SHORT_OF.search(cursor.gap(group)):
        return True
    if is_their_level(cursor.text, group.items[-1]):
        return False
    for region in cursor.mentions.regions:
        beside = cursor.position <= region.end <= group.start and cursor.text[region.end : group.start] in AVERAGES
        if beside and _GAP_TO.search(cursor.text[: region.start]):
            return True
    return False


def _drop_threshold(cursor: Cursor, out: Linked) -> None:
    """“首次突破80岁，分别达80.2岁和80.1岁”: the first number is only what was passed."""
    for attached in cursor.last:
        if attached.quantity.qualifier in (">", ">=") and attached in out.attached:
            out.attached.remove(attached)
            out.refuse(attached.quantity, "threshold")


def _in_same_order(cursor: Cursor, group: Group, out: Linked) -> tuple[list[IndicatorMention], How] | None:
    """“A为a，B为b，C为c；到2030年分别控制在…”: a list without names is of the indicators named one by one before."""
    gap, count = cursor.gap(group), len(group.items)
    if count == 1 or "分别" not in gap or cursor.fresh(group.start):
        return None
    earlier = [a for a in out.attached if a.indicator is not None][-count:]
    if [a.quantity.unit for a in earlier] != [q.unit for q in group.items] or not cursor.heads:
        return None
    clause = cursor.position + max(gap.rfind(mark) for mark in ",，;；") + 1
    return None if leftover(cursor.mentions.blanked(clause, group.start)) else (cursor.heads[-1:], How("continued"))


def _heads(cursor: Cursor, group: Group) -> tuple[list[IndicatorMention], How]:
    """Return the indicators that the numbers belong to, and how they were found."""
    nothing: tuple[list[IndicatorMention], How] = ([], How(""))
    fresh = cursor.fresh(group.start)
    if fresh:
        run = head_list(cursor.text, fresh)
        if len(group.items) > 1:
            run = follow_heads(cursor.text, run, group.start)
        gap = cursor.text[run[-1].end : group.start]
        stating = _IN_ALL.fullmatch(gap) or _STATING.search(gap) or cursor.scoped(run[-1].end, group)
        if (_COMMA.search(gap) and not stating) or _PARTED.search(gap) or _NEXT_ITEM.fullmatch(gap):
            return nothing
        if group.items[-1].kind in ("count", "bare") and _OTHER_NOUN.search(gap):
            return nothing
        rest, subgroup = cursor.between(run[-1].end, group.start)
        counted = group.items[-1].kind in ("count", "bare")
        if _lists_places(cursor, group, run[-1].end):
            rest = ""  # 死亡率最低的三个县市是甲市、乙县和丙县，分别为…
        if len(rest) > _slack(rest, group.items[-1]) and (counted or not cursor.beside_region(group)):
            if not counted and _UNDATED.fullmatch(gap):
                cursor.heads = run
                return [], How("undated")
            return nothing
        if is_part(cursor, run[0]) and group.items[-1].kind in ("count", "bare"):
            holding = held(cursor, run[0])
            return ([holding], How("holder_count", slack=2)) if holding else nothing
        if len(run) == 1 and len(run[0].alias) <= _BARE and cursor.last:
            named = cursor.last[-1].alias or cursor.last[-1].name
            run = [ellipsis.completed(run[0].alias, named) or run[0]]
        cursor.note_per_capita(run[0])
        return run, How("indicator_value", subgroup or _part_named(cursor, run[0]), len(rest))
    rest, subgroup = cursor.between(cursor.position, group.start)
    if len(rest) > 1 and cursor.heads and leftover(cursor.heads[-1].alias).endswith(rest):
        rest = ""  # 三市签约率居前三位，分别为…
    gap = cursor.gap(group)
    if (gap and not cursor.same_measure(group)) or ("其中" in gap and not subgroup and not cursor.beside_region(group)):
        return nothing
    if "(" in gap and ")" not in gap[gap.rindex("(") :]:
        rest, subgroup = cursor.between(cursor.position + gap.rindex("("), group.start)
    targeted = is_of_target(cursor.text, group.items[-1])
    told = cursor.scoped(cursor.position, group) or subgroup or _LEVEL.search(gap) or "(" in gap
    goes_on = told or targeted or not gap  # 法定传染病19种12530例
    if cursor.heads and cursor.beside_region(group) and is_their_level(cursor.text, group.items[-1]):
        return cursor.heads, How("continued", subgroup)  # 低于全市3.4人的平均水平
    if cursor.heads and not rest and goes_on:
        return cursor.heads, How("continued", subgroup)
    if cursor.heads and cursor.beside_region(group):
        return cursor.heads, How("continued", subgroup, 1)
    return nothing


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
    return subgroup if not rest else ""


def _slack(rest: str, quantity: Quantity) -> int:
    """How many unknown characters may stand between an indicator and its number; counts are easily of others."""
    if _OTHERS.search(rest):
        return 0
    return 2 if quantity.kind in ("count", "bare") else 4


def _paired(cursor: Cursor, group: Group, heads: list[IndicatorMention], how: How, out: Linked) -> list[Attached]:
    earlier = [a for a in out.attached if a.indicator is not None][-len(group.items) :]
    several = len({a.indicator.id for a in earlier if a.indicator}) == len(earlier)
    if how.rule == "continued" and several and 1 < len(group.items) == len(earlier) != len(heads):
        # “A率a、B率b，均低于全国水平(c、d)”: c and d are of A and B
        named = [IndicatorMention(0, 0, (a.indicator.id,), a.alias) for a in earlier if a.indicator]
        matched, rule = [Pair(q, h) for q, h in zip(group.items, named, strict=True)], "comparison_list"
    elif len(group.items) == 1 and len(heads) > 1:
        cursor.heads = heads
        matched, rule = [Pair(group.items[0], h) for h in _sharing(cursor, group, heads)], how.rule
    else:
        start = cursor.clause_start(heads[0].start, ";；。")
        heads, matched, rule = pairs(cursor.mentions, group, heads, start, how.rule, cursor.position)
        cursor.heads = heads
    if not matched and len(heads) == 1:
        fitting = [quantity for quantity in group.items if choose(cursor, quantity, heads[0])]
        matched = [Pair(quantity, heads[0]) for quantity in fitting] if _told_apart(cursor, fitting, heads[0]) else []
        rest = [quantity for quantity in group.items if quantity not in fitting] if matched else []
        out.attached += _tail(cursor, Group.of(rest), out) if rest else []
    if not matched:
        for quantity in group.items:
            out.refuse(quantity, "list_mismatch")
    how = how._replace(rule=rule)
    made = [attach(cursor, p.quantity, p.head, how, p.region, p.period) for p in matched]
    return [attached for attached in made if attached is not None]


def _told_apart(cursor: Cursor, quantities: list[Quantity], head: IndicatorMention) -> bool:
    """Tell whether each number is of another indicator of the name: 单采血小板6218人次、1.07万治疗量."""
    chosen = [found[0].id for quantity in quantities if (found := choose(cursor, quantity, head))]
    return len(chosen) > 0 and len(set(chosen)) == len(chosen)


def _sharing(cursor: Cursor, group: Group, heads: list[IndicatorMention]) -> list[IndicatorMention]:
    """One number after several indicators is said of all of them, or only of the last."""
    quantity = group.items[0]
    if _SUM.search(cursor.text[heads[-1].end : group.start]):
        return []
    fitting = all(choose(cursor, quantity, head) for head in heads)
    if _ALL.search(cursor.text[heads[-1].end : group.start]) or (fitting and quantity.unit == "%"):
        return heads
    return heads[-1:]


def _noun_or_ellipsis(cursor: Cursor, group: Group, out: Linked) -> list[Attached]:
    quantity = group.items[0]
    models = [a.alias or a.name for a in out.attached[-_KEPT_IN_MIND:]]
    if len(group.items) > 1:
        return _measured_in_turn(cursor, group, models)
    attached = None
    if mention := borrow.held(cursor.text, quantity, cursor.text[: group.start]):
        attached = attach(cursor, quantity, mention, How("holder_count", slack=2))
    attached = attached or before_noun(cursor, group)
    if attached is None:
        for mention in _elliptical(cursor, group, models):
            if attached := attach(cursor, quantity, mention, How("ellipsis", slack=2)):
                cursor.heads = [mention]
                break
    return [attached] if attached else []


def _elliptical(cursor: Cursor, group: Group, models: list[str]) -> Iterator[IndicatorMention]:
    """Yield what the words before a number may be short for, likeliest first."""
    model = cursor.last[-1].alias if cursor.last else ""
    named = cursor.last[-1].alias or cursor.last[-1].name if cursor.last else ""
    piece = cursor.mentions.blanked(cursor.position, group.start)
    sure = (ellipsis.swapped(piece, model), ellipsis.added(piece, model), ellipsis.completed(piece, named))
    yield from filter(None, sure)
    if not piece and cursor.last and cursor.last[-1].indicator is None:
        piece = cursor.last[-1].name  # 乙类7种1042例
        models = models[:-1]
    if not _PARTED.search(piece):
        yield from borrow.names(piece, models[::-1])
    before, topic = cursor.text[: group.start], cursor.earlier.topic
    if mention := ellipsis.measured(before, cursor.position, group.items[0], topic):
        yield mention


def _measured_in_turn(cursor: Cursor, group: Group, models: list[str]) -> list[Attached]:
    """“A11.8万人、B3.4万人，规范管理率分别为76.3%、75.9%”: the measure is of each of those named."""
    count = len(group.items)
    piece = cursor.mentions.blanked(cursor.position, group.start)
    mentions = (
        borrow.in_turn(piece, models[-count:]) if len(models) >= count and group.items[0].unit in PROPORTIONS else None
    )
    if mentions is None:
        return []
    made = []
    for quantity, mention in zip(group.items, mentions, strict=True):
        known = attach(cursor, quantity, mention, How("ellipsis", slack=2)) if mention.ids else None
        made.append(known or Attached(quantity, None, mention.alias, quantity.value, None, "tail", 0.6))
    return made


def _tail(cursor: Cursor, group: Group, out: Linked) -> list[Attached]:
    """Keep what the catalogue does not know under the name that the text gives it."""
    found: list[Attached] = []
    for index, quantity in enumerate(group.items):
        if misfits(cursor, quantity):
            out.refuse(quantity, "unit_mismatch")
            continue
        named = tail_name(cursor, quantity) or _named_before(cursor, group, index, found)
        if named is None:
            out.refuse(quantity, "no_indicator")
            continue
        name, subgroup = named
        found.append(
            Attached(quantity, None, name, quantity.value, quantity.value_high, "tail", 0.6, subgroup=subgroup)
        )
    if not cursor.fresh(group.start):
        cursor.heads = []
    return found


def _named_before(cursor: Cursor, group: Group, index: int, found: list[Attached]) -> tuple[str, str] | None:
    """“签约52.3万户、148.6万人”, “折页5种3000余份”: the second number counts what the first one counts."""
    if group.items[index].kind != "count":
        return None
    if index and found:
        return found[-1].name, found[-1].subgroup
    if not index and cursor.position == group.start and cursor.last and cursor.last[-1].indicator is None:
        return cursor.last[-1].name, cursor.last[-1].subgroup
    return None


def _zero_deaths(cursor: Cursor, out: Linked) -> None:
    """“孕产妇零死亡”: a count of none."""
    text = cursor.text
    for quantity in cursor.mentions.others:
        if text[quantity.start : quantity.end + 2] != "零死亡":
            continue
        for start in range(max(0, quantity.start - 8), quantity.start - 1):
            ids = lexicon().exact(text[start : quantity.start] + "死亡人数")
            if not ids:
                continue
            zero = quantity._replace(unit="人", kind="count", value=Decimal(0))
            mention = IndicatorMention(start, quantity.start, ids, text[start : quantity.start])
            if attached := attach(cursor, zero, mention, How("zero_deaths")):
                out.unread = [item for item in out.unread if item.start != quantity.start]
                out.attached.append(attached)
            break
