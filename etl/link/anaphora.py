"""Anaphora: lists of numbers without names of their own, which the reader refers to what was said before.

到2025年两项指标分别达到3.9人和4.8人: of the two named last. 男、女分别为78.3岁和83.8岁: of the one named last.
"""

from __future__ import annotations

from etl.link.align import Group, leftover
from etl.link.linked import Attached
from etl.link.marks import AND, CLAUSE, IN_TURN
from etl.link.state import State
from etl.model.numerals import chinese
from etl.model.wording import pattern
from etl.recognise.indicators import IndicatorMention, lexicon
from etl.recognise.mentions import subgroups

_COUNTED = pattern(r"(?P<count>{few})项{chief}?{measures_named}")
_THIS = pattern(r"{this_figure}{modal}?(?:{rise_verb}|{raise_verb}|{fall_verb})?(?:{is}|{reaches}|{to})*$")


def pointed_at(state: State, group: Group) -> tuple[IndicatorMention, ...]:
    """Return what 这一数字 stands for: the indicator spoken of last."""
    return state.heads[-1:] if _THIS.search(state.gap(group)) else ()


def pointed_back(state: State, group: Group) -> tuple[IndicatorMention, ...]:
    """Return the indicators that 两项指标 means: as many as there are numbers, in the order of their naming."""
    gap = state.gap(group)
    counted = _COUNTED.search(gap)
    if counted is None or chinese(counted["count"]) != len(group.items) or not IN_TURN.search(gap):
        return ()
    units = {item.unit for item in group.items}
    named: dict[str, Attached] = {}
    for attached in (*state.earlier.attached, *state.attached):
        if attached.indicator is not None and attached.quantity.unit in units:
            named.setdefault(attached.indicator.id, attached)
    meant = list(named.values())[-len(group.items) :]
    if len(meant) < len(group.items):
        return ()
    latest = state.attached[-1] if state.attached else meant[-1]
    if latest.quantity.unit in units:
        return tuple(IndicatorMention(0, 0, (a.indicator.id,), a.alias) for a in meant if a.indicator)
    return _said_of(latest.alias or latest.name, [attached.alias for attached in meant])


def _said_of(subject: str, names: list[str]) -> tuple[IndicatorMention, ...]:
    """Say names of another subject: 规范管理率 and 血压控制率 of what was counted since; none where one has no name."""
    found = []
    for name in names:
        forms = (subject[start:] + name[cut:] for cut in range(2, len(name) - 1) for start in range(len(subject) - 1))
        form = next((form for form in forms if lexicon().exact(form)), "")
        if not form or form == name:
            return ()
        found.append(IndicatorMention(0, 0, lexicon().exact(form), form))
    return tuple(found)


def parts_in_turn(state: State, group: Group) -> list[str]:
    """Return the parts of the population that the numbers are of in turn: 男、女分别为; empty where there is none."""
    if len(group.items) < 2 or not IN_TURN.search(state.gap(group)) or state.fresh(group.start):
        return []
    words = IN_TURN.split(state.mentions.blanked(state.position, group.start))
    labels = [_only_part(piece) for piece in AND.split(CLAUSE.split(words[0])[-1])]
    return labels if all(labels) and len(labels) == len(group.items) and not leftover("".join(words[1:])) else []


def _only_part(piece: str) -> str:
    """Return the label of the one part of the population that ``piece`` is, empty where it says more or less."""
    found = subgroups(piece)
    return found[0][1] if len(found) == 1 and not leftover(piece.replace(found[0][0], "")) else ""
