"""Shares given as fractions under a head that says per cent: 0.651 under 规范管理率（%） is no 0.651 %."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from etl.model.catalogue import Catalogue
from etl.model.fact import Fact
from etl.tables.figures import DOUBTFUL

_ALL = 100  # the share that every one of a group has


def refused(facts: Sequence[Fact], text: str, catalogue: Catalogue) -> list[Fact]:
    """Return the facts of a table, those without a value that are fractions as far as anyone can tell.

    A share that is good when high and may reach 100 % is a fraction where the table nowhere gives it a value above 1. A
    sign of per cent at the figure itself says otherwise.
    """
    values: dict[str, list[float]] = defaultdict(list)
    bare = [fact.value is not None and not text[fact.start : fact.end].endswith(("%", "％")) for fact in facts]
    for fact, without_sign in zip(facts, bare, strict=True):
        if fact.value is not None and _is_share(fact, catalogue):
            values[fact.indicator].append(fact.value if without_sign else float(_ALL))
    fractions = {id_ for id_, found in values.items() if max(found) <= 1 and any(0 < value < 1 for value in found)}
    return [_refused(fact) if fact.indicator in fractions else fact for fact in facts]


def _is_share(fact: Fact, catalogue: Catalogue) -> bool:
    indicator = catalogue.indicators.get(fact.indicator)
    if indicator is None or fact.unit != "%" or fact.value is None:
        return False
    return indicator.direction == "higher" and (indicator.high or _ALL) >= _ALL


def _refused(fact: Fact) -> Fact:
    return replace(fact, value=None, value_high=None, flags=(*fact.flags, "unit_mismatch"), confidence=DOUBTFUL)
