"""What a server says and does when it starts."""

import logging
import sqlite3
from contextlib import closing

from flask import Flask

from serving import server as servers
from serving import start
from settings import Settings
from tests.etl.snapshot.test_publish import publish


def settings(folder):
    return Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'boards.sqlite'}", workers=2, threads=3)


def test_it_names_the_snapshot(tmp_path, caplog):
    id = publish(tmp_path)
    with caplog.at_level(logging.INFO):
        start.announce(settings(tmp_path), logging.getLogger("server"))
    assert id in caplog.text


def test_without_a_snapshot_it_says_how_to_have_one(tmp_path, caplog):
    start.announce(settings(tmp_path), logging.getLogger("server"))
    assert "python -m etl run" in caplog.text


def test_it_makes_the_boards_tables_and_asks_for_every_script(tmp_path):
    server, asked = Flask("a"), []
    server.add_url_rule("/compare", view_func=lambda: '<script src="/own.js"></script>', endpoint="compare")
    server.add_url_rule("/own.js", view_func=lambda: asked.append("/own.js") or "", endpoint="script")
    start._prepare(server, settings(tmp_path))
    assert asked == ["/own.js"]
    with closing(sqlite3.connect(tmp_path / "boards.sqlite")) as database:
        assert ("boards",) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()


def test_a_database_out_of_reach_is_reported_and_keeps_nobody_from_serving(tmp_path, caplog):
    start._prepare(Flask("a"), settings(tmp_path / "missing"))
    assert "boards" in caplog.text
    assert [record.name for record in caplog.records][-1] == "serving.start"


def test_waitress_gets_the_settings_and_the_threads_of_all_workers(tmp_path, monkeypatch):
    passed = {}
    monkeypatch.setattr("waitress.serve", lambda server, **options: passed.update(options, server=server))
    monkeypatch.setattr(servers, "prepare", lambda *_: None)
    server = Flask("a")
    servers.run_waitress(server, settings(tmp_path))
    assert passed == {"server": server, "host": "127.0.0.1", "port": 8050, "threads": 6}
    assert servers.has_gunicorn()
