import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from compare.model.board import SavedView
from compare.model.board_errors import Unavailable
from tests.paths import ROOT
from workspace import database
from workspace.boards.tables import REVISION, Base
from workspace.database import migrate, open_database


@pytest.fixture
def file(tmp_path):
    return tmp_path / "boards.sqlite"


@pytest.fixture
def kept(file, open_boards):
    """A file that holds one board."""
    boards = open_boards(f"sqlite:///{file}")
    made = boards.add(boards.create("评议").id, SavedView("tab=trend", "题"))
    boards.close()
    return made


def test_migrated_tables_are_those_of_the_models(url):
    engine = open_database(url)
    assert migrate(engine)
    assert not migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_the_last_migration_is_the_models_revision():
    config = Config()
    config.set_main_option("script_location", str(database._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_processes_that_start_at_once_migrate_once(url, open_boards):
    command = [sys.executable, "-m", "workspace"]
    environment = {**os.environ, "DATABASE_URL": url}
    started = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(5)
    ]
    errors = [process.communicate(timeout=600)[1] for process in started]
    assert [process.returncode for process in started] == [0] * 5, errors
    boards = open_boards(url)
    assert boards.create("评议").version == 1
    boards.close()


def test_readers_go_on_while_one_writes(file, kept, open_boards):
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        writer.execute("BEGIN IMMEDIATE")
        assert open_boards(f"sqlite:///{file}").get(kept.id) == kept


def test_a_new_file_waits_for_one_who_writes_before_it_keeps_a_log_ahead(file, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 600)
    waited = []
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(database.time, "sleep", lambda pause: (waited.append(pause), writer.close()))
    engine = open_database(f"sqlite:///{file}")
    database._keep_a_log_ahead(engine)
    engine.dispose()
    with closing(sqlite3.connect(file)) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert len(waited) == 1


def test_a_file_that_stays_locked_is_waited_for_no_longer_than_the_patience(file, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0)
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        engine = open_database(f"sqlite:///{file}")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            database._keep_a_log_ahead(engine)
        engine.dispose()


def test_a_locked_file_is_reported_and_keeps_its_boards(file, kept, monkeypatch, open_boards):
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    boards = open_boards(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable) as raised:
            boards.edit(kept.id, kept.items[0].id, "新", "", kept.version)
        assert "没有保存" in raised.value.text("zh")
        writer.execute("ROLLBACK")
    assert boards.get(kept.id) == kept
    assert boards.edit(kept.id, kept.items[0].id, "新", "", kept.version).items[0].title == "新"


def test_a_read_only_file_is_shown_but_not_written(file, kept, open_boards):
    boards = open_boards(f"sqlite:///file:{file}?mode=ro&uri=true")
    assert boards.get(kept.id) == kept
    with pytest.raises(Unavailable) as raised:
        boards.add(kept.id, SavedView(""))
    assert "只读" in raised.value.text("zh")


def test_a_full_disk_is_reported_and_keeps_what_was_there(file, kept, open_boards):
    boards = open_boards(f"sqlite:///{file}")
    with boards._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")
    long = SavedView("a" * 20_000, "题" * 5000, "长" * 5000)
    with pytest.raises(Unavailable) as raised:
        boards.add(kept.id, long)
    assert "磁盘已满" in raised.value.text("zh")
    assert open_boards(f"sqlite:///{file}").get(kept.id).items[0] == kept.items[0]


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look at" * 20, None])
def test_what_is_no_database_is_reported_and_left_alone(tmp_path, content, caplog, open_boards):
    file = tmp_path / "missing" / "boards.sqlite" if content is None else tmp_path / "boards.sqlite"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Unavailable) as raised:
        open_boards(f"sqlite:///{file}").all()
    assert "打不开" in raised.value.text("zh")
    assert "boards.sqlite" in caplog.text
    assert content is None or file.read_bytes() == content


def test_a_server_out_of_reach_is_reported_without_its_password(caplog, open_boards):
    with pytest.raises(Unavailable):
        open_boards("postgresql://boards:geheim@127.0.0.1:1/none").all()
    assert "127.0.0.1:1" in caplog.text
    assert "geheim" not in caplog.text


def test_a_database_of_a_newer_program_is_left_alone(url, open_boards):
    boards = open_boards(url)
    boards.create("评议")
    with boards._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="9999"):
        open_boards(url).all()
    boards.close()


def test_a_file_that_comes_back_is_used_again(file, kept, open_boards):
    boards = open_boards(f"sqlite:///{file}")
    assert len(boards.all()) == 1
    boards.close()
    for path in file.parent.glob("boards.sqlite*"):
        path.unlink()
    with pytest.raises(Unavailable):
        boards.all()
    assert boards.all() == ()
    assert kept.id


def test_migrating_by_hand_says_what_is_wrong(tmp_path):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/missing/boards.sqlite"}
    command = [sys.executable, "-m", "workspace"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "打不开" in done.stderr) == (1, True)
