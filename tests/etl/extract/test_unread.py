"""Every number is accounted for with work that grows with the document, not with its square."""

import pytest

from etl.extract.document import Extraction
from etl.extract.unread import unread
from etl.model.document import Block, Document
from etl.model.fact import Fact, Unread
from tests.support.samples import fact
from tests.support.steps import growth

NOTHING = Extraction(())


def sheet(*rows: str) -> Document:
    text, spans = "", []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            cells.append((len(text), len(text) + len(cell)))
            text += cell + "\t"
        spans.append(tuple(cells))
    return Document("a.csv", "csv", text, (Block("table", 0, len(text), rows=tuple(spans)),))


def at(document: Document, printed: str) -> Fact:
    start = document.text.index(printed)
    return fact(1.0, start=start, end=start + len(printed))


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("3", "table_label"),
        ("430300", "table_label"),
        ("2024-03-01", "table_label"),
        ("1/10", "table_label"),
        ("1", "table_label"),
        ("77.5", "table_cell"),
    ],
)
def test_the_place_in_a_table_gives_the_reason(printed, reason):
    document = sheet("地区|3岁以下|代码|日期|编号|单位|其他", "湘潭市|2.81|430300|2024-03-01|A1|1/10万|77.5")
    found = {
        document.text[item.start : item.end]: item.reason for item in unread(document, [at(document, "2.81")], NOTHING)
    }
    assert found[printed] == reason


def test_a_table_without_facts_was_not_read():
    assert {item.reason for item in unread(sheet("甲|1", "乙|2"), [], NOTHING)} == {"table_unread"}


def test_the_reason_of_reading_goes_before_that_of_the_place():
    document = sheet("甲|1")
    refused = (Unread(2, 3, "change"), Unread(2, 3, "bare"))
    assert unread(document, [], Extraction((), refused)) == (Unread(2, 3, "change"),)


def test_a_number_under_a_fact_is_not_unread():
    document = sheet("甲|1.5")
    assert unread(document, [at(document, "1.5")], Extraction((), (Unread(2, 5, "change"),))) == ()


def of_a_table(rows: int) -> None:
    document = sheet("地区|年份|数值", *(f"甲{n}|2019|{n}" for n in range(rows)))
    facts = [fact(1.0, start=row[2][0], end=row[2][1]) for row in document.blocks[0].rows[1:]]
    assert len(unread(document, facts, NOTHING)) == 2 * rows


def test_a_long_table_takes_no_more_work_a_row_than_a_short_one():
    assert growth(of_a_table, 500) < 4.4
