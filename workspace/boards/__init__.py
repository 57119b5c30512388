"""Boards: saved views under a name, in an order, kept in a database; knows nothing of the browser.

The database is used through :class:`workspace.boards.store.Boards`; a program that may not need it has a
:class:`Shelf`.
"""

from __future__ import annotations

from compare.model.board import Board, Item, SavedView, Summary
from compare.model.board_errors import BoardError, Conflict, Invalid, NameTaken, NoBoard, NoItem, Unavailable
from workspace.boards.shelf import Shelf

__all__ = [
    "Board",
    "BoardError",
    "Conflict",
    "Invalid",
    "Item",
    "NameTaken",
    "NoBoard",
    "NoItem",
    "SavedView",
    "Shelf",
    "Summary",
    "Unavailable",
]
