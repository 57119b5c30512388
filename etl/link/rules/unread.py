"""Numbers that are left out, each with the reason that the words give."""

from __future__ import annotations

from etl.link.align import Group
from etl.link.attach import How, attach
from etl.link.heads import NO_LEVEL
from etl.link.state import Decision, Refusal, State, Then, refuse
from etl.model.reasons import Refused
from etl.model.units import PROPORTIONS
from etl.recognise.quantities.quantity import Kind


def refused(state: State, _: Group) -> bool:
    """Tell whether the words before the numbers say that no name is to be looked for."""
    return state.found.refused is not None


def undated(state: State, group: Group) -> Decision | None:
    """Leave out a level whose time is no year, and go on speaking of its indicator: 由新中国成立初期的200‰."""
    return refuse(group, state.found.refused or "no_year", {"heads": state.found.mentions})


def no_level(_: State, group: Group) -> bool:
    """Tell whether it is a length of time, an age, points or a multiple."""
    return group.items[-1].kind in NO_LEVEL


def of_its_kind(_: State, group: Group) -> Decision | None:
    """Leave out a time, an age, points or a multiple that no name takes; what follows is of nothing before."""
    then: Then = {"last": ()} if group.items[-1].unit in PROPORTIONS else {}
    return Decision(refused=tuple(Refusal(quantity, _kind(quantity.kind)) for quantity in group.items), then=then)


def _kind(kind: Kind) -> Refused:
    match kind:
        case "duration" | "age" | "points" | "times":
            return kind
        case _:
            return "no_name"


def left_out(state: State, group: Group) -> Decision | None:
    """Leave out a number that no rule reads."""
    return refuse(group, _why(state, group))


def _why(state: State, group: Group) -> Refused:
    """Return why: what its name tells, what the words beside it tell, or that it has no name."""
    found = state.found
    outcome = attach(state, group.items[0], found.mentions[-1], How("tail")) if found.mentions else None
    if isinstance(outcome, str) and outcome != "unit_mismatch":
        return outcome
    if state.words.why:
        return state.words.why
    if found.mentions:
        return "unit_mismatch" if outcome == "unit_mismatch" else "list_mismatch"
    return found.why or "no_name"
