"""Every problem is produced by some input: those written out in tests/corpus/reasons.toml, the others made here."""

import os
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from etl import pipeline
from etl.build.one_file import Result, process
from etl.extract import document as reading
from etl.model.problems import Problem
from etl.model.reasons import KINDS
from etl.pipeline import RunSettings
from tests.etl.readers.support import written
from tests.etl.readers.test_pdf import IMAGE, handwritten, words
from tests.etl.readers.test_word import repacked
from tests.paths import ROOT

REPORT = "永州市2023年卫生健康工作综述\n2023年，全市婴儿死亡率3.1‰。\n"
INPUTS = tomllib.loads((ROOT / "tests" / "corpus" / "reasons.toml").read_text(encoding="utf-8"))["problem"]
MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], Iterable[Problem]]] = {}


def problems(path: Path) -> list[Problem]:
    result = process(path)
    return [*result.problems, *([result.unreadable] if result.unreadable else [])]


def made(function: Callable[[Path, pytest.MonkeyPatch], Iterable[Problem]]):
    MADE[function.__name__] = function
    return function


@made
def cannot_open(folder, _):
    return problems(folder / "没有.txt")


@made
def file_too_large(folder, _):
    return problems(written(folder, "大.txt", b"1234567890" * 3_100_000))


@made
def sheet_too_large(folder, _):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "床位", 1
    book.save(folder / "a.xlsx")
    return problems(folder / "a.xlsx")


@made
def archive_too_large(folder, _):
    docx.Document().save(folder / "a.docx")
    return problems(written(folder, "b.docx", repacked(folder / "a.docx", {"word/media/a.bin": b"\0" * 60_000_000})))


@made
def encrypted_file(folder, _):
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    return problems(written(folder, "a.xlsx", locked))


@made
def scanned_pdf(folder, _):
    return problems(written(folder, "a.pdf", handwritten(IMAGE, IMAGE)))


@made
def pages_without_text(folder, _):
    return problems(written(folder, "a.pdf", handwritten(words((50, 700, "Beds 120.")), IMAGE)))


@made
def undecodable_bytes(folder, _):
    return problems(written(folder, "a.txt", REPORT.encode() + b"\xff" + REPORT.encode()))


@made
def hidden_sheets(folder, _):
    book = openpyxl.Workbook()
    book.active.append(["床位", 1])
    book.create_sheet("旧表").sheet_state = "hidden"
    book.save(folder / "a.xlsx")
    return problems(folder / "a.xlsx")


@made
def hidden_cells(folder, _):
    book = openpyxl.Workbook()
    book.active.append(["地区", "床位"])
    book.active.append(["甲县", 61])
    book.active.row_dimensions[2].hidden = True
    book.save(folder / "a.xlsx")
    return problems(folder / "a.xlsx")


@made
def formula_without_value(folder, _):
    book = openpyxl.Workbook()
    book.active.append(["床位", "=1+2"])
    book.save(folder / "a.xlsx")
    return problems(folder / "a.xlsx")


@made
def date_from_properties(folder, _):
    report = docx.Document()
    report.add_paragraph("全县床位100张。")
    report.save(folder / "a.docx")
    return problems(folder / "a.docx")


@made
def internal_error(folder, patch):
    patch.setattr("etl.extract.document.read_document", lambda _: 1 / 0)
    return problems(written(folder, "a.txt", REPORT))


@made
def repeated_fact(folder, patch):
    real = reading.read_document

    def twice(document):
        found = real(document)
        return replace(found, facts=found.facts * 2)

    patch.setattr(reading, "read_document", twice)
    return problems(written(folder, "a.txt", REPORT))


def die(path: Path) -> Result:
    os._exit(len(path.name))


@made
def worker_failed(folder, _):
    (folder / "in").mkdir()
    written(folder / "in", "a.txt", REPORT)
    report = pipeline.run(RunSettings(folder / "in", folder / "in", folder / "out", workers=2), work=die)
    return [trouble.problem for trouble in report.unreadable]


@made
def no_folder(folder, _):
    report = pipeline.run(RunSettings(folder / "nowhere", folder, folder / "out"))
    return [trouble.problem for trouble in report.problems]


@pytest.mark.parametrize("code", KINDS["problem"])
def test_the_problem_is_produced(code, tmp_path, monkeypatch):
    if "text" in INPUTS[code]:
        row = INPUTS[code]
        found = problems(written(tmp_path, row["file"], row["text"].encode(row.get("encoding", "utf-8"))))
    else:
        found = list(MADE[code](tmp_path, monkeypatch))
    assert code in {problem.code for problem in found}


def test_every_problem_has_one_input():
    assert sorted(INPUTS) == sorted(KINDS["problem"])
    assert sorted(code for code, row in INPUTS.items() if "text" not in row) == sorted(MADE)
