"""Boards: saved views under a name, in an order, kept in a database; knows nothing of the browser."""

from __future__ import annotations

from exports.boards.board import Board, Item, SavedView, Summary
from exports.boards.errors import BoardError, Conflict, Invalid, NameTaken, NoBoard, NoItem, Unavailable
from exports.boards.store import Boards

__all__ = [
    "Board",
    "BoardError",
    "Boards",
    "Conflict",
    "Invalid",
    "Item",
    "NameTaken",
    "NoBoard",
    "NoItem",
    "SavedView",
    "Summary",
    "Unavailable",
]
