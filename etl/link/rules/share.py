"""Shares: 占 … of something. A share is of what was counted before it."""

from __future__ import annotations

from etl.link import ellipsis
from etl.link.align import Group, leftover
from etl.link.attach import as_tail
from etl.link.marks import SHARE, TAKES
from etl.link.naming import short
from etl.link.rules.ellipsis import completed_as
from etl.link.state import Decision, State


def share_of_people(state: State, group: Group) -> Decision | None:
    """Read a share of the people as that of those counted: 60岁以上老年人口65.2万人，占总人口的21.3%."""
    piece = state.mentions.blanked(state.position, group.start)
    return completed_as(state, group, ellipsis.share(piece, state.model()), "share_of_people")


def tail_share(state: State, group: Group) -> Decision | None:
    """Keep a bare share under the name of what was counted: 其中注册护士4685人(占43.1%)."""
    if group.items[0].unit != "%" or state.words.clause not in (TAKES, SHARE) or not state.last:
        return None
    return Decision((as_tail(group.items[0], state.last[-1].name + SHARE, "tail_share"),))


def tail_share_of(state: State, group: Group) -> Decision | None:
    """Keep a share under the name of what it is a share of: 占门诊总量的23.1%."""
    words = state.words
    if group.items[0].unit != "%" or not words.clause.startswith(TAKES) or len(leftover(words.name)) < 2:
        return None
    return Decision((as_tail(group.items[0], short(f"{TAKES}{words.name}比重"), "tail_share_of"),))
