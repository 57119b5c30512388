"""Changes: tell a difference (提高9个百分点) from a level (提高到35.8%). A difference is never stored as a value."""

from __future__ import annotations

import re

from etl.link.align import Group, head_list, leftover
from etl.link.cursor import Cursor
from etl.link.linked import Attached, Change, Linked
from etl.link.marks import HAN, IN_TURN
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


def sign_of_change(cursor: Cursor, group: Group) -> int | None:
    """Return +1 or -1 where the numbers state a change, None where they are levels."""
    gap = cursor.gap(group)
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
    compared = _COMPARED.search(cursor.text, cursor.clause_start(group.start, ",，;；("), group.start)
    verb = match["fall"] or match["rise"]
    last = group.items[-1]
    counted = (last.kind in ("count", "bare") and last.unit != YEAR_OF_AGE) or _LIMITED.search(lead)
    if not compared and ((len(verb) == 1 and counted) or (verb in _RAISED and _counts_objects(cursor, group))):
        return None  # 学历提升22人, 改造提升6所卫生院: what is raised, not by how much
    return -1 if match["fall"] else 1


def next_change(gap: str) -> int | None:
    """Return the sign of a change that goes on with a list of changes, None where ``gap`` holds more than its verb."""
    match = _NEXT.fullmatch(gap)
    return None if match is None else -1 if match["fall"] else 1


def changes_after(cursor: Cursor, found: list[Group], index: int) -> int:
    """Return how many changes go on with the one at ``index``: 分别比上年增加386人和减少14人."""
    if not IN_TURN.search(cursor.gap(found[index])):
        return 0
    last = index
    while last + 1 < len(found) and next_change(cursor.text[found[last].end : found[last + 1].start]) is not None:
        last += 1
    return last - index


def _counts_objects(cursor: Cursor, group: Group) -> bool:
    last = group.items[-1]
    noun = HAN.match(cursor.text, last.unit_end) is not None
    return last.unit == PERSON or (last.unit in _OBJECTS and noun)


def _heading_base(cursor: Cursor) -> Period | None:
    """Return the year that all changes behind it are measured against, until a level follows: 与上年相比，…."""
    since = cursor.last[-1].quantity.end if cursor.last else 0
    for period in cursor.mentions.periods:
        if period.role != "base" or not since <= period.start < cursor.position:
            continue
        if _AGAINST.match(cursor.text, period.end):
            return period
    return None


def base_of_change(cursor: Cursor, group: Group) -> tuple[bool, Period | None]:
    """Return whether the change says what it is measured against, and the year (None: the year before).

    A bare verb goes on with what the change before it was measured against: 同比增长11.4%；出院117万人次，增长14.9%.
    """
    if not (cursor.compared[0] and _BARE.fullmatch(cursor.gap(group))):
        cursor.compared = _base_said(cursor, group)
    return cursor.compared


def _base_said(cursor: Cursor, group: Group) -> tuple[bool, Period | None]:
    base = next(
        (p for p in reversed(cursor.mentions.periods) if p.start >= cursor.position and p.end <= group.start), None
    )
    if _TREND.search(cursor.text[: group.start][-8:]):
        return False, None
    if base is not None and base.role == "base":
        return True, base
    if base is None and (heading := _heading_base(cursor)) is not None:
        return True, heading
    return _YEAR_ON_YEAR in cursor.gap(group), None


_FIRST_FEW = pattern(r"[前这](?P<count>{few})[项者]")
_CHANGE_WORDS = pattern(r"{change_word}|{in_turn}|{few}项")
_SUBJECT = 3  # characters left that are a subject of its own


def change(cursor: Cursor, group: Group, sign: int, out: Linked) -> None:
    """Give a change to the level before it, or refuse its number; a change is never a value."""
    fresh = cursor.fresh(group.start)
    if fresh:
        cursor.heads, cursor.last = head_list(cursor.text, fresh), []
    stated, base = base_of_change(cursor, group)
    levels = [] if not fresh and _of_another(cursor, group) else cursor.last
    if (named := _FIRST_FEW.search(cursor.gap(group))) and not fresh:
        levels = levels[: int(chinese(named["count"]))]  # 前两项分别提高
    if len(levels) < len(group.items) and IN_TURN.search(cursor.gap(group)):
        levels = out.attached[-len(group.items) :]  # A为a，B为b，同比分别增长…
    if fresh and stated:
        levels = _levels_named(cursor, group, out)  # 床位2.1万张。与上年比较，床位增加430张
    for index, quantity in enumerate(group.items):
        out.refuse(quantity, "change")
        if stated and len(levels) == len(group.items):
            out.changes.append(Change(quantity, levels[index], sign, base))


def _of_another(cursor: Cursor, group: Group) -> bool:
    """Tell whether words that the catalogue does not know name what changes: 出生3.2万人，年分娩量同比增长16.3%."""
    clause = cursor.mentions.blanked(cursor.clause_start(group.start, ",，;；:："), group.start)
    return len(leftover(_CHANGE_WORDS.sub("", clause))) >= _SUBJECT


def changes_in_turn(cursor: Cursor, series: list[Group], sign: int, out: Linked) -> None:
    """Give the changes of a list, each with its own verb, to the levels stated before, in order."""
    stated, base = base_of_change(cursor, series[0])
    levels = out.attached[-len(series) :]
    fits = stated and len(levels) == len(series) and all(len(group.items) == 1 for group in series)
    for index, group in enumerate(series):
        for quantity in group.items:
            out.refuse(quantity, "change")
        if fits:
            turn = next_change(cursor.text[series[index - 1].end : group.start]) if index else sign
            out.changes.append(Change(group.items[0], levels[index], turn or sign, base))


def _levels_named(cursor: Cursor, group: Group, out: Linked) -> list[Attached]:
    """Return the levels, stated before, of the indicators whose changes the numbers are; empty where one is missing."""
    found: list[Attached] = []
    if cursor.part:
        return []  # 乡镇卫生院…，与上年比较，床位增加430张
    for head in cursor.heads if len(cursor.heads) == len(group.items) else []:
        stated = (*cursor.earlier.attached, *out.attached)
        level = next((a for a in reversed(stated) if a.indicator and a.indicator.id in head.ids), None)
        if level is None or level.subgroup:
            return []
        found.append(level)
    return found
