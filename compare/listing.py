"""A list of findings as a table: what a screen shows as a grid and an export writes as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Target = Literal["fact", "doc", "indicator", "compare"]


@dataclass(frozen=True, slots=True)
class Link:
    """What a cell leads to: the evidence of a fact, a document, an indicator's page or a comparison (its query)."""

    to: Target
    id: str


@dataclass(frozen=True, slots=True)
class ListCell:
    """``value`` sorts and is exported (None: empty); ``text`` is read on the screen, in the view's language."""

    value: str | float | None
    text: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: ``key`` is unique in its list, ``title`` in the view's language, ``width`` its share of the screen.

    ``stated``: numbers of it are figures with unit and qualifier, which their texts tell.
    """

    key: str
    title: str
    numeric: bool = False
    width: int = 1
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns and rows, cells one to one with columns; ``total`` counts the rows there are beyond those listed."""

    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[ListCell, ...], ...]
    total: int


def plain(text: str, link: Link | None = None) -> ListCell:
    """Return a cell of text."""
    return ListCell(text or None, text, link)


def count(number: int) -> ListCell:
    """Return a cell of a count; none is left empty."""
    return ListCell(float(number), f"{number:,}" if number else "")


def contains_words(words: Sequence[str], *texts: str) -> bool:
    """Tell whether every word of a search (lower case) occurs in one of ``texts``."""
    text = "\n".join(texts).lower()
    return all(word in text for word in words)


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a search as typed, in lower case."""
    return tuple(text.lower().split())
