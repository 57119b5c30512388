import csv
from io import StringIO

import pytest

from compare.answers.ranking import ranking
from exports.text.csvfile import csv_file
from tests.support.comparison_samples import CATALOGUE, beds, fact, table


def rows(*facts) -> list[dict[str, str]]:
    view = beds()
    content = csv_file(ranking(table(*facts), CATALOGUE, view), view, CATALOGUE)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_a_fact_with_its_number_unrounded():
    found = rows(fact("株洲市", "2023", 7.71), fact("湘潭市", "2023", 29800.0))
    assert [(row["地区"], row["数值"]) for row in found] == [("湘潭市", "29800.0"), ("株洲市", "7.71")]


@pytest.mark.parametrize("title", ["=1+1", "+86", "-1", "@SUM", "\t=1", "\r=1"])
def test_text_is_no_formula(title: str):
    assert rows(fact("株洲市", "2023", 7.71, source_title=title))[0]["来源"] == f"'{title}"


def test_commas_quotes_and_lines_survive():
    quote = '他说："7.71",\n换行'
    assert rows(fact("株洲市", "2023", 7.71, quote=quote))[0]["原句"] == quote
