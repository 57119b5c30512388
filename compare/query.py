"""URL queries to typed states and back: what every state in an address has in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

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


def values_of(
    query: str | Mapping[str, str], parsers: Parsers, keys: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], list[str]]:
    """Read a URL query (with or without ``?``): the values given, by field, and the keys whose value is not usable.

    ``keys`` names the query keys that are not the field's name. Unknown keys are ignored, an empty value counts as not
    given, and of a key given twice the last counts.
    """
    given = dict(parse_qsl(query.removeprefix("?"))) if isinstance(query, str) else query
    values: dict[str, Any] = {}
    bad: list[str] = []
    for name, parse in parsers.items():
        key = (keys or {}).get(name, name)
        text = given.get(key, "")
        if not text:
            continue
        try:
            values[name] = parse(text)
        except ValueError:
            bad.append(key)
    return values, bad


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ",".join(quote(item, safe="") for item in value)
    return quote(str(value), safe="")


def written(state: DataclassInstance, keys: Mapping[str, str] | None = None) -> str:
    """Write a state as a URL query (no leading ``?``), leaving out defaults."""
    parts = []
    for entry in fields(state):
        value = getattr(state, entry.name)
        if value != entry.default:
            parts.append(f"{(keys or {}).get(entry.name, entry.name)}={_text(value)}")
    return "&".join(parts)
