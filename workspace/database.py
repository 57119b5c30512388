"""The database under the boards: how it is opened, and brought to today's tables."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from compare.model.board_errors import Unavailable
from workspace.boards.tables import REVISION

PATIENCE = 5
"""Seconds to wait for another writer, or for a server to answer."""
WRITING = {"writing": True}
"""Execution options of an engine that takes SQLite's write lock at the start: two who read before they write would
otherwise lock each other out."""
_PAUSE = 0.02
"""Seconds between two tries where SQLite does not wait by itself."""
_LOCK = 7_206_021
"""The key under which PostgreSQL lets one process at a time change tables."""
_MIGRATIONS = Path(__file__).parent / "migrations"


_SQLITE = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_FULL: "full",
}
_POSTGRESQL = {"55P03": "locked", "57014": "locked", "25006": "read_only", "53100": "full"}


def unavailable(error: DBAPIError) -> Unavailable:
    """Return the reason behind what the database driver raised: locked, read-only, full, or out of reach."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return Unavailable(_SQLITE.get(code & 0xFF, "unreachable"))
    return Unavailable(_POSTGRESQL.get(getattr(error.orig, "sqlstate", None) or "", "unreachable"))


def open_database(url: str) -> Engine:
    """Return the engine for ``url`` (``sqlite:///file`` or ``postgresql://...``); it connects when first used.

    Raises:
        sqlalchemy.exc.ArgumentError: ``url`` is no address of a database.
    """
    address = make_url(url.replace("postgres://", "postgresql://", 1))
    if address.get_backend_name() != "sqlite":
        if address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        options = f"-c lock_timeout={PATIENCE}s -c statement_timeout={3 * PATIENCE}s"
        return create_engine(
            address, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE, "options": options}
        )
    engine = create_engine(address, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def own_transactions(connection: Any, _record: object) -> None:
        # Python's sqlite3 would begin transactions at its own moments, and leave changes of tables out of them.
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        # Its revision is none of ours: a newer program has been here.
        raise Unavailable("newer", revision=_revision(connection) or "") from error


def _keep_a_log_ahead(engine: Engine) -> None:
    """Let readers of an SQLite file go on while one writes; kept in the file, so it is done once."""
    if engine.dialect.name != "sqlite":
        return
    end = time.monotonic() + PATIENCE
    with closing(engine.raw_connection()) as raw:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                # For this one statement SQLite does not wait by itself while another process writes.
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
            time.sleep(_PAUSE)


def migrate(engine: Engine) -> bool:
    """Bring the tables to today's; return whether anything had to be done. Safe in several processes at once.

    A database that already has today's tables is only read, so a read-only one can be shown.

    Raises:
        sqlalchemy.exc.DBAPIError: the database cannot be reached, or not be written where it must.
        Unavailable: a newer version of the program has changed the tables; they are left as they are.
    """
    with engine.connect() as connection:
        if _revision(connection) == REVISION:
            return False
    # Loaded only when there is something to do, and before others have to wait for it: a start with today's tables
    # needs none of it.
    import alembic.command  # noqa: F401

    with engine.execution_options(**WRITING).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _revision(connection) == REVISION:
            return False
        _upgrade(connection)
    _keep_a_log_ahead(engine)
    return True
