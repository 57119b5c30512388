"""Running heads and feet of invented pages: what is dropped with the page numbers, and what must stay."""

import pytest

from etl.readers.pdf_furniture import without_furniture
from etl.readers.pdf_layout import Line

HEIGHT, PAGE, LEADING = 12.0, 800.0, 20.0


def page(*texts: str, top: float = 30.0) -> list[Line]:
    """Return lines set one below the other, the first ``top`` points below the page's edge."""
    return [Line(text, HEIGHT, top + LEADING * at, PAGE - top - LEADING * at - HEIGHT) for at, text in enumerate(texts)]


def with_foot(*texts: str) -> list[Line]:
    """Return a page whose last line stands at its foot."""
    return [*page(*texts[:-1]), Line(texts[-1], HEIGHT, PAGE - 40, 40 - HEIGHT)]


def bodies(*names: str) -> list[list[str]]:
    return [[f"{name}的情况如下。", f"{name}到此为止。"] for name in names]


FOUR = bodies("甲", "乙", "丙", "丁")


@pytest.mark.parametrize(
    "foot",
    [
        "{n}",
        "- {n} -",
        "— {n} —",
        "{n}/4",
        "{n} / 4",
        "第{n}页",
        "第 {n} 页",
        "第{n}页 共4页",
        "第{n}页\t共4页",
        "共4页 第{n}页",
        "Page {n} of 4",
        "某市年报\t{n}",
        "某市年报 {n}",
        "{n}\t某市年报",
        "某市年报 - {n} -",
        "2023年某市年报 第{n}页",
        "打印于2024-01-02 03:04\t{n}/4",
        "打印于2024年3月4日 第{n}页 共4页",
        "file:///tmp/pytest-of-root/pytest-1/pdf0/a.html\t{n}/4",
        "file:///srv/2/report-3/4.html {n}/4",
        "http://desk/1/2/3\t2024/1/2",
        "某市卫生健康委员会编",
    ],
)
def test_a_foot_that_counts_with_the_pages_is_dropped(foot: str) -> None:
    pages = [with_foot(*lines, foot.format(n=number)) for number, lines in enumerate(FOUR, 1)]
    assert without_furniture(pages) == FOUR


@pytest.mark.parametrize("foot", ["{n}", "某市年报\t{n}", "第{n}页", "- {n} -", "Page {n}"])
def test_the_count_may_begin_anywhere(foot: str) -> None:
    pages = [with_foot(*lines, foot.format(n=number)) for number, lines in enumerate(FOUR, 37)]
    assert without_furniture(pages) == FOUR


@pytest.mark.parametrize("first", [1, 2, 3, 2023])
def test_numbers_of_a_running_head_that_equal_a_page_hide_no_counter(first: int) -> None:
    """On page 2 the 2 of the path is no counter, whatever the folder is called."""
    feet = [f"file:///tmp/run-{first}/{first}/a.html\t{number}/2" for number in (1, 2)]
    pages = [with_foot(*lines, foot) for lines, foot in zip(FOUR, feet, strict=False)]
    assert without_furniture(pages) == FOUR[:2]


def test_left_and_right_pages_each_have_their_head() -> None:
    heads = ["某市年报\t11", "12\t卫生资源", "某市年报\t13", "14\t卫生资源"]
    assert without_furniture([page(head, *lines) for head, lines in zip(heads, FOUR, strict=True)]) == FOUR


def test_a_number_above_a_head_and_a_foot_below_another() -> None:
    pages = [page(f"- {n} -", "某市年报", *lines, "内部资料", f"{n}/4") for n, lines in enumerate(FOUR, 1)]
    assert without_furniture(pages) == FOUR


@pytest.mark.parametrize("rows", [("1\t甲院\t120", "2\t甲院\t120"), ("1\t0", "2\t0"), ("床位 1\t10", "床位 2\t10")])
@pytest.mark.parametrize("foot", [None, "- {n} -", "{n}/2", "某市年报\t第{n}页"])
def test_a_row_that_begins_with_the_number_of_its_page_is_kept(rows: tuple[str, str], foot: str | None) -> None:
    head = "\t".join(["序号", "机构", "床位"][: rows[0].count("\t") + 1])
    tables = [[head, row] for row in rows]
    lines = [(*table, foot.format(n=number)) if foot else table for number, table in enumerate(tables, 1)]
    # The header row of a table that goes on stays where it stands first.
    assert without_furniture([page(*texts) for texts in lines]) == [[head, rows[0]], [rows[1]]]


@pytest.mark.parametrize("row", ["1\t35", "12\t3", "1,234", "3 4", "1\t2\t3"])
def test_a_row_of_numbers_is_no_page_number(row: str) -> None:
    assert without_furniture([page("某市年报。", row), page("续。", "完。")]) == [["某市年报。", row], ["续。", "完。"]]


@pytest.mark.parametrize(
    "line",
    [
        "全市有医院{n}家。",
        "附件{n}",
        "附件 {n}",
        "附表2-{n}",
        "表{n} 各县医院",
        "第{n}章 医院",
        "{n}、医院",
        "202{n} 年卫生资源",
        "Table {n}",
    ],
)
def test_text_that_counts_with_the_pages_is_kept(line: str) -> None:
    pages = [[line.format(n=number), *lines] for number, lines in enumerate(FOUR, 1)]
    assert without_furniture([page(*lines) for lines in pages]) == pages


def test_lines_alike_at_other_places_are_text() -> None:
    note = "注：数据为年末数。"
    pages = [page(f"{name}县。", *["行。"] * extra, note) for name, extra in (("甲", 0), ("乙", 4), ("丙", 9))]
    assert [lines[-1] for lines in without_furniture(pages)] == [note] * 3


def test_a_line_of_fewer_than_half_of_the_pages_is_text() -> None:
    pages = [page("某市年报", *lines) for lines in FOUR[:2]] + [page(*lines) for lines in bodies(*"丙丁戊")]
    assert without_furniture(pages)[0][0] == "某市年报"


def test_a_totals_row_that_equals_the_count_of_pages_is_kept() -> None:
    pages = [page("机构\t床位", f"{name}院\t{beds}") for name, beds in (("甲", 2), ("乙", 2))]
    assert without_furniture(pages) == [["机构\t床位", "甲院\t2"], ["乙院\t2"]]


def test_blank_pages_count_as_pages() -> None:
    pages = [page("甲。", "第1页"), [], page("乙。", "第3页"), []]
    assert without_furniture(pages) == [["甲。"], [], ["乙。"], []]
