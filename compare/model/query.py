"""URL queries to typed states and back: what every state in an address has in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import parse_qsl, quote

from etl.model.messages import Language

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

S = TypeVar("S", bound="DataclassInstance")
Parsers = Mapping[str, Callable[[str], Any]]
"""By field: its text to its value; raises ValueError where the text cannot be used."""


def items(text: str) -> tuple[str, ...]:
    """Read a list, each item once."""
    found = tuple(dict.fromkeys(item.strip() for item in text.split(",")))
    if "" in found:
        raise ValueError(text)
    return found


def digits(text: str) -> int:
    """Read a number of plain digits."""
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    """Return what reads one of the words allowed."""

    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return parse


def switch(text: str) -> bool:
    """Read 0 or 1."""
    return one_of(("0", "1"))(text) == "1"


def matching(pattern: str) -> Callable[[str], str]:
    """Return what reads a text that matches the whole pattern."""
    whole = re.compile(pattern)

    def parse(text: str) -> str:
        if not whole.fullmatch(text):
            raise ValueError(text)
        return text

    return parse


@dataclass(frozen=True, slots=True)
class Query(Generic[S]):
    """How a state, a frozen dataclass whose fields all have defaults, stands in a URL.

    ``parsers`` read its fields; ``keys`` names the query keys that are not the field's name.
    """

    state: type[S]
    parsers: Parsers
    keys: Mapping[str, str] = field(default_factory=dict)

    def read(self, query: str | Mapping[str, str]) -> tuple[S, list[str]]:
        """Read a URL query (with or without ``?``): the state, and the keys whose value is not usable.

        Unknown keys are ignored. A bad or empty value leaves its field's default; of a key given twice the last counts.
        """
        given = dict(parse_qsl(query.removeprefix("?"))) if isinstance(query, str) else query
        values: dict[str, Any] = {}
        bad: list[str] = []
        for name, parse in self.parsers.items():
            key = self.keys.get(name, name)
            text = given.get(key, "")
            if not text:
                continue
            try:
                values[name] = parse(text)
            except ValueError:
                bad.append(key)
        return self.state(**values), bad

    def write(self, state: S) -> str:
        """Write the state as a URL query (no leading ``?``), leaving out defaults."""
        parts = []
        for entry in fields(state):
            value = getattr(state, entry.name)
            if value != entry.default:
                parts.append(f"{self.keys.get(entry.name, entry.name)}={_text(value)}")
        return "&".join(parts)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ",".join(quote(item, safe="") for item in value)
    return quote(str(value), safe="")


def with_query(path: str, query: str) -> str:
    """Return the address of a screen in a state; what a screen shows by itself needs no query."""
    return f"{path}?{query}" if query else path


def in_language(address: str, language: Language) -> str:
    """Return the address of the same screen in a language; Chinese is what an address without one opens."""
    if language == "zh":
        return address
    return f"{address}{'&' if '?' in address else '?'}lang={language}"
