"""Changes: tell a difference (提高9个百分点) from a level (提高到35.8%). A difference is never stored as a value."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.link.align import Group, head_list, leftover
from etl.link.linked import Attached, Change
from etl.link.marks import HAN, IN_TURN
from etl.link.state import Decision, Refusal, State, Then, refuse
from etl.model.numerals import chinese
from etl.model.units import PERSON, YEAR_OF_AGE
from etl.model.wording import pattern, words
from etl.recognise.periods import Period

_WAY = r"(?:(?P<fall>{fall_verb})|(?P<rise>{rise_verb}|{raise_verb}))"
_VERBS = (*words("fall_verb"), *words("rise_verb"), *words("raise_verb"))
_CHANGE = pattern(_WAY + r"{extent}?{amount_lead}*$")
_MOVING = re.compile(f"[{''.join(sorted(set(''.join(_VERBS))))}]")
_LISTED = pattern(_WAY + r"{perfective}?{in_turn}(?:{is}|{reaches})?$")
_NEXT = pattern(r"[、,，]?{conjunction}?" + _WAY + r"(?:{perfective}|{about})?")
_LEVEL = pattern(r"{level_end}{perfective}?$")
_RATE_OF_CHANGE = pattern(r"{extent}{is}$")
_NOT_CHANGE = pattern(r"(?:{superlative}|{no_change})$")
_COMPARED = pattern(r"{compared}")
_AGAINST = pattern(r"{year_end}?{set_against}")
_BARE = pattern(r"[,，(]?{bare_change}{perfective}?")
_LIMITED = pattern(r"{superlative}|{not_beyond}")
_RAISED = frozenset(words("raise_verb"))
_OBJECTS = frozenset(words("unit_of_objects"))
_YEAR_ON_YEAR = "同比"
_NEAR, _FAR = 14, 24  # characters before a number that may say it is a change; of a list of numbers
_TREND = re.compile(r"(?:每(?:\d+|[一二三四五六七八九十两]+)?年(?:平均)?|平均每年|年均)$")


def moves(state: State, group: Group) -> bool:
    """Tell whether the numbers state a change."""
    return sign_of_change(state, group) is not None


def sign_of_change(state: State, group: Group) -> int | None:
    """Return +1 or -1 where the numbers state a change, None where they are levels."""
    gap = state.gap(group)
    difference = group.items[-1].kind in ("points", "times")
    if not difference and not _MOVING.search(gap, max(0, len(gap) - _FAR)):
        return None  # most numbers: nothing near them rises or falls
    lead = gap[-_NEAR:]
    match = _CHANGE.search(lead)
    if difference:
        return -1 if match and match["fall"] else 1
    if not match or _NOT_CHANGE.search(lead) or (_LEVEL.search(lead) and not _RATE_OF_CHANGE.search(lead)):
        match = _LISTED.search(gap[-_FAR:])
        return None if match is None else -1 if match["fall"] else 1
    compared = _COMPARED.search(state.text, state.clause_start(group.start, ",，;；("), group.start)
    verb = match["fall"] or match["rise"]
    last = group.items[-1]
    counted = (last.kind in ("count", "bare") and last.unit != YEAR_OF_AGE) or _LIMITED.search(lead)
    if not compared and ((len(verb) == 1 and counted) or (verb in _RAISED and _counts_objects(state, group))):
        return None  # 学历提升22人, 改造提升6所卫生院: what is raised, not by how much
    return -1 if match["fall"] else 1


def next_change(gap: str) -> int | None:
    """Return the sign of a change that goes on with a list of changes, None where ``gap`` holds more than its verb."""
    match = _NEXT.fullmatch(gap)
    return None if match is None else -1 if match["fall"] else 1


def _counts_objects(state: State, group: Group) -> bool:
    last = group.items[-1]
    noun = HAN.match(state.text, last.unit_end) is not None
    return last.unit == PERSON or (last.unit in _OBJECTS and noun)


def _heading_base(state: State) -> Period | None:
    """Return the year that all changes behind it are measured against, until a level follows: 与上年相比，…."""
    since = state.last[-1].quantity.end if state.last else 0
    for period in state.mentions.periods:
        if period.role != "base" or not since <= period.start < state.position:
            continue
        if _AGAINST.match(state.text, period.end):
            return period
    return None


def base_of_change(state: State, group: Group) -> tuple[bool, Period | None]:
    """Return whether the change says what it is measured against, and the year (None: the year before).

    A bare verb goes on with what the change before it was measured against: 同比增长11.4%；出院117万人次，增长14.9%.
    """
    if state.compared[0] and _BARE.fullmatch(state.gap(group)):
        return state.compared
    return _base_said(state, group)


def _base_said(state: State, group: Group) -> tuple[bool, Period | None]:
    base = next(
        (p for p in reversed(state.mentions.periods) if p.start >= state.position and p.end <= group.start), None
    )
    if _TREND.search(state.text[: group.start][-8:]):
        return False, None
    if base is not None and base.role == "base":
        return True, base
    if base is None and (heading := _heading_base(state)) is not None:
        return True, heading
    return _YEAR_ON_YEAR in state.gap(group), None


_FIRST_FEW = pattern(r"[前这](?P<count>{few})[项者]")
_CHANGE_WORDS = pattern(r"{change_word}|{in_turn}|{few}项")
_SUBJECT = 3  # characters left that are a subject of its own


def change(state: State, group: Group) -> Decision | None:
    """Give a change to the level before it: 床位2.1万张，比上年增加430张; a change is never a value."""
    sign = sign_of_change(state, group)
    if sign is None:
        return None
    if fresh := state.fresh(group.start):
        state = replace(state, heads=tuple(head_list(state.text, fresh)), last=())
    stated, base = base_of_change(state, group)
    levels = () if not fresh and _of_another(state, group) else state.last
    if (named := _FIRST_FEW.search(state.gap(group))) and not fresh:
        levels = levels[: int(chinese(named["count"]))]  # 前两项分别提高
    if len(levels) < len(group.items) and IN_TURN.search(state.gap(group)):
        levels = state.attached[-len(group.items) :]  # A为a，B为b，同比分别增长…
    if fresh and stated:
        levels = _levels_named(state, group)  # 床位2.1万张。与上年比较，床位增加430张
    changes = [
        Change(quantity, levels[index], sign, base)
        for index, quantity in enumerate(group.items)
        if stated and len(levels) == len(group.items)
    ]
    then: Then = {"heads": state.heads, "last": state.last, "compared": (stated, base)}
    return refuse(group, "change", then)._replace(changes=tuple(changes))


def _of_another(state: State, group: Group) -> bool:
    """Tell whether words that the catalogue does not know name what changes: 出生3.2万人，年分娩量同比增长16.3%."""
    clause = state.mentions.blanked(state.clause_start(group.start, ",，;；:："), group.start)
    return len(leftover(_CHANGE_WORDS.sub("", clause))) >= _SUBJECT


def changes_in_turn(state: State, group: Group) -> Decision | None:
    """Give changes, each with its own verb, to the levels stated before: 分别比上年增加386人和减少14人."""
    if sign_of_change(state, group) is None or not IN_TURN.search(state.gap(group)):
        return None
    series = _series(state, group)
    if len(series) == 1:
        return None
    stated, base = base_of_change(state, group)
    levels = state.attached[-len(series) :]
    fits = stated and len(levels) == len(series) and all(len(one.items) == 1 for one in series)
    sign = sign_of_change(state, group) or 1
    changes: list[Change] = []
    for index, one in enumerate(series if fits else ()):
        turn = next_change(state.text[series[index - 1].end : one.start]) if index else sign
        changes.append(Change(one.items[0], levels[index], turn or sign, base))
    refused = tuple(Refusal(quantity, "change") for one in series for quantity in one.items)
    then: Then = {"compared": (stated, base)}
    return Decision(refused=refused, changes=tuple(changes), then=then, more=len(series) - 1)


def _series(state: State, group: Group) -> list[Group]:
    """Return the list and those behind it that go on with its changes."""
    found = [group]
    for following in state.groups:
        if following.start >= found[-1].end:
            if next_change(state.text[found[-1].end : following.start]) is None:
                break
            found.append(following)
    return found


def _levels_named(state: State, group: Group) -> tuple[Attached, ...]:
    """Return the levels, stated before, of the indicators whose changes the numbers are; empty where one is missing."""
    found: list[Attached] = []
    if state.part:
        return ()  # 乡镇卫生院…，与上年比较，床位增加430张
    for head in state.heads if len(state.heads) == len(group.items) else []:
        stated = (*state.earlier.attached, *state.attached)
        level = next((a for a in reversed(stated) if a.indicator and a.indicator.id in head.ids), None)
        if level is None or level.subgroup:
            return ()
        found.append(level)
    return tuple(found)
