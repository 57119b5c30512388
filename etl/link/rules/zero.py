"""Zero: 孕产妇零死亡 is a count of none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from etl.link.align import Group
from etl.link.attach import How, attach
from etl.link.linked import Attached
from etl.link.marks import DEATH, DEATHS, ZERO_DEATHS
from etl.link.state import Decision, State
from etl.model.units import PERSON
from etl.recognise.indicators import IndicatorMention, lexicon

_REACH = 8


def zeros(state: State) -> Iterator[Group]:
    """Yield the words of a sentence that say that there were no deaths."""
    for quantity in state.mentions.others:
        if state.text[quantity.start : quantity.end + len(DEATH)] == ZERO_DEATHS:
            yield Group.of([quantity])


def zero_deaths(state: State, group: Group) -> Decision | None:
    """Read 零死亡 behind people whose deaths the catalogue counts as none."""
    quantity = group.items[0]
    for start in range(max(0, quantity.start - _REACH), quantity.start - 1):
        said = state.text[start : quantity.start]
        if ids := lexicon().exact(said + DEATHS):
            zero = quantity._replace(unit=PERSON, kind="count", value=Decimal(0))
            attached = attach(state, zero, IndicatorMention(start, quantity.start, ids, said), How("zero_deaths"))
            return Decision((attached,)) if isinstance(attached, Attached) else None
    return None
