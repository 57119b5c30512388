"""A sentence from left to right: every number attached to an indicator, or the reason why not.

The loop alone changes the state: rules (:mod:`etl.link.rules`) take it with the next list of numbers and decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.link import heads, naming
from etl.link.align import Group, groups
from etl.link.attach import flow_after
from etl.link.linked import Attached, Change, Earlier, Linked
from etl.link.rules import BEFORE_NAMES, ONE_BY_ONE, WITH_NAMES, Family
from etl.link.rules.tail import subject_behind
from etl.link.rules.zero import zero_deaths, zeros
from etl.link.state import Decision, Refusal, State, Then
from etl.model.fact import Unread
from etl.model.units import PROPORTIONS
from etl.recognise.indicators import IndicatorMention
from etl.recognise.mentions import Mentions
from etl.recognise.quantities.quantity import aside
from etl.recognise.relations import is_of_target

_NOTHING = Earlier()


def link(mentions: Mentions, earlier: Earlier = _NOTHING) -> Linked:
    """Attach every number of a sentence, or say why it is attached to nothing."""
    found = tuple(groups(mentions.text, mentions.values))
    state = _taken_up(State(mentions, mentions.text, earlier, found))
    changes: list[Change] = []
    reasons: dict[int, Unread] = {q.start: Unread(q.start, q.end, aside(q.kind)) for q in mentions.others}
    skip = 0
    for index, group in enumerate(found):
        if skip:
            skip -= 1
            continue
        if is_of_target(mentions.text, group.items[-1]):
            group = _level_of_target(group)
        state = _beside_brackets(state, group)
        state, decision = decide(state, group)
        for quantity, reason in (*decision.withdrawn, *decision.refused):
            reasons.setdefault(quantity.start, Unread(quantity.start, quantity.end, reason))
        changes += decision.changes
        skip = decision.more
        state = _after(state, group, decision, found[index + skip].end)
    attached = state.attached
    for zero in zeros(state):
        if read := zero_deaths(state, zero):
            attached += read.attached
    for one in attached:
        reasons.pop(one.quantity.start, None)
    return Linked(attached, tuple(changes), tuple(reasons.values()))


def decide(state: State, group: Group) -> tuple[State, Decision]:
    """Return what the rules make of a list of numbers, and the state with the names that it was read with."""
    decision = _first(BEFORE_NAMES, state, group)
    if decision is not None:
        return state, decision
    state = heads.enter(state, group)
    decision = _first(WITH_NAMES, state, group)
    if decision is None:
        return state, _one_by_one(state, group)
    said = {*(a.quantity.start for a in decision.attached), *(r.quantity.start for r in decision.refused)}
    if rest := [quantity for quantity in group.items if quantity.start not in said]:
        left = _one_by_one(state, Group.of(rest))  # 全血3.2万人次、4.1吨、5260单位: of what a list does not take
        decision = decision._replace(
            attached=left.attached + decision.attached, refused=left.refused + decision.refused
        )
    return state, decision


def _first(families: Iterable[Family], state: State, group: Group) -> Decision | None:
    for family in families:
        if family.applies(state, group):
            for rule in family.rules:
                if decision := rule(state, group):
                    return decision
    return None


def _one_by_one(state: State, group: Group) -> Decision:
    """Read the numbers of a list each by itself, with the words since the one before."""
    made: tuple[Attached, ...] = ()
    refused: tuple[Refusal, ...] = ()
    then: Then = {}
    position = state.position
    for index, quantity in enumerate(group.items):
        single = Group.of([quantity])
        at = replace(state, position=position, in_list=index > 0, listed=made)
        at = replace(at, words=naming.words_beside(at, quantity))
        decision = _first(ONE_BY_ONE, at, single) or Decision()
        made, refused = made + decision.attached, refused + decision.refused
        then.update(decision.then)
        position = quantity.after
    then["heads"] = subject_behind(state, group)
    if made:
        then["last"] = made
    elif group.items[-1].unit in PROPORTIONS:
        then["last"] = ()  # 抚养比为19.7%，比2010年提高7.8个百分点: of nothing that stood before
    return Decision(made, refused, then=then)


def _after(state: State, group: Group, decision: Decision, end: int) -> State:
    """Return the state behind a list of numbers."""
    withdrawn = {refusal.quantity.start for refusal in decision.withdrawn}
    attached = tuple(a for a in state.attached if a.quantity.start not in withdrawn) if withdrawn else state.attached
    flow = state.flow
    if state.found.said == "named" and state.found.mentions:
        flow = flow_after(state, state.found.mentions[-1])
    then: Then = {"flow": flow, **decision.then}
    return replace(state, position=max(state.position, group.end, end), attached=attached + decision.attached, **then)


def _taken_up(state: State) -> State:
    """“全州婴儿死亡率4.37‰。其中，个旧市3.16‰，…”: places with a rate of the same unit go on with the last one."""
    mentions, before = state.mentions, state.earlier.attached
    if not before or not mentions.values or not mentions.regions:
        return state
    first, last = mentions.values[0], before[-1]
    named = any(mention.start < first.start for mention in mentions.indicators)
    if (
        named
        or last.indicator is None
        or last.subgroup
        or first.unit not in PROPORTIONS
        or first.unit != last.quantity.unit
    ):
        return state
    return replace(state, heads=(IndicatorMention(0, 0, (last.indicator.id,), last.alias),), last=(last,))


def _level_of_target(group: Group) -> Group:
    """超出 in 超出70%的目标 relates the achieved value to the target; the target itself is plainly 70%."""
    last = group.items[-1]
    if last.qualifier != ">":
        return group
    return Group.of((*group.items[:-1], last._replace(qualifier="=", before=last.start)))


def _beside_brackets(state: State, group: Group) -> State:
    """Behind a closed bracket go on with what stood before it: 床位2118张(其中医院1904张)，比上年增加36张."""
    gap = state.gap(group)
    if "(" not in gap and ")" not in gap:
        return state
    if ")" in gap and state.aside:
        state = replace(state, heads=state.aside[0], last=state.aside[1], aside=None)
    if state.last and "(" in gap and ")" not in gap[gap.rindex("(") :]:
        state = replace(state, aside=(state.heads, state.last))
    return state
