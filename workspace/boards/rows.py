"""Rows of the boards' tables: found, arranged, and turned into plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from compare.model.board import Board, Item
from compare.model.board_errors import NoBoard, NoItem
from workspace.boards.tables import BoardRow, ItemRow


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC; SQLite gives it back without a zone."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def bump(row: BoardRow) -> int:
    """Count a change of a board; return the new version."""
    row.version += 1
    row.modified = datetime.now(UTC)
    return row.version


def arrange(row: BoardRow, items: Sequence[ItemRow]) -> None:
    """Give items their positions in this order, as one change of the board."""
    for position, item in enumerate(items):
        item.position = position
    row.order_version = bump(row)


def board_row(session: Session, board_id: str) -> BoardRow:
    """Return the row of a living board, locked where the session writes. Raises NoBoard."""
    # The lock is PostgreSQL's; an SQLite writer has had the whole file since its transaction began.
    query = select(BoardRow).where(BoardRow.id == board_id, BoardRow.deleted.is_(None))
    writing = bool(session.get_bind().get_execution_options().get("writing"))
    row = session.scalar(query.with_for_update() if writing else query)
    if row is None:
        raise NoBoard(board_id)
    return row


def item_rows(session: Session, board_id: str) -> list[ItemRow]:
    """Return a board's living items in order."""
    query = select(ItemRow).where(ItemRow.board_id == board_id, ItemRow.deleted.is_(None))
    return list(session.scalars(query.order_by(ItemRow.position, ItemRow.id)))


def item_row(session: Session, board_id: str, item_id: int) -> ItemRow:
    """Return a living item of a board. Raises NoItem."""
    item = session.get(ItemRow, item_id)
    if item is None or item.board_id != board_id or item.deleted is not None:
        raise NoItem(board_row(session, board_id).name)
    return item


def as_board(session: Session, row: BoardRow) -> Board:
    """Return a board as a plain value; what the session changed is in it, since the query for items writes it first."""
    items = tuple(
        Item(item.id, item.query, item.title, item.comment, item.version) for item in item_rows(session, row.id)
    )
    return Board(
        row.id, row.name, row.comment, utc(row.created), utc(row.modified),
        row.version, row.heading_version, row.order_version, items,
    )  # fmt: skip
