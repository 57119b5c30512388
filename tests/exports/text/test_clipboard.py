from html.parser import HTMLParser

import pytest

from compare.answers.ranking import ranking
from compare.answers.table import table as comparison
from exports.text import clipboard
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

FACTS = (
    fact("株洲市", "2022", 7.5),
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.0, qualifier="~"),
    fact("松原市", "2023-01/2023-10", 4),
)


class Cells(HTMLParser):
    """The texts and styles of a table's cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.styles: dict[str, str] = {}
        self._style = ""
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = dict(attrs).get("style") or ""

    def handle_data(self, data: str) -> None:
        self.styles[data] = self._style


def clip(answer=comparison, facts=FACTS, **view):
    chosen = beds(**view)
    return clipboard.table(answer(table(*facts), CATALOGUE, chosen), chosen)


def test_numbers_are_plain_with_remarks_beside_them():
    rows = [line.split("\t") for line in clip(part_year=True).text.split("\r\n")]
    assert rows[0][4:] == ["2022", "2023", "2023（非全年）", "数值标注"]
    by_region = {row[0]: row[4:] for row in rows[1:4]}
    assert by_region["株洲市"] == ["7.5", "7.71", "", ""]
    assert by_region["湘潭市"] == ["", "7", "", "2023：约7"]
    assert by_region["松原市"] == ["", "", "4", "2023（非全年）：4 (1–10月)"]


def test_caveats_go_along():
    answer = comparison(table(*FACTS), CATALOGUE, beds())
    text = clip().text
    assert all(caveat.text() in text for caveat in answer.caveats)
    assert answer.finding.text() in text


def test_pasted_html_keeps_formats_and_codes_stay_text():
    styles = Cells(clip().html).styles
    assert styles["430200"] == 'mso-number-format:"\\@"'
    assert styles["7"].startswith('mso-number-format:"\\0022 约\\0022 ')


def test_a_percentage_of_another_year_is_remarked():
    facts = (fact("株洲市", "2022", 30.5, "health_literacy_rate"), fact("湘潭市", "2023", 31, "health_literacy_rate"))
    found = clip(ranking, facts, indicators=("health_literacy_rate",), tolerance=1)
    assert "数值：30.5% (2022)" in found.text
    assert (found.rows, found.columns) == (2, 18)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x"])
def test_no_text_runs_as_a_formula(start: str):
    found = clip(facts=(fact("株洲市", "2023", 7, subgroup=start),), subgroups=True)
    assert f"\t'{start}\t" in found.text
    assert Cells(found.html).styles[start] == 'mso-number-format:"\\@"'


def test_line_breaks_and_tabs_do_not_break_the_table():
    found = clip(facts=(fact("株洲市", "2023", 7, subgroup="农\t村\n<b>"),), subgroups=True)
    assert "农 村 <b>" in found.text.split("\r\n")[1]
    assert "<b>" not in found.html
