"""Files as files: size, suffix, content against suffix, and the wording of every refusal."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.model.messages import message
from etl.model.problems import UnreadableError
from etl.model.resources import MESSAGES
from etl.readers import SUFFIXES, read
from tests.etl.readers.support import assert_well_formed, refusal, written
from tests.paths import ROOT

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x00\x01" * 40
OLD_DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def stream(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_empty_file(tmp_path: Path, suffix: str, content: bytes) -> None:
    problem = refusal(written(tmp_path, f"空{suffix}", content))
    assert (problem.code, problem.params["name"]) == ("empty_file", f"空{suffix}")


@pytest.mark.parametrize(
    ("name", "content", "code", "found"),
    [
        ("a.txt", PNG, "wrong_format", "PNG"),
        ("a.txt", b"%PDF-1.4\n%", "wrong_format", "PDF"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>x</p></body></html>", "wrong_format", "HTML"),
        ("a.md", b"Rar!\x1a\x07\x00rest", "wrong_format", "RAR"),
        ("a.csv", "<html><table><tr><td>1</td></tr></table></html>", "wrong_format", "HTML"),
        ("a.xlsx", "地区,床位\n甲县,1\n", "wrong_format", "TXT"),
        ("a.docx", "一、工作回顾", "wrong_format", "TXT"),
        ("a.html", "没有标记的文字", "wrong_format", "TXT"),
        ("a.html", PNG, "wrong_format", "PNG"),
        ("a.docx", OLD_DOC, "old_office", "OLE"),
        ("a.doc", OLD_DOC + stream("WordDocument"), "old_office", "DOC"),
        ("a.wps", OLD_DOC + stream("WordDocument"), "old_office", "DOC"),
        ("a.et", b"PK\x05\x06" + b"\0" * 18, "wrong_format", "ZIP"),
        ("a.ppt", OLD_DOC + stream("PowerPoint Document"), "old_office", "PPT"),
        ("a.rtf", b"{\\rtf1 text}", "old_office", "RTF"),
        ("a.xls", b'<?mso-application progid="Excel.Sheet"?>', "wrong_format", "XML (Excel 2003)"),
        ("a.doc", "一、工作回顾", "wrong_format", "TXT"),
        ("a.ofd", "一、工作回顾", "wrong_format", "TXT"),
        ("a.txt", b"\x01\x02\x03\x00\xff\xfe" * 50, "not_text", None),
        ("a.csv", b"a,b\n1,\x00\x00\x01\n", "not_text", None),
        ("a.jpeg", b"\xff\xd8\xff", "unsupported_format", None),
        ("noend", b"text", "unsupported_format", None),
    ],
)
def test_content_against_suffix(tmp_path: Path, name: str, content: bytes, code: str, found: str | None) -> None:
    problem = refusal(written(tmp_path, name, content))
    assert (problem.code, problem.params.get("found")) == (code, found)


def test_office_file_behind_a_password(tmp_path: Path) -> None:
    locked = OLD_DOC + "EncryptedPackage".encode("utf-16-le")
    assert refusal(written(tmp_path, "a.xlsx", locked)).code == "encrypted_file"


def test_fifty_megabytes_are_named_with_the_limit(tmp_path: Path) -> None:
    problem = refusal(written(tmp_path, "大.txt", b"1234567890" * 5_000_000))
    assert problem.code == "file_too_large"
    assert problem.params == {"name": "大.txt", "size": 50.0, "limit": 30.0}


def test_text_beyond_its_own_limit(tmp_path: Path) -> None:
    problem = refusal(written(tmp_path, "大.txt", "床位。\n" * 2_300_000))
    assert problem.params == {"name": "大.txt", "size": 23.0, "limit": 20.0}


def test_missing_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "夹.txt").mkdir()
    assert refusal(tmp_path / "没有.txt").code == "cannot_open"
    assert refusal(tmp_path / "夹.txt").code == "cannot_open"


def test_suffix_in_capitals(tmp_path: Path) -> None:
    assert read(written(tmp_path, "A.TXT", "床位100张。")).format == "txt"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=400) | st.text(max_size=200).map(str.encode), suffix=st.sampled_from(sorted(SUFFIXES))
)
def test_any_bytes_give_a_document_or_a_refusal(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = written(tmp_path, f"x{suffix}", content)
    try:
        document = read(path)
    except UnreadableError as error:
        assert error.problem.params["name"] == path.name  # noqa: PT017
    else:
        assert_well_formed(document)


def test_start_up_loads_no_heavy_library() -> None:
    heavy = "{'trafilatura', 'pypdfium2', 'pdfplumber', 'openpyxl', 'xlrd', 'lxml', 'pandas'}"
    program = f"import sys, etl.readers, etl.readers.text; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_every_problem_has_its_wording_and_every_wording_its_problem() -> None:
    folder = ROOT / "etl" / "readers"
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    used = set(re.findall(r"(?:refuse|doubt|UnreadableError)\(\s*\"(\w+)\"", code)) | {"corrupt_file", "encrypted_file"}
    with (MESSAGES / "readers.csv").open(encoding="utf-8", newline="") as file:
        worded = {row["key"].removeprefix("problem.") for row in csv.DictReader(file)}
    assert used == worded


def test_refusals_read_well_in_both_languages(tmp_path: Path) -> None:
    problem = refusal(written(tmp_path, "a.txt", PNG))
    assert "a.txt" in message(f"problem.{problem.code}", "zh", **problem.params)
    assert "PNG" in message(f"problem.{problem.code}", "en", **problem.params)
