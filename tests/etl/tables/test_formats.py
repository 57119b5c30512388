"""The same table in every format that reports come in: merged cells, headers of two rows, parts of a whole."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from etl.build.one_file import process
from tests.etl.tables.support import Shown, shown

TITLE = "醴陵市2021—2022年卫生资源"
HEAD = (("指标", 1, 2), ("城市", 2, 1), ("农村", 2, 1))
YEARS = ("2021年", "2022年", "2021年", "2022年")
BODY = (("婴儿死亡率（‰）", "2.1", "2.0", "3.3", "3.1"), ("居民健康素养水平（%）", "28.4", "30.2", "21.7", "—"))
EXPECTED: list[Shown] = [
    ("醴陵市", "2021", "infant_mortality_rate#城市", 2.1),
    ("醴陵市", "2022", "infant_mortality_rate#城市", 2.0),
    ("醴陵市", "2021", "infant_mortality_rate#农村", 3.3),
    ("醴陵市", "2022", "infant_mortality_rate#农村", 3.1),
    ("醴陵市", "2021", "health_literacy_rate#城市", 28.4),
    ("醴陵市", "2022", "health_literacy_rate#城市", 30.2),
    ("醴陵市", "2021", "health_literacy_rate#农村", 21.7),
]


def workbook(folder: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ((TITLE,), ("指标", "城市", None, "农村", None), (None, *YEARS), *BODY):
        sheet.append(row)
    for cells in ("A1:E1", "A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(cells)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def page(folder: Path) -> Path:
    head = "".join(f"<th colspan={wide} rowspan={high}>{text}</th>" for text, wide, high in HEAD)
    years = "".join(f"<th>{year}</th>" for year in YEARS)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in BODY)
    table = f"<table><tr>{head}</tr><tr>{years}</tr>{body}</table>"
    text = f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{table}</body></html>"
    (folder / "a.html").write_text(text, encoding="utf-8")
    return folder / "a.html"


def word(folder: Path) -> Path:
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 0)
    table = document.add_table(rows=2 + len(BODY), cols=5)
    for at, text in enumerate(("指标", "城市", "", "农村", "")):
        table.cell(0, at).text = text
    for at, text in enumerate(YEARS, 1):
        table.cell(1, at).text = text
    for down, row in enumerate(BODY, 2):
        for at, text in enumerate(row):
            table.cell(down, at).text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))):
        table.cell(*first).merge(table.cell(*last))
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def pipes(folder: Path) -> Path:
    rows = (("指标", "城市", "", "农村", ""), ("", *YEARS), *BODY)
    (folder / "a.md").write_text(f"# {TITLE}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows), "utf-8")
    return folder / "a.md"


def open_pipes(folder: Path) -> Path:
    rows = (("指标", "城市", "", "农村", ""), ("", *YEARS), *BODY)
    (folder / "a.txt").write_text(f"{TITLE}\n" + "\n".join(" | ".join(row) for row in rows), "utf-8")
    return folder / "a.txt"


def tabs(folder: Path) -> Path:
    rows = (("指标", "城市", "", "农村", ""), ("", *YEARS), *BODY)
    (folder / "a.txt").write_text(f"{TITLE}\n" + "\n".join("\t".join(row) for row in rows), "utf-8")
    return folder / "a.txt"


@pytest.mark.parametrize("written", [workbook, page, word, pipes, open_pipes, tabs])
def test_a_header_of_two_rows_is_read_alike_in_every_format(tmp_path: Path, written: Callable[[Path], Path]) -> None:
    assert shown(process(written(tmp_path)).facts) == EXPECTED


def test_a_sheet_of_a_region_with_the_year_in_its_name(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "攸县2022年"
    for row in (("指标名称", "代码", "本年实际", "比上年增减（%）"), ("床位数（张）", "01", 2310, 1.2)):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert [(f.region, f.year, f.value) for f in process(tmp_path / "a.xlsx").facts] == [("攸县", 2022, 2310)]


def test_parts_of_a_whole_in_a_word_table(tmp_path):
    from docx import Document

    document = Document()
    document.add_heading("攸县2022年卫生资源", 0)
    rows = (("项目", "数值"), ("床位数（张）", "2310"), ("其中：医院", "1702"), ("　　乡镇卫生院", "581"))
    table = document.add_table(rows=len(rows), cols=2)
    for down, row in enumerate(rows):
        for at, text in enumerate(row):
            table.cell(down, at).text = text
    document.save(str(tmp_path / "a.docx"))
    assert [f.indicator for f in process(tmp_path / "a.docx").facts] == [
        "hospital_beds",
        "beds_in_hospitals",
        "beds_in_township_centers",
    ]


def test_a_merged_region_over_years_in_a_page(tmp_path):
    rows = "<tr><td rowspan=2>攸县</td><td>2021</td><td>2.9</td></tr><tr><td>2022</td><td>2.7</td></tr>"
    table = f"<table><tr><th>地区</th><th>年份</th><th>婴儿死亡率（‰）</th></tr>{rows}</table>"
    text = f"<html><head><meta charset=utf-8></head><body><h1>各县婴儿死亡率</h1>{table}</body></html>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    assert [(f.region, f.year, f.value) for f in process(tmp_path / "a.html").facts] == [
        ("攸县", 2021, 2.9),
        ("攸县", 2022, 2.7),
    ]


def test_a_bounded_year_of_a_plan_with_two_names_in_a_page(tmp_path):
    head = "".join(f"<th>{text}</th>" for text in ("领域", "主要指标", "2020年", "2025年", "属性"))
    first = "<tr><td rowspan=2>健康水平</td><td>人均预期寿命（岁）</td><td>78.1</td><td>79.5</td><td>预期性</td></tr>"
    second = "<tr><td>婴儿死亡率（‰）</td><td>3.1</td><td>≤3</td><td>约束性</td></tr>"
    table = f"<table><tr>{head}</tr>{first}{second}</table>"
    text = f"<html><head><meta charset=utf-8></head><body><h1>攸县“十四五”卫生健康规划</h1>{table}</body></html>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    assert [(f.year, f.status, f.value) for f in process(tmp_path / "a.html").facts] == [
        (2020, "actual", 78.1),
        (2025, "target", 79.5),
        (2020, "actual", 3.1),
        (2025, "target", 3.0),
    ]
