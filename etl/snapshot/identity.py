"""What makes two facts the same fact: one reading of one span."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from operator import attrgetter

from etl.model.fact import Fact

FIELDS = (
    "doc", "start", "end", "indicator", "name", "region_code", "period", "status", "qualifier", "subgroup",
)  # fmt: skip
_NAME, _INDICATOR = FIELDS.index("name"), FIELDS.index("indicator")
_values = attrgetter(*FIELDS)

Identity = tuple[str | int, ...]


def key(fact: Fact) -> Identity:
    """Return the identity of ``fact`` as plain values; see :func:`digest`."""
    return _normal(_values(fact))


def digest(values: Iterable[str | int]) -> str:
    """Return the identity of the values of :data:`FIELDS` as 12 hex digits, the same in every build.

    The name counts only for a tail fact: a catalogued one is known by its indicator, whatever the text calls it.
    """
    text = "\x1f".join(map(str, _normal(tuple(values))))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _normal(values: tuple[str | int, ...]) -> Identity:
    return values if values[_INDICATOR] == "" else (*values[:_NAME], "", *values[_NAME + 1 :])
