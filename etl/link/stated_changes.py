"""Stated changes: which levels the changes of a sentence belong to (比上年提高1.2个百分点, 分别增长3%和5%)."""

from __future__ import annotations

import re

from etl.link.align import Group, head_list, leftover
from etl.link.changes import base_of_change, next_change
from etl.link.cursor import Cursor
from etl.link.readings import Attached, Change, Linked

_FIRST_FEW = re.compile(r"(?:前|这)([两二三四五六])(?:项|者)")
_CHANGE_WORDS = re.compile(
    r"同比|环比|同期|相比|比较|较|比|分别|平均|每年|年均|累计|增长|增加|增幅|上升|提高|提升|下降|降低|减少|回落|降幅|扩大|缩短|幅度?|率|升|降|增|减|了|多|少|前|[两二三四五六]项|者|指标|均|都|也"
)
_SUBJECT = 3  # characters left that are a subject of its own


def change(cursor: Cursor, group: Group, sign: int, out: Linked) -> None:
    """Give a change to the level before it, or refuse its number; a change is never a value."""
    fresh = cursor.fresh(group.start)
    if fresh:
        cursor.heads, cursor.last = head_list(cursor.text, fresh), []
    stated, base = base_of_change(cursor, group)
    levels = [] if not fresh and _of_another(cursor, group) else cursor.last
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
