import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.waits import click_mark, still, until_address_has

pytestmark = pytest.mark.browser

CHANGE = "/compare?indicators=resident_population&tab=change&from=2024&to=2025"
POINTS = ".js-plotly-plot .scatterlayer .point"
DRAWN = "document.querySelector('.js-plotly-plot').data.map((trace) => [trace.name, trace.y])"


def slopes(page):
    page.wait_for_selector(POINTS)
    page.wait_for_selector(".beside-grid .ag-row")
    still(page)
    return page.evaluate(DRAWN)


def cells(page, column):
    return page.locator(f".beside-grid .ag-center-cols-container [col-id={column}]").all_inner_texts()


def click_point(page, number):
    click_mark(page, POINTS, number)
    page.wait_for_selector(".evidence.open h2")


def test_slopes_and_grid_show_the_same_values(open_page):
    page = open_page(CHANGE)
    drawn = [value for _, values in slopes(page) for value in values if value is not None]
    assert page.locator("#subline").inner_text().endswith("2024 年与 2025 年")
    moved = [text for text in cells(page, "absolute") if not text.startswith("—")]
    assert len(drawn) == 2 * len(moved) > 4
    first = float(cells(page, "first")[0].split()[0].replace(",", ""))
    last = float(cells(page, "last")[0].split()[0].replace(",", ""))
    assert {first, last} <= set(drawn)
    assert float(moved[0].replace(",", "").replace("−", "-")) == pytest.approx(last - first)


def test_a_point_and_a_cell_lead_to_the_same_evidence(open_page):
    page = open_page("/compare?indicators=infant_mortality_rate&tab=change&regions=510000&nation=0")
    slopes(page)
    click_point(page, 1)
    from_point = page.locator(".evidence").inner_text()
    fact = re.search("fact=([0-9a-f]+)", page.url)
    page.keyboard.press("Escape")
    page.wait_for_selector(".evidence.closed", state="attached")
    page.locator(".beside-grid [role=gridcell][col-id=last]").first.click()
    page.wait_for_selector(".evidence.open blockquote")
    assert fact is not None
    assert fact[1] in page.url
    assert page.locator(".evidence").inner_text() == from_point


def test_the_years_that_were_found_are_said_and_can_be_chosen(open_page):
    page = open_page("/compare?indicators=infant_mortality_rate&tab=change&regions=510000")
    slopes(page)
    assert "取最多地区两年都有数值的年份" in page.locator("#subline").inner_text()
    page.click("#since")
    page.get_by_role("option", name="2015").click()
    until_address_has(page, "from=2015")
    page.click("#until")
    page.get_by_role("option", name="2021").click()
    until_address_has(page, "to=2021")
    expect(page.locator("#subline")).to_have_text(re.compile("2015 年与 2021 年$"))


def test_one_year_twice_says_so(open_page):
    page = open_page("/compare?indicators=infant_mortality_rate&tab=change&from=2020&to=2020")
    page.wait_for_selector(".body .state")
    expect(page.locator("#finding")).to_contain_text("没有变化可比")


def test_switching_the_language_keeps_the_two_years(open_page, shoot):
    page = open_page(CHANGE)
    before = [value for _, values in slopes(page) for value in values]
    page.click("#language-switch")
    page.wait_for_selector("text=Health Indicator Dashboard")
    after = [value for _, values in slopes(page) for value in values]
    assert after == before
    expect(page.locator("#subline")).to_contain_text("2024 and 2025")
    expect(page.locator("#panel")).to_contain_text("The two years compared")
    shoot(page, "change-en-1440")


def test_the_grid_answers_to_the_keyboard(open_page):
    page = open_page(CHANGE)
    slopes(page)
    page.locator(".beside-grid .ag-center-cols-container [col-id=first].fact").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence.open h2").first).to_contain_text(cells(page, "last")[0].split()[0])


def test_the_workbook_holds_the_change(open_page):
    page = open_page(CHANGE)
    slopes(page)
    with page.expect_download() as waiting:
        page.click("#export")
        page.click("#export-excel")
    book = load_workbook(BytesIO(waiting.value.path().read_bytes()))
    shown = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=5)]
    names = page.locator(".beside-grid .ag-pinned-left-cols-container [col-id=region]").all_inner_texts()
    assert [row[0] for row in shown[: len(names)]] == names


def test_where_room_is_narrow_the_grid_stands_below(open_page, shoot):
    page = open_page(CHANGE, 1280, 800)
    slopes(page)
    page.locator(".beside-grid [role=gridcell][col-id=last].fact").first.click()
    page.wait_for_selector(".evidence.open blockquote")
    chart, grid = (page.locator(part).bounding_box() for part in (".beside > .chart", ".beside-grid"))
    assert grid["y"] >= chart["y"] + chart["height"]
    shoot(page, "change-narrow-1280")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
def test_pictures(open_page, shoot, width, height, scheme):
    page = open_page("/compare?indicators=life_expectancy&tab=change", width, height, scheme)
    slopes(page)
    shoot(page, f"change-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
