"""Boards and their items."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "boards",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("heading_version", sa.Integer, nullable=False),
        sa.Column("order_version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
    )
    living = sa.text("deleted IS NULL")
    op.create_index("boards_name", "boards", ["name"], unique=True, sqlite_where=living, postgresql_where=living)
    op.create_table(
        "board_items",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("board_id", sa.String(16), sa.ForeignKey("boards.id"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_board_items_board_id", "board_items", ["board_id"])
