import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.waits import until_address_has

pytestmark = pytest.mark.browser

CITIES = "regions=210200,370200,440300,510100"
MATRIX = f"/compare?tab=matrix&category=all&{CITIES}"
BEDS = '.ag-row[row-id="beds_per_1000"]'


def ready(page):
    page.wait_for_selector(".matrix-grid .ag-cell.fact")
    return page


def cell(page, region, row=BEDS):
    return page.locator(f'{row} [col-id="{region}"]')


def test_the_matrix_shows_values_with_their_standing(open_page, shoot):
    page = ready(open_page(MATRIX, 1920, 1080))
    expect(page.locator("#finding")).to_contain_text("可与同年全国对照")
    expect(page.locator("#subline")).to_contain_text("最全的 24 个指标")
    heads = page.locator(".ag-header-cell-text").all_inner_texts()
    assert [name for name in heads if name.endswith("市")] == ["大连市", "青岛市", "深圳市", "成都市"]
    assert re.match(r"7\.95", cell(page, "510100").inner_text())
    assert "better" in cell(page, "510100").get_attribute("class")
    sign = "element => getComputedStyle(element, '::before').content"
    assert cell(page, "510100").evaluate(sign) == '"▲"'
    shoot(page, "matrix-cities-1920")


def test_a_cell_leads_to_its_evidence_by_click_and_by_keyboard(open_page):
    page = ready(open_page(MATRIX))
    cell(page, "210200").click()
    page.wait_for_selector(".evidence.open blockquote")
    assert "大连市" in page.locator(".evidence .head").inner_text()
    first = page.url
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "fact=" in url and url != first)
    expect(page.locator(".evidence .head")).to_contain_text("青岛市")


def test_a_header_sorts_by_the_standing_of_a_region(open_page):
    page = ready(open_page(MATRIX, 1920, 1080))
    page.locator('.ag-header-cell[col-id="510100"] .ag-header-cell-label').click()
    compared = page.locator('.ag-row[row-index="0"] [col-id="510100"]')
    expect(compared).to_contain_class("better")


def test_rows_and_category_are_in_the_address(open_page):
    page = ready(open_page(MATRIX))
    page.get_by_text("地区为行", exact=True).click()
    until_address_has(page, "rows=regions")
    page.wait_for_selector('.ag-row[row-id="510100"]')
    assert page.locator(".ag-floating-top .ag-cell").first.inner_text() == "全国"
    page.click("#category")
    page.fill("#category", "卫生资源")
    page.get_by_role("option", name=re.compile("^卫生资源")).click()
    until_address_has(page, "category=卫生资源")
    expect(page.locator("#subline")).to_contain_text("卫生资源")
    again = ready(open_page(page.url))
    assert again.locator("#finding").inner_text() == page.locator("#finding").inner_text()


def test_without_the_nation_nothing_is_coloured(open_page):
    page = ready(open_page(MATRIX + "&nation=0"))
    assert page.locator(".ag-cell.better, .ag-cell.worse").count() == 0
    expect(page.locator("#finding")).to_contain_text("没有可对照的同年全国值")


def test_the_language_switch_keeps_the_matrix(open_page):
    page = ready(open_page(MATRIX))
    page.click("#language-switch")
    expect(page.locator("#subline")).to_contain_text("best covered indicators")
    ready(page)
    assert "Chengdu" in page.locator(".ag-header").inner_text() or page.locator('[col-id="510100"]').count()


def test_the_workbook_holds_the_matrix(open_page):
    page = ready(open_page(MATRIX))
    with page.expect_download() as waiting:
        page.click("#export")
        page.click("#export-excel")
    book = load_workbook(BytesIO(waiting.value.path().read_bytes()))
    rows = [[value.value for value in row] for row in book.worksheets[0].iter_rows(min_row=4)]
    assert rows[0][6:] == ["大连市", "青岛市", "深圳市", "成都市"]
    assert next(row for row in rows if row[1] == "每千人口医疗卫生机构床位数")[9] == 7.95
    quotes = [row[15].value for row in book["明细"].iter_rows(min_row=2)]
    assert all(quotes)
