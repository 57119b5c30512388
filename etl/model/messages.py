"""The one catalogue of messages: Chinese first, English beside it.

Rows ``key,zh,en`` of every ``data/messages/*.csv``. Placeholders are ``str.format`` fields;
``{count:value is|values are}`` is the number and the words that agree with it: “1 value is”, “15 values are”.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any, Literal

from etl.model.resources import MESSAGES, rows

Language = Literal["zh", "en"]


@cache
def wordings() -> dict[str, dict[Language, str]]:
    """Return every message by key and language, placeholders unfilled.

    Raises:
        ValueError: a key stands twice.
    """
    known: dict[str, dict[Language, str]] = {}
    for path in sorted(MESSAGES.glob("*.csv")):
        for row in rows(path):
            if row["key"] in known:
                raise ValueError(f"{path.name}: message {row['key']!r} is defined twice")
            known[row["key"]] = {"zh": row["zh"], "en": row["en"]}
    return known


class _Agreeing(Formatter):
    """Fields with two wordings: that for one, and that for any other number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, more = format_spec.partition("|")
        return f"{value} {one if str(value) == '1' else more}" if bar else format(value, format_spec)


_AGREEING = _Agreeing()


def message(key: str, language: Language = "zh", **params: object) -> str:
    """Return the wording of ``key`` with its placeholders filled.

    Raises:
        KeyError: the catalogue has no such row; a missing message is a defect, not something to hide.
    """
    text = wordings()[key][language]
    return _AGREEING.vformat(text, (), params) if "|" in text else text.format(**params)


def wording(kind: str, code: str, language: Language = "zh") -> str:
    """Return the words for a code, the message ``<kind>.<code>``; a code without such a row stands for itself."""
    key = f"{kind}.{code}"
    return message(key, language) if key in keys() else code


@cache
def keys() -> frozenset[str]:
    """Return every key of the catalogue."""
    return frozenset(wordings())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row of the message catalogue and what fills it; parameters are already in the reader's language."""

    key: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    def text(self, language: Language = "zh") -> str:
        """Return the wording. Raises KeyError where the catalogue has no such row."""
        return message(self.key, language, **self.params)
