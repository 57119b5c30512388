import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from compare.answers.change import two_years
from compare.answers.matrix import matrix
from compare.answers.profile import profile
from compare.answers.ranking import ranking
from compare.answers.relation import relation
from compare.answers.table import table as comparison
from compare.answers.trends import trends
from exports.xlsx.workbook import workbook
from tests.exports.xlsx.test_workbook import CONTEXT, FACTS
from tests.support.comparison_samples import CATALOGUE, beds, fact, table
from tests.support.office import to_pdf

TABS = (ranking, trends, two_years, matrix, relation, profile, comparison)
LONG = "这一句很长，" * 60
MORE = [fact("株洲市", "2023", 2.8, "infant_mortality_rate"), fact("湘潭市", "2023", 3.1, "infant_mortality_rate")]
MANY = [fact("松原市", str(year), 5 + year / 1000, quote=LONG) for year in range(1990, 2022)]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def pages_and_answers(tmp_path_factory):
    """The text of the pages of one workbook with every tab as LibreOffice prints them, and its answers."""
    folder = tmp_path_factory.mktemp("workbook")
    view = beds(indicators=("beds_per_1000", "infant_mortality_rate"), focus="430200", tolerance=1, part_year=True)
    facts = table(*FACTS, *MORE, *MANY)
    answers = [ask(facts, CATALOGUE, view) for ask in TABS]
    content = workbook(answers, view, CATALOGUE, CONTEXT)
    file = folder / "all.xlsx"
    file.write_bytes(content)
    return [squeezed(page) for page in to_pdf(file, folder)], answers, load_workbook(BytesIO(content))


def test_every_answer_is_printed_with_finding_and_caveats(pages_and_answers):
    pages, answers, _ = pages_and_answers
    printed = "".join(pages)
    for answer in answers:
        assert squeezed(answer.finding.text()) in printed
        for caveat in answer.caveats:
            assert squeezed(caveat.text())[:20] in printed


def test_values_are_printed_with_qualifier_year_and_doubt(pages_and_answers):
    printed = "".join(pages_and_answers[0])
    for text in ("7.71", "约7", ">5(2022)", "4(1–10月)", "▲7.71"):
        assert text in printed, text


def test_nothing_is_broken_and_no_column_too_narrow(pages_and_answers):
    printed = "".join(pages_and_answers[0])
    for text in ("#REF", "#NAME", "#VALUE", "#N/A", "Err:", "###"):
        assert text not in printed


def test_long_tables_repeat_their_header_and_pages_are_numbered(pages_and_answers):
    pages, _, _ = pages_and_answers
    facts = [page for page in pages if "松原市每千人口床位数" in page and "这一句很长" in page]
    assert len(facts) > 2
    assert all("地区指标年份时期" in page for page in facts)
    assert all(f"{number}/{len(pages)}" in page for number, page in enumerate(pages, 1))


def test_it_opens_again_with_its_charts(pages_and_answers):
    _, _, book = pages_and_answers
    charts = {sheet.title: len(sheet._charts) for sheet in book if sheet.title.startswith("图表")}
    assert set(charts.values()) == {1}
    assert len(charts) == 5  # the ranking, two trends, the change, the relation
