"""What is read on the evidence screen, and how it is narrowed. The URL holds all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from compare.model.query import Query, items, matching, one_of, switch
from etl.model.fact import Status
from etl.model.messages import Language

STATUSES: tuple[Status, ...] = get_args(Status)
TAIL = "tail"
"""Stands among the indicators for every figure outside the catalogue."""
LONGEST_FIND = 100


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One document and one of its facts.

    ``doc`` is empty where the fact alone names the document; both are empty on a bare address. ``indicators`` (ids, or
    :data:`TAIL`) and ``status`` narrow the facts (empty: all), ``flagged`` to those with a flag. ``unread`` shows the
    numbers that became no fact. ``find`` is looked for in the text.
    """

    doc: str = ""
    fact: str = ""
    indicators: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    flagged: bool = False
    unread: bool = False
    find: str = ""
    lang: Language = "zh"


_indicator = matching("[a-z0-9_]+")


def _indicators(text: str) -> tuple[str, ...]:
    return tuple(map(_indicator, items(text)))


def _status(text: str) -> tuple[str, ...]:
    return tuple(map(one_of(STATUSES), items(text)))


def _find(text: str) -> str:
    return text[:LONGEST_FIND]


_QUERY = Query(
    EvidenceView,
    {
        "doc": str,
        "fact": matching("[0-9a-f]{12}"),
        "indicators": _indicators,
        "status": _status,
        "flagged": switch,
        "unread": switch,
        "find": _find,
        "lang": one_of(get_args(Language)),
    },
)
from_query, to_query = _QUERY.read, _QUERY.write
