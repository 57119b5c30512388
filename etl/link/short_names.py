"""Short names: numbers before which no name of the catalogue stands whole.

The noun stands behind, the name is shortened because the reader has it in mind, or the catalogue does not know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.link import borrow, ellipsis
from etl.link.align import Group
from etl.link.attach import How, attach, before_noun, misfits
from etl.link.cursor import Cursor
from etl.link.linked import Attached, Linked
from etl.link.marks import OF_WHICH, PARTED, TAKES
from etl.link.naming import listed_names, tail_name
from etl.link.parts import note_part
from etl.model.units import PIECE, PROPORTIONS
from etl.recognise.indicators import IndicatorMention, lexicon, per_capita_head

_SHARE = re.compile(rf"[,，(]?{TAKES}")  # 老年人口65万人，占总人口的20%，将达到70万人: the people, not their share
_NOUN_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,8}(?=[,，;；。、)]|$)")
_KEPT_IN_MIND = 4  # numbers before whose names a short name may take up


def complete(cursor: Cursor, group: Group, out: Linked) -> list[Attached]:
    """Attach numbers whose indicator stands behind them or is named only in part; empty where none is found."""
    quantity = group.items[0]
    earlier = out.attached
    if not earlier and cursor.text.startswith(OF_WHICH):
        earlier = list(cursor.earlier.attached)  # 诊疗7.1亿人次。其中医院3.2亿人次
    models = [a.alias or a.name for a in earlier[-_KEPT_IN_MIND:]]
    if len(group.items) > 1:
        return _measured_in_turn(cursor, group, models)
    attached = None
    if mention := borrow.held(cursor.text, quantity, cursor.text[: group.start]):
        attached = attach(cursor, quantity, mention, How("holder_count", slack=2))
    if attached is None and (attached := before_noun(cursor, group)):
        note_part(cursor, attached.alias, counted=True)
    if attached is None:
        for mention in _elliptical(cursor, group, models):
            if attached := attach(cursor, quantity, mention, How("ellipsis", slack=2)):
                cursor.heads = cursor.heads if _SHARE.match(cursor.gap(group)) else [mention]
                break
    return [attached] if attached else []


def _elliptical(cursor: Cursor, group: Group, models: list[str]) -> Iterator[IndicatorMention]:
    """Yield what the words before a number may be short for, likeliest first."""
    model = cursor.last[-1].alias if cursor.last else ""
    named = cursor.last[-1].alias or cursor.last[-1].name if cursor.last else ""
    piece = cursor.mentions.blanked(cursor.position, group.start)
    sure = (
        ellipsis.swapped(piece, model),
        ellipsis.added(piece, model),
        ellipsis.completed(piece, named),
        ellipsis.share(piece, named),
    )
    yield from filter(None, sure)
    if not piece and cursor.last and cursor.last[-1].indicator is None:
        piece = cursor.last[-1].name  # 乙类7种1042例
        models = models[:-1]
    if not PARTED.search(piece):
        yield from borrow.names(piece, models[::-1])
    yield from _staff_of(cursor, group)
    before, topic = cursor.text[: group.start], cursor.earlier.topic
    if mention := ellipsis.measured(before, cursor.position, group.items[0], topic):
        yield mention


def _staff_of(cursor: Cursor, group: Group) -> Iterator[IndicatorMention]:
    """Read 均完成中医馆建设，配备91位中医医师 as 中医馆中医医师: what is named holds what stands behind the number."""
    noun = _NOUN_BEHIND.match(cursor.text, group.items[0].unit_end)
    if noun is None or not lexicon().may_end(noun[0]):
        return
    for mention in cursor.mentions.indicators:
        if mention.end <= group.start and (ids := lexicon().exact(mention.alias + noun[0])):
            yield IndicatorMention(group.end, group.end, ids, mention.alias + noun[0])


def _measured_in_turn(cursor: Cursor, group: Group, models: list[str]) -> list[Attached]:
    """“A11.8万人、B3.4万人，规范管理率分别为76.3%、75.9%”: the measure is of each of those named."""
    count = len(group.items)
    piece = cursor.mentions.blanked(cursor.position, group.start)
    mentions = borrow.in_turn(piece, models, count) if models and group.items[0].unit in PROPORTIONS else None
    if mentions is None:
        return []
    made = []
    for quantity, mention in zip(group.items, mentions, strict=True):
        known = attach(cursor, quantity, mention, How("ellipsis", slack=2)) if mention.ids else None
        made.append(known or Attached(quantity, None, mention.alias, quantity.value, None, "tail", 0.6))
    return made


def as_named(cursor: Cursor, group: Group, out: Linked) -> list[Attached]:
    """Keep what the catalogue does not know under the name that the text gives it."""
    found: list[Attached] = []
    listed = listed_names(cursor, group)
    for index, quantity in enumerate(group.items):
        if listed:
            found.append(Attached(quantity, None, listed[index], quantity.value, quantity.value_high, "tail", 0.6))
            continue
        if misfits(cursor, quantity):
            out.refuse(quantity, "unit_mismatch")
            continue
        start = group.items[index - 1].after if index else cursor.position
        named = tail_name(cursor, quantity, start) or _named_before(cursor, group, index, found)
        if named is None:
            out.refuse(quantity, "no_indicator")
            continue
        name, subgroup = named
        goes_on = cursor.text.startswith(("、", "，", ","), quantity.after)
        note_part(cursor, name, counted=quantity.unit == PIECE and goes_on)
        cursor.per_capita = per_capita_head(name)[0] or cursor.per_capita
        found.append(
            Attached(quantity, None, name, quantity.value, quantity.value_high, "tail", 0.6, subgroup=subgroup)
        )
    cursor.heads = _subject(cursor, group)
    return found


def _subject(cursor: Cursor, group: Group) -> list[IndicatorMention]:
    """Return what the sentence still speaks of behind a number that is none of its own: 法定传染病8种3126例.

    Behind a share of something (老年人口65万人，占户籍人口的20%) that is what it was before; nothing where other words
    name the number.
    """
    fresh = cursor.fresh(group.start)
    if not fresh or cursor.between(fresh[-1].end, group.start)[0]:
        return []
    return cursor.heads if cursor.text.endswith(TAKES, 0, fresh[-1].start) else fresh[-1:]


def _named_before(cursor: Cursor, group: Group, index: int, found: list[Attached]) -> tuple[str, str] | None:
    """“签约52.3万户、148.6万人”, “折页5种3000余份”: the second number counts what the first one counts."""
    if group.items[index].kind != "count":
        return None
    if index and found:
        return found[-1].name, found[-1].subgroup
    if not index and cursor.position == group.start and cursor.last and cursor.last[-1].indicator is None:
        return cursor.last[-1].name, cursor.last[-1].subgroup
    return None
