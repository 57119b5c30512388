import re
from io import BytesIO
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.waits import click_mark, still

pytestmark = pytest.mark.browser

RELATION = "/compare?indicators=beds_per_1000,physicians_per_1000&tab=relation"
TRENDS = "/compare?indicators=life_expectancy,infant_mortality_rate,maternal_mortality_ratio&tab=trend"
PAIRS = "(({x, y}) => x.map((value, at) => [value, y[at]]))(document.querySelector('.js-plotly-plot').data[0])"
POINTS = ".js-plotly-plot .scatterlayer .point"


def drawn(page):
    page.wait_for_selector(POINTS, state="attached")
    page.wait_for_selector(".beside-grid .ag-row")
    still(page)
    return page.evaluate(PAIRS)


def numbers(page, column):
    texts = page.locator(f".beside-grid .ag-center-cols-container [col-id={column}]").all_inner_texts()
    return [float(re.match(r"[\d.,]+", text)[0].replace(",", "")) for text in texts]


def test_points_and_grid_show_the_same_pairs(open_page):
    page = open_page(RELATION)
    points = drawn(page)
    assert len(points) > 5
    assert points == [list(pair) for pair in zip(numbers(page, "x"), numbers(page, "y"), strict=True)]
    assert re.search(r"n\s=\s\d+", page.locator("#finding").inner_text())
    assert "相关不等于因果" in page.locator("#footer").inner_text()


def test_both_values_of_a_region_lead_to_their_evidence(open_page):
    page = open_page(RELATION)
    drawn(page)
    click_mark(page, POINTS)
    page.wait_for_selector(".evidence.open h2")
    of_point = page.locator(".evidence h2").first.inner_text()
    assert page.locator(".beside-grid [col-id=y].fact").first.is_visible()
    page.locator(".beside-grid .ag-center-cols-container [col-id=x].fact").first.click()
    expect(page.locator(".evidence h2").first).not_to_have_text(of_point)
    expect(page.locator(".evidence")).to_contain_text("床位")


def test_one_indicator_offers_a_second_with_one_click(open_page, shoot):
    page = open_page("/compare?indicators=beds_per_1000&tab=relation")
    page.wait_for_selector(".invite a")
    shoot(page, "relation-invite-1440")
    page.locator(".invite a").first.click()
    page.wait_for_url(lambda url: re.search("indicators=beds_per_1000,[a-z]", unquote(url)))
    assert len(drawn(page)) > 1
    assert page.locator("#also").locator("xpath=ancestor::*[contains(@class, 'MultiSelect')]").first.is_visible()


def test_the_language_is_switched_in_place(open_page, shoot):
    page = open_page(RELATION)
    before = drawn(page)
    page.click("#language-switch")
    page.wait_for_selector("text=Health Indicator Dashboard")
    assert drawn(page) == before
    expect(page.locator("#footer")).to_contain_text("Correlation is not causation")
    shoot(page, "relation-en-1440")


def test_the_workbook_has_a_native_scatter(open_page):
    page = open_page(RELATION)
    points = drawn(page)
    with page.expect_download() as waiting:
        page.click("#export")
        page.click("#export-excel")
    book = load_workbook(BytesIO(waiting.value.path().read_bytes()))
    assert book.sheetnames == ["对照表", "图表", "明细", "说明"]
    shown = [[row[3].value, row[5].value] for row in book["对照表"].iter_rows(min_row=5, max_row=4 + len(points))]
    assert shown == points


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
def test_pictures(open_page, shoot, width, height, scheme):
    page = open_page(RELATION, width, height, scheme)
    drawn(page)
    shoot(page, f"relation-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_several_indicators_have_a_panel_each(open_page, shoot):
    page = open_page(TRENDS)
    page.wait_for_selector(POINTS, state="attached")
    axes = page.evaluate("[...new Set(document.querySelector('.js-plotly-plot').data.map((trace) => trace.xaxis))]")
    assert axes == ["x", "x2", "x3"]
    shoot(page, "trends-1440")
    page.get_by_role("tab", name="变化").click()
    page.wait_for_selector(".beside-grid .ag-row")
    page.go_back()
    page.wait_for_selector(".chart-trend .xy3, .chart-trend .x3y3", state="attached")


def test_a_point_of_a_panel_leads_to_its_evidence(open_page):
    page = open_page(TRENDS + "&regions=310000&nation=0")
    page.wait_for_selector(POINTS)
    click_mark(page, ".js-plotly-plot .x2y2 .point")
    page.wait_for_selector(".evidence.open h2")
    expect(page.locator(".evidence")).to_contain_text("婴儿死亡率")
