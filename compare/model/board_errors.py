"""Why a board could not be read or written: each reason is a class with its wording in the message catalogue."""

from __future__ import annotations

from compare.model.board import Board
from etl.model.problems import RefusedError


class BoardError(RefusedError):
    """Something about boards did not succeed."""

    reasons = "board.error"


class NoBoard(BoardError):
    """No board has this id or name, or it was deleted."""

    def __init__(self, board: str) -> None:
        super().__init__("no_board", board=board)


class NoItem(BoardError):
    """The board has no such item (any more)."""

    def __init__(self, board: str) -> None:
        super().__init__("no_item", board=board)


class NameTaken(BoardError):
    """Another board has this name."""

    def __init__(self, name: str) -> None:
        super().__init__("name_taken", name=name)


class Invalid(BoardError):
    """A text is missing or longer than the database keeps."""


class Conflict(BoardError):
    """The part was changed since the version that the write saw; ``board`` is what is stored now."""

    def __init__(self, key: str, board: Board) -> None:
        super().__init__(f"conflict_{key}", board=board.name)
        self.board = board


class Unavailable(BoardError):
    """The database cannot be reached, read or written now; what it holds is untouched."""
