"""The rules of linking: an ordered list by family, one family a module.

A rule is a function ``(state, group) -> Decision | None``: it reads the pattern that its docstring states, or passes.
It changes nothing; :mod:`etl.link.sentence` asks the rules in this order and puts the first decision into force.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from etl.link.align import Group
from etl.link.rules import changes, continued, counts, ellipsis, elsewhere, lists, share, single, tail, unread
from etl.link.state import Decision, State

Rule = Callable[[State, Group], Decision | None]


class Family(NamedTuple):
    """Rules of one kind in their order, and for which lists of numbers they are asked."""

    name: str
    applies: Callable[[State, Group], bool]
    rules: tuple[Rule, ...]


def _always(_: State, __: Group) -> bool:
    return True


BEFORE_NAMES = (
    Family("change", changes.moves, (changes.changes_in_turn, changes.change)),
    Family("elsewhere", _always, (elsewhere.abroad, elsewhere.benchmark, elsewhere.short_of_aim, elsewhere.distance)),
    Family("list", lists.several, (lists.parts_in_turn,)),
)
"""Asked first: these need no name before the numbers."""
WITH_NAMES = (
    Family("unread", unread.refused, (unread.undated,)),
    Family("list", lists.applies, lists.RULES),
    Family("count", single.applies, (counts.holders_named,)),
    Family("single", single.applies, single.RULES),
    Family("continued", continued.applies, continued.RULES),
    Family("unread", unread.no_level, (unread.of_its_kind,)),
    Family("count", counts.applies, counts.RULES),
    Family("ellipsis", ellipsis.of_list, (ellipsis.measures_in_turn,)),
    Family("ellipsis", ellipsis.applies, ellipsis.BEFORE_SHARES),
    Family("share", ellipsis.applies, (share.share_of_people,)),
    Family("ellipsis", ellipsis.applies, ellipsis.BEHIND_SHARES),
    Family("tail", lists.several, (tail.tail_list,)),
)
"""Asked with the names that the numbers may have (``State.found``)."""
ONE_BY_ONE = (Family("tail", _always, tail.RULES), Family("unread", _always, (unread.left_out,)))
"""Asked for each number that is left, with the words beside it (``State.words``); the last rule always answers."""
