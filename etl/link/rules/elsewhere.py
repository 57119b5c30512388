"""Levels of elsewhere: numbers that say how far another place or an aim is off, or what it has; none is this place's.

The level of a place that is named stands in brackets and is read: 低于全国平均水平(4.9‰).
"""

from __future__ import annotations

from etl.link.align import Group
from etl.link.state import Decision, State, refuse, says_average
from etl.model.wording import pattern
from etl.recognise.relations import is_their_level

_FOREIGN = pattern(r"(?:{beyond}|{comes_near})[^,，;；()]{2,14}{benchmark_end}\($")
_ABROAD = pattern(r"{abroad}{abroad_level}?(?:{attributive}|{is})?\(?$")
_SHORT_OF = pattern(r"(?:{falls_short}|(?:{beyond}|{exceeds}){set_by}{0,2}(?:{set_level}|{plan_named}){amount}?)$")
_GAP_TO = pattern(r"{beyond}$")


def abroad(state: State, group: Group) -> Decision | None:
    """Leave out the level of another country: 低于发达国家水平3.9‰."""
    return refuse(group, "gap") if _ABROAD.search(state.gap(group)) else None


def benchmark(state: State, group: Group) -> Decision | None:
    """Leave out a benchmark in brackets that has neither place nor year: 优于中高收入国家平均水平(6‰)."""
    if not _bracketed(state, group) or not _FOREIGN.search(state.gap(group)):
        return None
    named = any(state.position < r.end <= group.start for r in state.mentions.regions)
    dated = any(state.position < p.end <= group.start for p in state.mentions.periods)
    return None if named or dated else refuse(group, "gap")


def short_of_aim(state: State, group: Group) -> Decision | None:
    """Leave out by how much an aim is missed or passed: 距目标还差1.2个百分点."""
    return refuse(group, "gap") if not _bracketed(state, group) and _SHORT_OF.search(state.gap(group)) else None


def distance(state: State, group: Group) -> Decision | None:
    """Leave out the distance to another place's level: 高于全国平均水平4.1岁."""
    if _bracketed(state, group) or is_their_level(state.text, group.items[-1]):
        return None
    for region in state.mentions.regions:
        beside = state.position <= region.end <= group.start and says_average(state.text[region.end : group.start])
        if beside and _GAP_TO.search(state.text[: region.start]):
            return refuse(group, "gap")
    return None


def _bracketed(state: State, group: Group) -> bool:
    return state.text.startswith("(", group.start - 1)
