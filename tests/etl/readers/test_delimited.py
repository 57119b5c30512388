from pathlib import Path

import pytest

from etl.readers import read
from etl.readers.delimited import sniff_delimiter
from tests.etl.readers.support import assert_well_formed, headings, tables, written


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "地区,床位,年份\n甲县,1200,2023\n乙县,,2023\n".replace(",", delimiter)
    document = read(written(tmp_path, "a.csv", text.encode(encoding)))
    assert_well_formed(document)
    assert tables(document) == [[["地区", "床位", "年份"], ["甲县", "1200", "2023"], ["乙县", "", "2023"]]]


def test_quoted_cells(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.csv", '指标,值\n"床位\n（张）","1,200"\n'))
    assert document.text == "指标\t值\n床位 （张）\t1,200"


def test_caption_row_is_the_title(tmp_path: Path) -> None:
    document = read(written(tmp_path, "a.csv", "某市床位（2023年）,,\n地区,2022年,2023年\n甲县,1,2\n"))
    assert headings(document) == [(1, "某市床位（2023年）")]
    assert document.title == "某市床位（2023年）"


def test_short_rows_are_filled_up(tmp_path: Path) -> None:
    assert tables(read(written(tmp_path, "a.csv", "a,b,c\n1,2\n"))) == [[["a", "b", "c"], ["1", "2", ""]]]


def test_semicolons_with_decimal_commas() -> None:
    assert sniff_delimiter("a;b\n1,5;2\n2,5;3\n") == ";"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="00815"', "00815"),
        ('"=""815"""', "815"),
        ("'815", "815"),
        ("1.3E+05", "1.3E+05"),
        ("'甲", "'甲"),
        ("=A1", "=A1"),
        ('"61\n305"', "61；305"),
    ],
)
def test_what_keeps_numbers_as_text(tmp_path: Path, cell: str, text: str) -> None:
    assert tables(read(written(tmp_path, "a.csv", f"地区,床位\n甲县,{cell}\n"))) == [[["地区", "床位"], ["甲县", text]]]


@pytest.mark.parametrize("name", ["a.tsv", "a.xls"])
def test_tabs_under_another_name(tmp_path: Path, name: str) -> None:
    document = read(written(tmp_path, name, "地区\t床位\n甲县\t61\n"))
    assert (document.format, tables(document)) == ("csv", [[["地区", "床位"], ["甲县", "61"]]])
