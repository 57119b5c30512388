from pathlib import Path

import pytest

from etl.readers import read
from tests.etl.readers.support import refusal, written

REPORT = "某市2023年卫生健康工作总结\n发布日期：2024年1月12日\n全市每千人口床位数达7.71张，比上年增加0.2张。\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)  # utf-16 writes a mark, the two after it do not
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    document = read(written(tmp_path, "a.txt", REPORT.encode(encoding)))
    assert (document.text, document.problems) == (REPORT, ())


def test_big_endian_mark(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.txt", b"\xfe\xff" + REPORT.encode("utf-16-be"))).text == REPORT


def test_rare_name_in_gb18030(tmp_path: Path) -> None:
    text = REPORT + "局长：王\U00020bb7\n"
    assert read(written(tmp_path, "a.txt", text.encode("gb18030"))).text == text


@pytest.mark.parametrize("damaged", [b"\xff", b"\xe5\xba", b"\x80\x81"])
def test_damaged_utf8_stays_utf8(tmp_path: Path, damaged: bytes) -> None:
    document = read(written(tmp_path, "a.txt", "一、回顾\n床位".encode() + damaged + REPORT.encode()))
    assert document.text.startswith("一、回顾\n床位\ufffd")
    assert REPORT in document.text
    (problem,) = document.problems
    assert (problem.code, problem.params["line"], problem.params["offset"]) == ("undecodable_bytes", 2, 7)


def test_damage_is_counted_without_the_files_own_replacement_signs(tmp_path: Path) -> None:
    data = "原有\ufffd。".encode() + b"\xff" + REPORT.encode() + b"\xff"
    assert read(written(tmp_path, "a.txt", data)).problems[0].params["count"] == 2


def test_damaged_gbk_is_kept_with_a_doubt(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.txt", REPORT.encode("gbk") + b"\xff\n" + REPORT.encode("gbk")))
    assert document.text.startswith(REPORT)
    assert document.problems[0].code == "undecodable_bytes"


def test_utf8_cut_within_a_character(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.txt", REPORT.encode()[:-3]))
    assert document.text == REPORT[:-2] + "\ufffd" * (document.text.count("\ufffd")) or document.text == REPORT[:-2]


def test_text_in_an_unknown_encoding(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "a.txt", ("Здоровье населения " * 20).encode("koi8-r"))).code == "unknown_encoding"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    assert read(written(tmp_path, "a.txt", REPORT.replace("\n", end))).text == REPORT
