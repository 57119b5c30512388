import csv
import io
import os
import subprocess
import sys

import pytest
from openpyxl import load_workbook

from exports.__main__ import main
from exports.commands import workbook as command
from tests.paths import ROOT

VIEW = "?indicators=infant_mortality_rate&year=2023"


@pytest.fixture
def data(snapshot_folder):
    return snapshot_folder


def run(data, output, *more, kind="workbook", view=VIEW):
    return main([kind, "--view", view, "-o", str(output), "--data", str(data), *more])


@pytest.mark.parametrize("tab", ["rank", "trend", "change", "matrix", "relation", "profile", "table"])
def test_every_tab_becomes_a_workbook(data, tmp_path, tab):
    assert run(data, tmp_path / "a.xlsx", view=f"{VIEW}&tab={tab}") == 0
    assert load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "对照表"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


def test_language_and_address(data, tmp_path):
    assert run(data, tmp_path / "a.xlsx", "--lang", "en", "--base-url", "http://board:8050/") == 0
    sheet = load_workbook(tmp_path / "a.xlsx")["Facts"]
    assert sheet.cell(2, sheet.max_column).hyperlink.target.startswith("http://board:8050/evidence?fact=")


def test_csv_has_a_row_a_fact(data, tmp_path):
    assert run(data, tmp_path / "a.csv", kind="csv") == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert len(rows) > 3
    assert {len(row) for row in rows} == {len(rows[0])}


BAD = [
    ("?indicators=nonsense", "a.xlsx", (), "nonsense"),
    ("?indicators=infant_mortality_rate&regions=999999", "a.xlsx", (), "999999"),
    ("?indicators=infant_mortality_rate&year=soon", "a.xlsx", (), "year"),
    (VIEW, "a.txt", (), ".xlsx"),
    (VIEW, "missing/a.xlsx", (), "missing"),
    (VIEW, "a.xlsx", ("--data", "/nowhere"), "etl run"),
]


@pytest.mark.parametrize(("view", "name", "more", "expected"), BAD)
def test_a_file_that_cannot_be_made_is_refused_and_leaves_nothing(data, tmp_path, capsys, view, name, more, expected):
    assert run(data, tmp_path / name, *more, view=view) == 2
    chinese, english = capsys.readouterr().err.strip().splitlines()
    assert expected in chinese
    assert expected in english
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(data, tmp_path, capsys, monkeypatch):
    output = tmp_path / "a.xlsx"
    output.write_bytes(b"before")

    def full(file, *_):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "write_workbook", full)
    assert run(data, output, "--lang", "zh") == 2
    assert "磁盘已满" in capsys.readouterr().err
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"before"]


def test_the_command_itself(data, tmp_path):
    arguments = ["workbook", "--view", VIEW, "-o", str(tmp_path / "a.xlsx"), "--data", str(data)]
    done = subprocess.run(
        [sys.executable, "-m", "exports", *arguments], cwd=ROOT, env=os.environ, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "a.xlsx").stat().st_size > 5000
