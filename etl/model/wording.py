"""The words of reports by class, and patterns written in terms of the classes.

Rows ``class,word,example`` of every file of ``data/wording`` that has these columns; a further column ``value`` says
what a word stands for. In a pattern ``{fall_verb}`` stands for any word of that class, the longest first; the rest is
an ordinary regular expression; within a set (``[、{and_word}]``) it stands for the characters of its words. A test
tries every row: its example must be read by a pattern that uses the class, and by none without the word.
"""

from __future__ import annotations

import re
from functools import cache

from etl.model.resources import WORDING, rows

_CLASS = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_SET_OR_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|" + _CLASS.pattern)
COLUMNS = frozenset({"class", "word", "example"})
TEMPLATES: list[str] = []
"""Every pattern made so far, as it was written."""


@cache
def _rows() -> tuple[dict[str, str], ...]:
    found: list[dict[str, str]] = []
    for path in sorted(WORDING.glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            named = frozenset(file.readline().strip().split(","))
        if named >= COLUMNS:
            found += rows(path)
    return tuple(found)


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Return the words of every class, the longest first, words of one length in file order."""
    listed: dict[str, list[str]] = {}
    for row in _rows():
        listed.setdefault(row["class"], []).append(row["word"])
    return {name: tuple(sorted(words, key=lambda word: -len(word))) for name, words in listed.items()}


def words(*names: str) -> tuple[str, ...]:
    """Return the words of one class or of several in turn. Raises KeyError where no file has the class."""
    return tuple(word for name in names for word in classes()[name])


def values(name: str) -> dict[str, str]:
    """Return what the words of a class stand for, in file order. Raises KeyError where its file has no such column."""
    return {row["word"]: row["value"] for row in _rows() if row["class"] == name}


def begins(*names: str) -> str:
    """Return the pattern of one character that words of the classes begin with."""
    return f"[{re.escape(''.join(dict.fromkeys(word[0] for word in words(*names))))}]"


def filled(template: str, **parts: str) -> str:
    """Return a template with ``parts``, which are templates themselves, in place of their names."""
    return _CLASS.sub(lambda match: f"(?:{parts[match[1]]})" if match[1] in parts else match[0], template)


def expanded(template: str, known: dict[str, tuple[str, ...]] | None = None) -> str:
    """Return a pattern with the words of ``known`` (all classes) in place of their classes.

    Raises:
        KeyError: the pattern names a class that no file has.
    """
    found = classes() if known is None else known

    def put(match: re.Match[str]) -> str:
        if match[1]:
            return f"(?:{'|'.join(map(re.escape, found[match[1]]))})"
        return _CLASS.sub(lambda inner: re.escape("".join(found[inner[1]])), match[0])

    return _SET_OR_CLASS.sub(put, template)


def pattern(template: str, **parts: str) -> re.Pattern[str]:
    """Compile a pattern whose classes, and whose ``parts`` by name, stand in braces."""
    TEMPLATES.append(filled(template, **parts))
    return re.compile(expanded(TEMPLATES[-1]))
