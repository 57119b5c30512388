import pytest
from playwright.sync_api import expect

from tests.browser.waits import still

pytestmark = pytest.mark.browser

LIFE = "/compare?indicators=life_expectancy&regions=320100,320500,320600&year=2020"
RING = ".walk-ring"


def focused(page, drawn):
    page.wait_for_selector(drawn, state="attached")
    still(page)
    page.focus(".plot")
    return page


def said(page):
    return page.locator(".walk-said").text_content()


def test_the_bars_are_walked_and_lead_to_their_evidence(open_page, shoot):
    page = focused(open_page(LIFE), ".barlayer .point")
    page.keyboard.press("ArrowDown")
    expect(page.locator(RING)).to_be_visible()
    assert said(page).startswith("苏州市 2020，80.29 岁")
    page.keyboard.press("ArrowDown")
    assert said(page).startswith("南京市 2020，80.15 岁")
    assert page.locator(".hoverlayer .hovertext").count() == 1
    shoot(page, "walk-rank-1440")
    page.keyboard.press("Enter")
    page.wait_for_selector(".evidence.open")
    expect(page.locator(".evidence")).to_contain_text("80.15")


def test_the_points_of_a_line_are_walked_along_and_across(open_page):
    page = focused(open_page(LIFE + "&tab=trend"), ".scatterlayer .point")
    page.keyboard.press("Home")
    first = said(page)
    page.keyboard.press("ArrowRight")
    assert said(page) != first
    assert said(page).split()[0] == first.split()[0]
    page.keyboard.press("ArrowLeft")
    assert said(page) == first
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".evidence.open")


def test_leaving_the_chart_leaves_no_ring(open_page):
    page = focused(open_page(LIFE), ".barlayer .point")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(RING)).to_have_count(0)


@pytest.mark.parametrize("tab", ["rank", "trend", "change"])
def test_a_chart_has_its_finding_as_text_and_its_data_as_a_table(open_page, tab):
    page = open_page(f"/compare?indicators=life_expectancy&regions=320100,320500,320600&tab={tab}")
    page.wait_for_selector("[role=figure]")
    finding = page.locator("#finding").inner_text()
    assert finding in page.get_by_role("figure").get_attribute("aria-label")
    page.get_by_role("button", name="数据").click()
    page.wait_for_selector(".ag-row")
    assert page.get_by_role("grid").count() + page.get_by_role("treegrid").count() == 1
    expect(page.get_by_role("columnheader", name="地区")).to_have_count(1)
