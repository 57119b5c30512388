"""Reading and writing boards: each call is one transaction; a write that would hide another's raises Conflict."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from compare.model.board import Board, SavedView, Summary
from compare.model.board_errors import Conflict, Invalid, NameTaken, NoBoard, NoItem
from workspace.boards.rows import arrange, as_board, board_row, bump, item_row, item_rows, utc
from workspace.boards.tables import NAME_LENGTH, BoardRow, ItemRow
from workspace.database import WRITING, migrate, open_database, unavailable

log = logging.getLogger(__name__)

TEXT_LENGTH = 5000
QUERY_LENGTH = 20_000


def _clean(text: str) -> str:
    """Return text that every database keeps: no NUL, no half characters, no space at the ends."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8").strip()


def _name(text: str) -> str:
    name = " ".join(_clean(text).split())
    if not name:
        raise Invalid("no_name")
    if len(name) > NAME_LENGTH:
        raise Invalid("long_name", length=len(name), limit=NAME_LENGTH)
    return name


def _text(text: str, limit: int = TEXT_LENGTH) -> str:
    cleaned = _clean(text)
    if len(cleaned) > limit:
        raise Invalid("long_text", length=len(cleaned), limit=limit)
    return cleaned


class Boards:
    """The boards of one database; threads and processes may share it.

    Every method raises :class:`Unavailable` where the database cannot be reached, read or written; each that names a
    board raises :class:`NoBoard` where there is none (any more). ``seen`` is the version of the board that the writer
    saw; a write to a part that has changed since raises :class:`Conflict` and changes nothing.
    """

    def __init__(self, url: str) -> None:
        self._engine = open_database(url)
        self._writer = self._engine.execution_options(**WRITING)
        self._ready = False

    def prepare(self) -> None:
        """Bring the database to today's tables; done once, at the first call that needs it at the latest."""
        try:
            if not self._ready and migrate(self._engine):
                log.info("boards: tables brought up to date in %s", self._engine.url.render_as_string())
        except DBAPIError as error:
            raise self._unavailable(error) from error
        self._ready = True

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _unavailable(self, error: DBAPIError) -> Exception:
        log.error("boards: %s: %s", self._engine.url.render_as_string(), error.orig)
        self._ready = False  # whatever happened to it, look at its tables again before the next use
        return unavailable(error)

    @contextmanager
    def _session(self, *, write: bool) -> Iterator[Session]:
        self.prepare()
        try:
            with Session(self._writer if write else self._engine) as session, session.begin():
                yield session
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise self._unavailable(error) from error

    def all(self) -> tuple[Summary, ...]:
        """Return every board, the last changed first."""
        living = select(ItemRow.board_id, func.count().label("count")).where(ItemRow.deleted.is_(None))
        counts = living.group_by(ItemRow.board_id).subquery()
        query = (
            select(BoardRow, func.coalesce(counts.c.count, 0))
            .join(counts, counts.c.board_id == BoardRow.id, isouter=True)
            .where(BoardRow.deleted.is_(None))
            .order_by(BoardRow.modified.desc(), BoardRow.id)
        )
        with self._session(write=False) as session:
            return tuple(
                Summary(row.id, row.name, row.comment, utc(row.created), utc(row.modified), row.version, count)
                for row, count in session.execute(query)
            )

    def get(self, board_id: str) -> Board:
        """Return a board with its items in order."""
        with self._session(write=False) as session:
            return as_board(session, board_row(session, board_id))

    def named(self, name: str) -> Board:
        """Return the board of that name."""
        with self._session(write=False) as session:
            found = session.scalar(select(BoardRow).where(BoardRow.name == name, BoardRow.deleted.is_(None)))
            if found is None:
                raise NoBoard(name)
            return as_board(session, found)

    def create(self, name: str, comment: str = "") -> Board:
        """Make an empty board. Raises NameTaken, Invalid."""
        name, comment, now = _name(name), _text(comment), datetime.now(UTC)
        row = BoardRow(
            id=secrets.token_hex(4), name=name, comment=comment, created=now, modified=now,
            version=1, heading_version=1, order_version=1, deleted=None,
        )  # fmt: skip
        with self._unique(name), self._session(write=True) as session:
            session.add(row)
            return as_board(session, row)

    def rename(self, board_id: str, name: str, comment: str, seen: int) -> Board:
        """Change name and comment. Raises Conflict, NameTaken, Invalid."""
        name, comment = _name(name), _text(comment)
        with self._unique(name), self._session(write=True) as session:
            row = board_row(session, board_id)
            if row.heading_version > seen and (row.name, row.comment) != (name, comment):
                raise Conflict("heading", as_board(session, row))
            row.name, row.comment = name, comment
            row.heading_version = bump(row)
            return as_board(session, row)

    def delete(self, board_id: str, seen: int) -> None:
        """Delete a board; :meth:`restore` brings it back. Raises Conflict where anything on it changed since."""
        with self._session(write=True) as session:
            row = board_row(session, board_id)
            if row.version > seen:
                raise Conflict("delete", as_board(session, row))
            row.deleted = datetime.now(UTC)

    def restore(self, board_id: str) -> Board:
        """Bring a deleted board back as it was. Raises NameTaken where its name has been given away since."""
        with self._session(write=False) as session:
            found = session.get(BoardRow, board_id)
            name = found.name if found else ""
        with self._unique(name), self._session(write=True) as session:
            row = session.get(BoardRow, board_id)
            if row is None:
                raise NoBoard(board_id)
            row.deleted = None
            return as_board(session, row)

    def add(self, board_id: str, view: SavedView) -> Board:
        """Put a view at a board's end. It hides nobody's work, so it states no version. Raises Invalid."""
        query, title, comment = _text(view.query, QUERY_LENGTH), _text(view.title), _text(view.comment)
        with self._session(write=True) as session:
            row = board_row(session, board_id)
            row.order_version = bump(row)
            position = len(item_rows(session, board_id))
            session.add(
                ItemRow(
                    board_id=board_id, position=position, query=query, title=title, comment=comment,
                    created=row.modified, version=row.version, deleted=None,
                )
            )  # fmt: skip
            return as_board(session, row)

    def edit(self, board_id: str, item_id: int, title: str, comment: str, seen: int) -> Board:
        """Change title and comment of an item. Raises Conflict, NoItem, Invalid."""
        title, comment = _text(title), _text(comment)
        with self._session(write=True) as session:
            row, item = board_row(session, board_id), item_row(session, board_id, item_id)
            if item.version > seen and (item.title, item.comment) != (title, comment):
                raise Conflict("item", as_board(session, row))
            item.title, item.comment = title, comment
            item.version = bump(row)
            return as_board(session, row)

    def reorder(self, board_id: str, order: Sequence[int], seen: int) -> Board:
        """Put the items in the order of ``order`` (all their ids). Raises Conflict, also where items came or went."""
        with self._session(write=True) as session:
            row, items = board_row(session, board_id), item_rows(session, board_id)
            by_id = {item.id: item for item in items}
            if row.order_version > seen or sorted(by_id) != sorted(order):
                raise Conflict("order", as_board(session, row))
            arrange(row, [by_id[id] for id in order])
            return as_board(session, row)

    def remove(self, board_id: str, item_id: int, seen: int) -> Board:
        """Take an item off; :meth:`put_back` undoes it. Raises NoItem, Conflict where its text changed since."""
        with self._session(write=True) as session:
            row, item = board_row(session, board_id), item_row(session, board_id, item_id)
            if item.version > seen:
                raise Conflict("item", as_board(session, row))
            item.deleted = datetime.now(UTC)
            arrange(row, item_rows(session, board_id))
            return as_board(session, row)

    def put_back(self, board_id: str, item_id: int) -> Board:
        """Put a removed item back where it was. Raises NoItem."""
        with self._session(write=True) as session:
            row, item = board_row(session, board_id), session.get(ItemRow, item_id)
            if item is None or item.board_id != board_id:
                raise NoItem(row.name)
            if item.deleted is not None:
                items = item_rows(session, board_id)
                items.insert(item.position, item)
                item.deleted = None
                arrange(row, items)
            return as_board(session, row)

    @contextmanager
    def _unique(self, name: str) -> Iterator[None]:
        try:
            yield
        except IntegrityError as error:
            raise NameTaken(name) from error
