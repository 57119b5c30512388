"""The tables in which boards are kept. What is deleted is only marked so, which makes it restorable."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

REVISION = "0001"
"""The migration that makes these tables; a change of them is a new one (migrations/versions)."""
NAME_LENGTH = 80


class Base(DeclarativeBase):
    """The tables of boards."""


class BoardRow(Base):
    """A board; for its versions see :mod:`compare.model.board`."""

    __tablename__ = "boards"
    __table_args__ = (
        Index(
            "boards_name",
            "name",
            unique=True,
            sqlite_where=text("deleted IS NULL"),
            postgresql_where=text("deleted IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    comment: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    modified: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    version: Mapped[int]
    heading_version: Mapped[int]
    order_version: Mapped[int]
    deleted: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class ItemRow(Base):
    """A view on a board, at ``position`` (0 first; the column is still called place)."""

    __tablename__ = "board_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id"), index=True)
    position: Mapped[int] = mapped_column("place")
    query: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    version: Mapped[int]
    deleted: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
