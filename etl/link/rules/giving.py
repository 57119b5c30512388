"""Giving numbers to names: what the rules of several families end in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.link.align import Group
from etl.link.attach import How, attach, flow_after
from etl.link.linked import Attached
from etl.link.state import Decision, Refusal, State
from etl.model.reasons import TextRule
from etl.recognise.indicators import IndicatorMention
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention


class Pair(NamedTuple):
    """A number with the name that it is given, and the place or year where a list pairs them too."""

    quantity: Quantity
    head: IndicatorMention
    region: RegionMention | None = None
    period: Period | None = None


def give(
    state: State, pairs: Sequence[Pair], rule: TextRule, heads: Sequence[IndicatorMention], subgroup: str, slack: int
) -> Decision | None:
    """Attach numbers to their names and go on speaking of ``heads``; None where no number fits its name."""
    made: list[Attached] = []
    refused: list[Refusal] = []
    how = How(rule, subgroup, slack)
    for pair in pairs:
        outcome = attach(state, pair.quantity, pair.head, how, pair.region, pair.period)
        if isinstance(outcome, Attached):
            made.append(outcome)
        else:
            refused.append(Refusal(pair.quantity, outcome))
        if pair.head.end > pair.head.start:
            state = replace(state, flow=flow_after(state, pair.head))
    if not made:
        return None
    attached = tuple(made)
    return Decision(attached, tuple(refused), then={"heads": tuple(heads), "last": attached, "flow": state.flow})


def give_found(
    state: State, pairs: Sequence[Pair], rule: TextRule, heads: Sequence[IndicatorMention]
) -> Decision | None:
    """Attach numbers to the names found, with the part and the doubt that the words before them bring."""
    return give(state, pairs, rule, heads, state.found.subgroup, state.found.slack)


def one(state: State, group: Group, rule: TextRule) -> Decision | None:
    """Attach one number to the one name found."""
    heads = state.found.mentions
    return give_found(state, [Pair(group.items[0], heads[-1])], rule, heads)
