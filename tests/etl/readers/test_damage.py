"""Damaged files of the binary formats: every one gives a sound document or a named refusal, nothing else."""

import io
import random
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from etl.model.problems import UnreadableError
from etl.readers import read
from tests.etl.readers.support import assert_well_formed, written
from tests.etl.readers.test_ofd import drawn, packed
from tests.etl.readers.test_other_workbooks import old_workbook, open_document
from tests.etl.readers.test_pdf import handwritten, words


def word() -> bytes:
    made = docx.Document()
    made.add_heading("某市2023年工作总结", 0)
    made.add_table(2, 2).cell(0, 0).text = "床位"
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def workbook() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["地区", "床位"])
    made.active.append(["甲县", 12.5])
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def pdf() -> bytes:
    return handwritten(words((50, 700, "Item"), (300, 700, "2023"), (50, 680, "Beds"), (300, 680, "10")))


def ofd() -> bytes:
    return packed(drawn(20, 60, "病床620张。"))


FILES = [
    ("a.docx", word),
    ("a.xlsx", workbook),
    ("a.pdf", pdf),
    ("a.xls", old_workbook),
    ("a.ods", open_document),
    ("a.ofd", ofd),
]


def damaged(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 3, 10))):
        place = chance.randrange(len(data))
        if chance.random() < 0.6:
            data[place] = chance.choice(b'0129<>"/ax\xff\x00')
        else:
            del data[place : place + chance.randrange(1, 20)]
    return bytes(data)


def outcome(path: Path) -> str:
    try:
        assert_well_formed(read(path))
    except UnreadableError as error:
        return error.problem.code
    return "read"


@pytest.mark.parametrize(("name", "make"), FILES)
def test_damaged_bytes(tmp_path: Path, name: str, make) -> None:
    chance = random.Random(name)
    outcomes = {outcome(written(tmp_path, name, damaged(make(), chance))) for _ in range(60)}
    assert "corrupt_file" in outcomes


@pytest.mark.parametrize(
    ("name", "make", "part"),
    [
        ("a.docx", word, "word/document.xml"),
        ("a.docx", word, "word/styles.xml"),
        ("a.xlsx", workbook, "xl/worksheets/sheet1.xml"),
        ("a.xlsx", workbook, "xl/styles.xml"),
        ("a.ods", open_document, "content.xml"),
        ("a.ofd", ofd, "Doc_0/Pages/0.xml"),
    ],
)
def test_damaged_parts(tmp_path: Path, name: str, make, part: str) -> None:
    chance = random.Random(part)
    with zipfile.ZipFile(io.BytesIO(make())) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    outcomes = set()
    for _ in range(30):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for one, content in parts.items():
                archive.writestr(one, damaged(content, chance) if one == part else content)
        outcomes.add(outcome(written(tmp_path, name, packed.getvalue())))
    assert "corrupt_file" in outcomes
