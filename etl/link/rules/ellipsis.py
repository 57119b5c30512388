"""Ellipsis: a name that the text shortens because the reader has the rest in mind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.link import borrow, ellipsis
from etl.link.align import Group
from etl.link.attach import How, as_tail, attach
from etl.link.heads import NO_LEVEL
from etl.link.linked import Attached
from etl.link.marks import ALL_TOLD, JOINTS, OF_WHICH, PARTED, TAKES
from etl.link.state import Decision, State
from etl.model.reasons import TextRule
from etl.model.units import PROPORTIONS
from etl.recognise.indicators import IndicatorMention, lexicon

_SHARE = re.compile(rf"[,，(]?{TAKES}")  # 老年人口65万人，占总人口的20%，将达到70万人: the people, not their share
_NOUN_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,8}(?=[,，;；。、)]|$)")
_KEPT_IN_MIND = 4  # numbers before whose names a short name may take up
_SLACK = 2


def applies(_: State, group: Group) -> bool:
    """Tell whether it is one number whose name may be shortened."""
    return len(group.items) == 1 and group.items[0].kind not in NO_LEVEL


def of_list(_: State, group: Group) -> bool:
    """Tell whether it is a list of numbers whose names may be shortened."""
    return len(group.items) > 1 and group.items[-1].kind not in NO_LEVEL


def level_swapped(state: State, group: Group) -> Decision | None:
    """Put another level into the name before: 省级卫生村12个、市级20个."""
    model = state.last[-1].alias if state.last else ""
    return completed_as(state, group, ellipsis.swapped(_piece(state, group), model), "level_swapped")


def newly_added(state: State, group: Group) -> Decision | None:
    """Read 新增 alone as what is added of the thing before: 托位1.2万个，其中新增2160个."""
    model = state.last[-1].alias if state.last else ""
    return completed_as(state, group, ellipsis.added(_piece(state, group), model), "newly_added")


def measure_completed(state: State, group: Group) -> Decision | None:
    """Join a measure to the activity that was counted before: 听力筛查4795人，筛查率98.1%."""
    if state.found.form == "completed":
        return None  # the name of itself means something too: 死亡率
    return completed_as(state, group, ellipsis.completed(_piece(state, group), state.model()), "measure_completed")


def total_so_far(state: State, group: Group) -> Decision | None:
    """Read 总数达 as the whole of which the number before was added: 新增床位862张，总数达1.92万张."""
    piece = _piece(state, group)
    return _borrowed(state, group, "total_so_far") if ALL_TOLD.fullmatch(JOINTS.sub("", piece)) else None


def name_borrowed(state: State, group: Group) -> Decision | None:
    """Borrow the rest of a name from a number before: 床位19.8万张，其中：医院15.6万张."""
    piece = _piece(state, group)
    return None if ALL_TOLD.fullmatch(JOINTS.sub("", piece)) else _borrowed(state, group, "name_borrowed")


def _borrowed(state: State, group: Group, rule: TextRule) -> Decision | None:
    piece, models = _piece(state, group), _models(state)
    if not piece and state.last and state.last[-1].indicator is None:
        piece, models = state.last[-1].name, models[:-1]  # 乙类7种1042例
    if PARTED.search(piece):
        return None
    return first_of(state, group, borrow.names(piece, models[::-1]), rule)


def held_staff(state: State, group: Group) -> Decision | None:
    """Join what is named and what stands behind the number: 完成中医馆建设，配备91位中医医师."""
    noun = _NOUN_BEHIND.match(state.text, group.items[0].unit_end)
    if noun is None or not lexicon().may_end(noun[0]):
        return None
    joined = (mention.alias + noun[0] for mention in state.mentions.indicators if mention.end <= group.start)
    names = (IndicatorMention(group.end, group.end, ids, name) for name in joined if (ids := lexicon().exact(name)))
    return first_of(state, group, names, "held_staff")


def measure_of_activity(state: State, group: Group) -> Decision | None:
    """Read a measure (完成率) as that of the one activity that the text before it names."""
    before, topic = state.text[: group.start], state.earlier.topic
    mention = ellipsis.measured(before, state.position, group.items[0], topic)
    return completed_as(state, group, mention, "measure_of_activity")


def measures_in_turn(state: State, group: Group) -> Decision | None:
    """Give a measure to each of those counted: 甲患者11.8万人、乙患者3.4万人，规范管理率分别为76.3%、75.9%."""
    models = _models(state)
    if not models or group.items[0].unit not in PROPORTIONS:
        return None
    mentions = borrow.in_turn(_piece(state, group), models, len(group.items))
    if mentions is None:
        return None
    made = []
    for quantity, mention in zip(group.items, mentions, strict=True):
        known = attach(state, quantity, mention, How("measures_in_turn", slack=_SLACK)) if mention.ids else None
        made.append(known if isinstance(known, Attached) else as_tail(quantity, mention.alias, "tail_list"))
    return Decision(tuple(made), then={"last": tuple(made)})


def first_of(state: State, group: Group, mentions: Iterable[IndicatorMention], rule: TextRule) -> Decision | None:
    """Attach a number to the first of several completed names that its unit fits."""
    return next(filter(None, (completed_as(state, group, mention, rule) for mention in mentions)), None)


def completed_as(state: State, group: Group, mention: IndicatorMention | None, rule: TextRule) -> Decision | None:
    """Attach a number to a completed name, and go on speaking of it."""
    if mention is None:
        return None
    attached = attach(state, group.items[0], mention, How(rule, slack=_SLACK))
    if not isinstance(attached, Attached):
        return None
    heads = state.heads if _SHARE.match(state.gap(group)) else (mention,)
    return Decision((attached,), then={"heads": heads, "last": (attached,)})


def _piece(state: State, group: Group) -> str:
    return state.mentions.blanked(state.position, group.start)


def _models(state: State) -> list[str]:
    """Return the names of the numbers before, the nearest last."""
    earlier = state.attached
    if not earlier and state.text.startswith(OF_WHICH):
        earlier = state.earlier.attached  # 诊疗7.1亿人次。其中医院3.2亿人次
    return [a.alias or a.name for a in earlier[-_KEPT_IN_MIND:]]


BEFORE_SHARES = (level_swapped, newly_added, measure_completed)
BEHIND_SHARES = (total_so_far, name_borrowed, held_staff, measure_of_activity)
