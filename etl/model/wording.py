"""The words of reports by class, and patterns written in terms of the classes.

Rows ``class,word,example`` of every file of ``data/wording`` that has these columns. In a pattern ``{fall_verb}``
stands for any word of that class, the longest first; the rest is an ordinary regular expression. A test tries every
row: its example must be read by a pattern that uses the class, and by none without the word.
"""

from __future__ import annotations

import re
from functools import cache

from etl.model.resources import WORDING, rows

_CLASS = re.compile(r"\{([a-z][a-z0-9_]*)\}")
HEADER = ["class", "word", "example"]
TEMPLATES: list[str] = []
"""Every pattern made so far, as it was written."""


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Return the words of every class, the longest first, words of one length in file order."""
    listed: dict[str, list[str]] = {}
    for path in sorted(WORDING.glob("*.csv")):
        for row in rows(path):
            if list(row) == HEADER:
                listed.setdefault(row["class"], []).append(row["word"])
    return {name: tuple(sorted(words, key=lambda word: -len(word))) for name, words in listed.items()}


def words(name: str) -> tuple[str, ...]:
    """Return the words of a class. Raises KeyError where no file has the class."""
    return classes()[name]


def expanded(template: str, known: dict[str, tuple[str, ...]] | None = None) -> str:
    """Return a pattern with the words of ``known`` (all classes) in place of their classes.

    Raises:
        KeyError: the pattern names a class that no file has.
    """
    found = classes() if known is None else known
    return _CLASS.sub(lambda match: f"(?:{'|'.join(map(re.escape, found[match[1]]))})", template)


def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern whose classes stand in braces."""
    TEMPLATES.append(template)
    return re.compile(expanded(template))
