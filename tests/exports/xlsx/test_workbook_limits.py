import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from compare.answers.change import two_years
from compare.answers.matrix import matrix
from compare.answers.profile import profile
from compare.answers.ranking import ranking
from compare.answers.relation import relation
from compare.answers.table import table as comparison
from compare.answers.trend import trend
from compare.answers.trends import trends
from etl.model import catalogue
from etl.model.messages import message
from exports.xlsx import facts_sheet
from exports.xlsx.parts import cells as sheets
from exports.xlsx.parts import charts, series
from exports.xlsx.sheet import sheet_of
from exports.xlsx.workbook import ExportContext, workbook, write_workbook
from tests.exports.xlsx.test_workbook import CONTEXT, FACTS
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

EVERY = (ranking, trend, trends, two_years, matrix, relation, profile, comparison)
TWO = ("beds_per_1000", "infant_mortality_rate")
ADDRESS = ExportContext("v", "", CONTEXT.exported_at, "", "http://board")


def answered(ask, *facts, **view):
    chosen = beds(**{"indicators": TWO, "focus": "430200", **view})
    return ask(table(*facts), CATALOGUE, chosen), chosen


def made(answer, view, known=CATALOGUE, context=ADDRESS):
    return workbook(answer, view, known, context)


@pytest.mark.parametrize("ask", EVERY)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_selection_has_its_workbook(ask, lang):
    answer, view = answered(ask, fact("株洲市", "2023", 7.71), year="1999", since=1998, until=1999, lang=lang)
    book = load_workbook(BytesIO(made(answer, view)))
    assert answer.finding.text(lang) in [row[0].value for row in book.worksheets[0].iter_rows()]


@pytest.mark.parametrize("ask", EVERY)
def test_every_part_is_declared_and_every_relation_leads_somewhere(ask):
    answer, view = answered(ask, *FACTS, fact("株洲市", "2023", 2.8, TWO[1]), part_year=True)
    with zipfile.ZipFile(BytesIO(made(answer, view))) as file:
        parts = set(file.namelist())
        types = etree.fromstring(file.read("[Content_Types].xml"))
        declared = {one.get("PartName", "").lstrip("/") for one in types}
        endings = {one.get("Extension") for one in types} - {None}
        for part in parts - {"[Content_Types].xml"}:
            assert part in declared or part.rpartition(".")[2] in endings, part
        for part in (name for name in parts if name.endswith((".xml", ".rels", ".vml"))):
            root = etree.fromstring(file.read(part))
            for relation in root if part.endswith(".rels") else ():
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target")
                    folder = part.rpartition("_rels/")[0]
                    assert target.lstrip("/") in parts or folder + target in parts, (part, target)
        assert len(parts) == len(file.namelist())


@pytest.mark.parametrize("ask", EVERY)
def test_every_mark_is_a_row_of_the_facts_with_its_link(ask):
    answer, view = answered(ask, *FACTS, fact("株洲市", "2023", 2.8, TWO[1]), part_year=True)
    sheet = load_workbook(BytesIO(made(answer, view)))["明细"]
    heads = [cell.value for cell in sheet[1]]
    ids = [row[heads.index(message("export.fact_id", "zh"))].value for row in sheet.iter_rows(min_row=2)]
    assert ids == list(dict.fromkeys(mark.fact_id for mark in answer.drawn()))
    links = [row[heads.index("依据")].hyperlink.target for row in sheet.iter_rows(min_row=2)]
    assert links == [f"http://board/evidence?fact={id}" for id in ids]


def test_hundreds_of_regions_on_a_chart():
    known = catalogue.load()
    cities = [code for code, one in known.divisions.items() if one.level == "county"][:300]
    facts = [fact("株洲市", "2023", at, region_code=code) for at, code in enumerate(cities, 1)]
    facts += [fact("株洲市", "2022", at, region_code=code) for at, code in enumerate(cities, 1)]
    view = beds(targets=False)
    rows = table(*facts)
    book = load_workbook(BytesIO(made(ranking(rows, known, view), view, known)))
    (bars,) = book["图表"]._charts
    assert bars.series[0].val.numRef.f.endswith("$301")
    assert bars.series[0].dLbls is None
    answer = trend(rows, known, view)
    book = load_workbook(BytesIO(made(answer, view, known)))
    (lines,) = book["图表"]._charts
    assert len(lines.series) == series.MAX_SERIES
    remark = charts.shortened(sheet_of(answer).charts(answer)[0], view)
    assert "255" in remark
    assert remark in [cell.value for cell in book["图表"][1]]
    assert remark in [cell.value for cell in book["说明"]["B"]]


def test_links_beyond_what_a_sheet_holds_are_text(monkeypatch):
    monkeypatch.setattr(facts_sheet, "MAX_LINKS", 2)
    answer, view = answered(ranking, *FACTS)
    book = load_workbook(BytesIO(made(answer, view)))
    last = book["明细"].max_column
    cells = [book["明细"].cell(row, last) for row in (3, 4)]
    assert [bool(cell.hyperlink) for cell in cells] == [True, False]
    assert cells[1].value.startswith("http://board/evidence?fact=")
    assert any("只写网址" in str(cell.value) for cell in book["说明"]["B"])


def test_progress_is_reported_to_the_last_fact():
    answer, view = answered(ranking, *FACTS)
    reports = []
    write_workbook(BytesIO(), answer, view, CATALOGUE, CONTEXT, progress=lambda done, all: reports.append((done, all)))
    count = len(list(answer.drawn()))
    assert reports == [(count, count)]


TEXTS = [f"{start}HYPERLINK(1)" for start in ("=", "+", "-", "@", "\t", "\r")] + ["#N/A", "<&>]]>", "a\x00b\x0bc\ufffe"]


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_a_report_is_more_than_text(text):
    answer, view = answered(ranking, fact("株洲市", "2023", 7, quote=text, source_title=text, note=text))
    book = load_workbook(BytesIO(made(answer, view)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"n", "s"}
    heads = [cell.value for cell in book["明细"][1]]
    cell = book["明细"].cell(2, heads.index("原句") + 1)
    assert cell.value == re.sub("[\x00\x0b\ufffe]", "", text).replace("\r", "\n")


def test_a_text_longer_than_a_cell_says_that_it_is_cut():
    cell = sheets.put(Workbook().active, 1, 1, "长" * 40_000)
    assert len(cell.value) == sheets.MAX_TEXT
    assert cell.value.endswith(sheets.SHORTENED)


NAMES = [
    ("对照表", (), "对照表"),
    ("对照表", ("对照表",), "对照表 2"),
    ("Table", ("TABLE", "table 2"), "Table 3"),
    ("a[b]:c*d?e/f\\g", (), "a_b__c_d_e_f_g"),
    ("'quoted'", (), "quoted"),
    ("", (), "1"),
    ("History", (), "History 2"),
    ("长" * 40, (), "长" * 31),
    ("长" * 40, ("长" * 31,), "长" * 29 + " 2"),
]


@pytest.mark.parametrize(("text", "taken", "name"), NAMES)
def test_names_of_sheets(text, taken, name):
    assert sheets.name(text, taken) == name


def judged(sheet, cell):
    found = (area for area in sheet.conditional_formatting if cell in area.cells)
    return [(rule.operator, rule.formula[0], rule.dxf.fill.bgColor.rgb) for area in found for rule in area.rules]


def test_a_ranking_is_coloured_by_rules_on_its_own_cells():
    answer, view = answered(ranking, *FACTS)
    sheet = load_workbook(BytesIO(made(answer, view)))["对照表"]
    assert all(cell.fill.fill_type is None for row in sheet.iter_rows(min_row=5) for cell in row)
    heads = {cell.value: cell.column_letter for cell in sheet[4]}
    value, nation, standing = (heads[name] for name in ("数值", "同年全国值", "与全国相比"))
    better = f'AND(${standing}5<>"",ISNUMBER(${value}5),${value}5>${nation}5)'
    assert (None, better, "FFD3E3F5") in judged(sheet, f"{value}5")
    assert (None, f'${standing}5="优"', "FFD3E3F5") in judged(sheet, f"{standing}5")


def test_a_lower_value_is_better_where_the_indicator_says_so():
    facts = fact("株洲市", "2023", 2.8, TWO[1]), fact("全国", "2023", 4.5, TWO[1])
    answer, view = answered(ranking, *facts, indicators=TWO[1:])
    formulas = [formula for _, formula, fill in judged(made_sheet(answer, view), "D5") if fill == "FFD3E3F5"]
    assert len(formulas) == 1
    assert "$D5<$" in formulas[0]


def made_sheet(answer, view):
    return load_workbook(BytesIO(made(answer, view)))["对照表"]


def test_a_neutral_indicator_has_no_colours():
    answer, view = answered(ranking, fact("株洲市", "2023", 100, "births"), indicators=("births",))
    assert list(made_sheet(answer, view).conditional_formatting) == []


def test_a_change_is_coloured_by_its_sign():
    answer, view = answered(two_years, *FACTS)
    assert judged(made_sheet(answer, view), "G5")[0] == (None, 'AND($I5<>"",ISNUMBER($G5),$G5>0)', "FFD3E3F5")


def test_a_table_is_coloured_by_the_nation_of_each_column():
    answer, view = answered(comparison, *FACTS, indicators=TWO[:1])
    sheet = made_sheet(answer, view)
    (cell,) = (cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value == 7.71)
    (nation,) = (cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value == 7.23)
    assert ("greaterThan", f"${nation.column_letter}${nation.row}", "FFD3E3F5") in judged(sheet, cell.coordinate)
