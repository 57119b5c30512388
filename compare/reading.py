"""What is read on the evidence screen, and how it is narrowed. The URL holds all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from compare.query import Parsers, items, one_of, switch, values_of, written
from etl.facts import Status
from etl.messages import Language

STATUSES: tuple[Status, ...] = get_args(Status)
TAIL = "tail"
"""Stands among the indicators for every figure outside the catalogue."""
LONGEST_FIND = 100

_FACT = re.compile(r"[0-9a-f]{12}")
_INDICATOR = re.compile(r"[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Reading:
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


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _fact(text: str) -> str:
    return _matching(_FACT, text)


def _indicators(text: str) -> tuple[str, ...]:
    return tuple(_matching(_INDICATOR, item) for item in items(text))


def _status(text: str) -> tuple[str, ...]:
    return tuple(map(one_of(STATUSES), items(text)))


def _find(text: str) -> str:
    return text[:LONGEST_FIND]


_PARSERS: Parsers = {
    "doc": str,
    "fact": _fact,
    "indicators": _indicators,
    "status": _status,
    "flagged": switch,
    "unread": switch,
    "find": _find,
    "lang": one_of(get_args(Language)),
}


def from_query(query: str | Mapping[str, str]) -> tuple[Reading, list[str]]:
    """Read a URL query as :func:`compare.view.from_query` does: what is unknown is ignored, what is bad is named."""
    values, bad = values_of(query, _PARSERS)
    return Reading(**values), bad


def to_query(reading: Reading) -> str:
    """Write the reading as a URL query (no leading ``?``), leaving out defaults."""
    return written(reading)
