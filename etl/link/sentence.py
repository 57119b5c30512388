"""A sentence from left to right: every number attached to an indicator, or the reason why not."""

from __future__ import annotations

from decimal import Decimal

from etl.link.align import Group, Pair, groups, pairs
from etl.link.anaphora import parts_in_turn
from etl.link.attach import How, attach, choose
from etl.link.changes import change, changes_after, changes_in_turn, sign_of_change
from etl.link.cursor import Cursor, says_average
from etl.link.heads import find_heads
from etl.link.linked import Attached, Earlier, Linked
from etl.link.marks import ALIKE, DEATH, DEATHS, ZERO_DEATHS
from etl.link.short_names import as_named, complete
from etl.model.catalogue import load
from etl.model.fact import Unread
from etl.model.reasons import Rule, UnreadReason
from etl.model.units import PERSON, PROPORTIONS
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention, lexicon
from etl.recognise.mentions import Mentions
from etl.recognise.quantities.find import Quantity
from etl.recognise.quantities.quantity import Kind, aside
from etl.recognise.relations import is_of_target, is_their_level

_IN_TURN = pattern(r"^[,，]?{in_turn}")
_SUM = pattern(r"{in_all}")
_FOREIGN = pattern(r"(?:{beyond}|{comes_near})[^,，;；()]{2,14}{benchmark_end}\($")
_ABROAD = pattern(r"{abroad}{abroad_level}?(?:{attributive}|{is})?\(?$")
_SHORT_OF = pattern(r"(?:{falls_short}|(?:{beyond}|{exceeds}){set_by}{0,2}(?:{set_level}|{plan_named}){amount}?)$")
_GAP_TO = pattern(r"{beyond}$")
_NOTHING = Earlier()
_NO_LEVEL = frozenset({"duration", "age", "points", "times"})
_TIME_UNITS = frozenset(words("unit_of_time"))


def link(mentions: Mentions, earlier: Earlier = _NOTHING) -> Linked:
    """Attach every number of a sentence, or say why it is attached to nothing."""
    out = Linked(unread=[Unread(q.start, q.end, aside(q.kind)) for q in mentions.others])
    cursor = Cursor(mentions, mentions.text, earlier=earlier)
    _take_up(cursor)
    found = groups(mentions.text, mentions.values)
    skip = 0
    for index, group in enumerate(found):
        if skip:
            skip -= 1
            cursor.position = group.end
            continue
        if is_of_target(mentions.text, group.items[-1]):
            group = _level_of_target(group)
        cursor.step_brackets(group)
        sign = sign_of_change(cursor, group)
        if sign is None:
            _level(cursor, group, out)
        elif skip := changes_after(cursor, found, index):
            changes_in_turn(cursor, found[index : index + skip + 1], sign, out)
        else:
            change(cursor, group, sign, out)
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


def _level(cursor: Cursor, group: Group, out: Linked) -> None:
    if _is_gap(cursor, group):
        for quantity in group.items:
            out.refuse(quantity, "gap")
        return
    if parts := parts_in_turn(cursor, group):
        _of_parts(cursor, group, parts, out)
        return
    subject = cursor.heads
    found = find_heads(cursor, group, out)
    if found.refused is not None:
        for quantity in group.items:
            out.refuse(quantity, found.refused)
        return
    heads, how = found.mentions, found.how
    if how is not None and how.rule == "continued" and _IN_TURN.match(cursor.gap(group)):
        _drop_threshold(cursor, out)
    if group.items[-1].kind in _NO_LEVEL:
        cursor.heads = heads or cursor.heads  # 孕产妇死亡率连续六年为0
        heads = [h for h in heads if any(load().indicators[i].unit in _TIME_UNITS for i in h.ids)]
        attached = _paired(cursor, group, heads, how, out) if heads and how is not None else []
    else:
        attached = _paired(cursor, group, heads, how, out) if heads and how is not None else []
        if not attached:
            cursor.heads = subject
            attached = complete(cursor, group, out) or as_named(cursor, group, out)
    if attached:
        cursor.last = attached
        out.attached += attached
        return
    for quantity in group.items:
        out.refuse(quantity, _no_level(quantity.kind))
    if group.items[-1].unit in PROPORTIONS:
        cursor.last = []  # 抚养比为19.7%，比2010年提高7.8个百分点: of nothing that stood before


def _no_level(kind: Kind) -> UnreadReason:
    """Return why a number is no level: by its kind, else for want of an indicator."""
    match kind:
        case "duration" | "age" | "points" | "times":
            return kind
        case _:
            return "no_indicator"


def _of_parts(cursor: Cursor, group: Group, parts: list[str], out: Linked) -> None:
    """Give each number of a list to its part of the population: 期望寿命80.9岁，男、女分别为78.3岁和83.8岁."""
    for quantity, part in zip(group.items, parts, strict=True):
        attached = attach(cursor, quantity, cursor.heads[-1], How("continued", part)) if cursor.heads else None
        if attached is None:
            out.refuse(quantity, "no_indicator")
        else:
            out.attached.append(attached)


def _is_gap(cursor: Cursor, group: Group) -> bool:
    """Tell what is no level of this place: a distance to another's (高于全国平均水平4.1岁), a foreign benchmark.

    The level of a place that is named stands in brackets and is read: 低于全国平均水平(4.9‰).
    """
    if _ABROAD.search(cursor.gap(group)):
        return True
    if cursor.text.startswith("(", group.start - 1):
        named = any(cursor.position < r.end <= group.start for r in cursor.mentions.regions)
        dated = any(cursor.position < p.end <= group.start for p in cursor.mentions.periods)
        return not (named or dated) and _FOREIGN.search(cursor.gap(group)) is not None
    if _SHORT_OF.search(cursor.gap(group)):
        return True
    if is_their_level(cursor.text, group.items[-1]):
        return False
    for region in cursor.mentions.regions:
        beside = cursor.position <= region.end <= group.start and says_average(cursor.text[region.end : group.start])
        if beside and _GAP_TO.search(cursor.text[: region.start]):
            return True
    return False


def _drop_threshold(cursor: Cursor, out: Linked) -> None:
    """“首次突破80岁，分别达80.2岁和80.1岁”: the first number is only what was passed."""
    for attached in cursor.last:
        if attached.quantity.qualifier in (">", ">=") and attached in out.attached:
            out.attached.remove(attached)
            out.refuse(attached.quantity, "threshold")


def _paired(cursor: Cursor, group: Group, heads: list[IndicatorMention], how: How, out: Linked) -> list[Attached]:
    earlier = [a for a in out.attached if a.indicator is not None][-len(group.items) :]
    rule: Rule
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
        out.attached += as_named(cursor, Group.of(rest), out) if rest else []
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
    if ALIKE.search(cursor.text[heads[-1].end : group.start]) or (fitting and quantity.unit == "%"):
        return heads
    return heads[-1:]


def _zero_deaths(cursor: Cursor, out: Linked) -> None:
    """“孕产妇零死亡”: a count of none."""
    text = cursor.text
    for quantity in cursor.mentions.others:
        if text[quantity.start : quantity.end + len(DEATH)] != ZERO_DEATHS:
            continue
        for start in range(max(0, quantity.start - 8), quantity.start - 1):
            ids = lexicon().exact(text[start : quantity.start] + DEATHS)
            if not ids:
                continue
            zero = quantity._replace(unit=PERSON, kind="count", value=Decimal(0))
            mention = IndicatorMention(start, quantity.start, ids, text[start : quantity.start])
            if attached := attach(cursor, zero, mention, How("zero_deaths")):
                out.unread = [item for item in out.unread if item.start != quantity.start]
                out.attached.append(attached)
            break
