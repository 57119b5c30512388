"""Where the dashboard keeps its boards, before anybody has asked for one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workspace.boards.store import Boards


class Shelf:
    """The boards of the database at ``url``, opened when first used: loading what that takes would slow every start."""

    def __init__(self, url: str) -> None:
        self.url = url

    @cached_property
    def boards(self) -> Boards:
        """The boards. Raises sqlalchemy.exc.ArgumentError where the URL is no address of a database."""
        from workspace.boards.store import Boards

        return Boards(self.url)
