"""Lists: several numbers in turn, with as many names, years, places, parts or units."""

from __future__ import annotations

from collections.abc import Sequence

from etl.link import align
from etl.link.align import Group, expand_heads
from etl.link.anaphora import parts_in_turn as parts_named
from etl.link.attach import choose
from etl.link.rules.continued import passed
from etl.link.rules.giving import Pair, give, give_found
from etl.link.state import Decision, State, refuse
from etl.model.reasons import TextRule
from etl.recognise.indicators import IndicatorMention
from etl.recognise.quantities.find import Quantity


def several(_: State, group: Group) -> bool:
    """Tell whether it is more than one number."""
    return len(group.items) > 1


def applies(state: State, group: Group) -> bool:
    """Tell whether it is a list of numbers that has names."""
    return len(group.items) > 1 and len(state.found.mentions) > 0


def parts_in_turn(state: State, group: Group) -> Decision | None:
    """Give each number to its part of the population: 期望寿命80.9岁，男、女分别为78.3岁和83.8岁."""
    parts = parts_named(state, group)
    if not parts:
        return None
    made: Decision | None = None
    for quantity, part in zip(group.items, parts, strict=True) if state.heads else ():
        made = _joined(made, give(state, [Pair(quantity, state.heads[-1])], "parts_in_turn", state.heads, part, 0))
    return made._replace(then={}) if made else refuse(group, "no_name")


def _joined(one: Decision | None, other: Decision | None) -> Decision | None:
    if one is None or other is None:
        return one or other
    return one._replace(attached=one.attached + other.attached, refused=one.refused + other.refused)


def same_order(state: State, group: Group) -> Decision | None:
    """Give numbers without names to those named one by one before: 甲率a，乙率b；到2030年分别控制在c、d."""
    return _of_those_before(state, group, "same_order") if state.found.form == "same_order" else None


def levels_beside(state: State, group: Group) -> Decision | None:
    """Give the levels of another place or time to those named one by one before: 甲率a、乙率b，全省为c、d."""
    return _of_those_before(state, group, "levels_beside") if state.found.form != "same_order" else None


def _of_those_before(state: State, group: Group, rule: TextRule) -> Decision | None:
    earlier = [a for a in state.attached if a.indicator is not None][-len(group.items) :]
    distinct = len({a.indicator.id for a in earlier if a.indicator}) == len(earlier) == len(group.items)
    if state.found.said == "named" or not distinct or len(earlier) == len(state.found.mentions):
        return None
    named = [IndicatorMention(0, 0, (a.indicator.id,), a.alias) for a in earlier if a.indicator]
    return _listed(state, group, zip(group.items, named, strict=True), rule, state.found.mentions)


def counted_back(state: State, group: Group) -> Decision | None:
    """Give numbers to as many indicators said before: 两项指标到2035年分别达到3.9人和4.8人."""
    if state.found.said != "pointed":
        return None
    return _named_in_turn(state, group, "counted_back")


def names_in_turn(state: State, group: Group) -> Decision | None:
    """Pair as many names as numbers: 甲率、乙率分别为71%、88.5%."""
    return None if state.found.followed else _named_in_turn(state, group, "names_in_turn")


def end_completed(state: State, group: Group) -> Decision | None:
    """Complete names whose front the list says once: 无烟学校建成率和覆盖率分别为71%、88.5%."""
    return _named_in_turn(state, group, "end_completed") if state.found.followed else None


def _named_in_turn(state: State, group: Group, rule: TextRule) -> Decision | None:
    heads = state.found.mentions
    if len(heads) != len(group.items):
        return None
    return _listed(state, group, zip(group.items, heads, strict=True), rule, heads)


def front_completed(state: State, group: Group) -> Decision | None:
    """Complete names whose end the list says once: 新生儿、婴儿死亡率分别为1.2‰、2.1‰."""
    heads, count = list(state.found.mentions), len(group.items)
    if state.found.said != "named" or len(heads) >= count:
        return None
    found = expand_heads(state.text, state.clause_start(heads[0].start, ";；。"), heads, count)
    if len(found) != count:
        return None
    return _listed(state, group, zip(group.items, found, strict=True), "front_completed", found)


def years_in_turn(state: State, group: Group) -> Decision | None:
    """Pair as many years as numbers: 2025年和2030年分别达到79岁和80岁."""
    heads, since = state.found.mentions, state.position
    if len(heads) != 1:
        return None
    years = align.years_in_turn(state.mentions, group, since)
    if not years and not align.places_in_turn(state.mentions, group, since):
        years = align.years_in_turn(state.mentions, group, 0)
    pairs = [Pair(q, heads[0], period=p) for q, p in zip(group.items, years, strict=False)]
    return _given(state, group, pairs, "years_in_turn", heads)


def places_in_turn(state: State, group: Group) -> Decision | None:
    """Pair as many places as numbers: 甲县、乙县分别为3.1‰、4.2‰."""
    heads, mentions = state.found.mentions, state.mentions
    if len(heads) != 1:
        return None
    places = align.places_in_turn(mentions, group, state.position) or align.places_in_turn(mentions, group, 0)
    pairs = [Pair(q, heads[0], region=r) for q, r in zip(group.items, places, strict=False)]
    return _given(state, group, pairs, "places_in_turn", heads)


def units_in_turn(state: State, group: Group) -> Decision | None:
    """Tell by their units numbers of one name that are of different indicators: 单采血小板6218人次、1.07万治疗量."""
    heads = state.found.mentions
    if len(heads) != 1:
        return None
    fitting = [quantity for quantity in group.items if choose(state, quantity, heads[0])]
    chosen = [found[0].id for quantity in fitting if (found := choose(state, quantity, heads[0]))]
    if not chosen or len(set(chosen)) != len(chosen):
        return None
    return _given(state, group, [Pair(quantity, heads[0]) for quantity in fitting], "units_in_turn", heads)


def _listed(
    state: State,
    group: Group,
    pairs: zip[tuple[Quantity, IndicatorMention]],
    rule: TextRule,
    heads: Sequence[IndicatorMention],
) -> Decision | None:
    return _given(state, group, [Pair(quantity, head) for quantity, head in pairs], rule, heads)


def _given(
    state: State, group: Group, pairs: list[Pair], rule: TextRule, heads: Sequence[IndicatorMention]
) -> Decision | None:
    decision = give_found(state, pairs, rule, heads)
    return decision and decision._replace(withdrawn=passed(state, group))


RULES = (
    same_order, levels_beside, counted_back, names_in_turn, end_completed, front_completed, years_in_turn,
    places_in_turn, units_in_turn,
)  # fmt: skip
