"""One command over the others: each gets the words that follow its name."""

import json

import pytest

import etl.__main__
import exports.__main__
import health_dashboard
import workspace.__main__
from serving import server


@pytest.fixture
def called(monkeypatch):
    """What the command lines behind it were called with."""
    calls = []
    for module in (etl.__main__, exports.__main__):
        monkeypatch.setattr(module, "main", lambda words, of=module.__name__: calls.append((of, words)) or 0)
    monkeypatch.setattr(workspace.__main__, "main", lambda: calls.append(("workspace.__main__", [])) or 0)
    return calls


@pytest.mark.parametrize(
    ("words", "behind", "passed"),
    [
        (["extract", "--format", "csv", "a.txt"], "etl", ["extract", "--format", "csv", "a.txt"]),
        (["text", "a.txt"], "etl", ["text", "a.txt"]),
        (["explain", "--lang", "en", "a.txt"], "etl", ["explain", "--lang", "en", "a.txt"]),
        (["export", "csv", "-o", "a.csv"], "exports", ["csv", "-o", "a.csv"]),
        (["migrate"], "workspace", []),
    ],
)
def test_a_command_is_passed_on(called, words, behind, passed):
    assert health_dashboard.main(words) == 0
    assert called == [(f"{behind}.__main__", passed)]


def test_build_uses_the_folders_of_the_settings_unless_told_otherwise(called, monkeypatch, tmp_path):
    for name in ("REPORTS_DIR", "TABLES_DIR", "DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    health_dashboard.main(["build", "--out", "elsewhere", "--strict"])
    ((_, words),) = called
    parsed = etl.__main__._parser().parse_args(words)
    assert (parsed.reports, parsed.tables) == (tmp_path / "REPORTS_DIR", tmp_path / "TABLES_DIR")
    assert (str(parsed.out), parsed.strict) == ("elsewhere", True)


def test_the_status_is_that_of_the_command(tmp_path, capsys):
    assert health_dashboard.main(["extract", str(tmp_path / "missing.txt")]) == 1
    (tmp_path / "a.txt").write_text("株洲市2023年，全市婴儿死亡率2.45‰。", encoding="utf-8")
    assert health_dashboard.main(["extract", str(tmp_path / "a.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["value"] == 2.45


@pytest.mark.parametrize("words", [[], ["fly"], ["migrate", "now"], ["serve", "--server", "none"]])
def test_wrong_usage_is_status_2(words, capsys):
    with pytest.raises(SystemExit) as stop:
        health_dashboard.main(words)
    assert stop.value.code == 2
    assert "health-dashboard" in capsys.readouterr().err


def test_help_lists_every_command(capsys):
    with pytest.raises(SystemExit):
        health_dashboard.main(["--help"])
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert set(health_dashboard.COMMANDS) <= set(listed)


@pytest.mark.parametrize(
    ("words", "has_gunicorn", "chosen"),
    [([], True, "gunicorn"), ([], False, "waitress"), (["--server", "waitress"], True, "waitress")],
)
def test_serve_takes_gunicorn_where_it_runs(monkeypatch, words, has_gunicorn, chosen):
    ran = []
    monkeypatch.setattr(server, "has_gunicorn", lambda: has_gunicorn)
    monkeypatch.setattr(server, "run_gunicorn", lambda _server: ran.append("gunicorn"))
    monkeypatch.setattr(server, "run_waitress", lambda _server, _settings: ran.append("waitress"))
    assert health_dashboard.main(["serve", *words]) == 0
    assert ran == [chosen]
