"""What a board is, as plain values.

Versions: a board counts its changes, and each part of it (its heading, its order, each item) remembers the count at
which it last changed. Whoever writes states the count they saw; the write is refused where that part has changed since,
so that two people who edit different slides do not stand in each other's way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view to keep: its URL query (no leading ``?``), its title (empty: what the chart finds), a comment."""

    query: str
    title: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A view on a board; ``version`` is the board's count at which its title or comment last changed."""

    id: int
    query: str
    title: str
    comment: str
    version: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A board without its items; ``count`` is how many it has, times are UTC."""

    id: str
    name: str
    comment: str
    created: datetime
    modified: datetime
    version: int
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """A board with its items in order.

    ``version`` is the count of all its changes; ``heading_version`` and ``order_version`` those at which its name or
    comment, and its order or membership, last changed. Times are UTC.
    """

    id: str
    name: str
    comment: str
    created: datetime
    modified: datetime
    version: int
    heading_version: int
    order_version: int
    items: tuple[Item, ...]

    def item(self, id: int) -> Item | None:
        """Return the item of that id; None where the board has none."""
        return next((item for item in self.items if item.id == id), None)
