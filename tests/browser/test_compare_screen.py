import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.waits import click_mark, still, until_address_has

pytestmark = pytest.mark.browser

RANKING = "/compare?indicators=infant_mortality_rate"
BARS = ".js-plotly-plot .barlayer .point"


def bars(page):
    page.wait_for_selector(BARS)
    return page.locator(BARS).count()


def click_bar(page, number):
    click_mark(page, BARS, number, across=30)


def test_choosing_an_indicator_and_cities_changes_the_chart(open_page):
    page = open_page("/compare")
    bars(page)
    page.click("#indicator")
    page.fill("#indicator", "婴儿")
    page.get_by_role("option", name=re.compile("^婴儿死亡率")).click()
    until_address_has(page, "indicators=infant_mortality_rate")
    expect(page.locator("#subline")).to_contain_text("婴儿死亡率")
    for typed, name in (("xt", "湘潭市"), ("cd", "成都市")):
        page.click("#regions")
        page.keyboard.type(typed)
        page.get_by_role("option", name=re.compile(name)).first.click()
        page.keyboard.press("Escape")
    until_address_has(page, "regions=430300,510100")
    expect(page.locator(BARS)).to_have_count(2)
    assert {label.split()[-1] for label in page.locator(".ytick text").all_text_contents()} == {"湘潭市", "成都市"}


def test_a_bar_leads_to_its_sentence(open_page, shoot):
    page = open_page("/compare?indicators=infant_mortality_rate&regions=430300")
    bars(page)
    click_bar(page, 0)
    page.wait_for_selector(".evidence.open blockquote mark")
    assert page.locator(".evidence blockquote mark").text_content().startswith("2.81")
    assert page.locator(BARS).first.is_visible()
    shoot(page, "evidence-1440")
    page.keyboard.press("Escape")
    page.wait_for_selector(".evidence.closed", state="attached")
    assert "fact=" not in page.url


def test_a_link_to_a_fact_opens_its_evidence(open_page):
    first = open_page(RANKING)
    bars(first)
    click_bar(first, 0)
    first.wait_for_selector(".evidence.open blockquote")
    again = open_page(first.url)
    again.wait_for_selector(".evidence.open blockquote")
    assert again.locator(".evidence").inner_text() == first.locator(".evidence").inner_text()


def test_the_workbook_holds_what_the_screen_shows(open_page):
    page = open_page(RANKING)
    count = bars(page)
    with page.expect_download() as waiting:
        page.click("#export")
        page.click("#export-excel")
    content = waiting.value.path().read_bytes()
    book = load_workbook(BytesIO(content))
    assert waiting.value.suggested_filename.endswith(".xlsx")
    shown = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    regions = page.locator(".ytick text").all_text_contents()
    names = [label.split()[-1] for label in regions]
    assert len(names) == count
    assert all(any(name in row for row in shown) for name in names)


def test_tabs_share_one_selection(open_page):
    page = open_page(RANKING + "&regions=430300,110000")
    bars(page)
    page.get_by_role("tab", name="趋势").click()
    page.wait_for_selector(".scatterlayer .trace")
    page.get_by_role("tab", name="表格").click()
    page.wait_for_selector(".ag-row")
    until_address_has(page, "tab=table")
    assert set(page.locator(".ag-pinned-left-cols-container .ag-cell").all_inner_texts()) >= {"北京市", "湘潭市"}
    page.locator(".ag-cell.fact").first.click()
    page.wait_for_selector(".evidence.open blockquote")


def test_back_and_forward_walk_through_the_selections(open_page):
    page = open_page(RANKING)
    bars(page)
    page.get_by_role("tab", name="趋势").click()
    page.wait_for_selector(".scatterlayer .trace")
    page.go_back()
    bars(page)
    assert page.get_by_role("tab", name="排名").get_attribute("aria-selected") == "true"
    page.go_forward()
    page.wait_for_selector(".chart-trend .scatterlayer .trace")
    assert page.get_by_role("tab", name="趋势").get_attribute("aria-selected") == "true"


def test_a_pasted_link_reopens_the_same_screen(open_page):
    first = open_page(RANKING)
    bars(first)
    first.get_by_text("最全", exact=True).click()
    until_address_has(first, "year=best")
    first.get_by_text("分组", exact=True).click()
    until_address_has(first, "subgroups=1")
    expect(first.locator("#subline")).to_contain_text("最全")
    still(first)
    second = open_page(first.url)
    bars(second)
    still(second)
    for part in ("#finding", "#subline", "#footer", ".ytick >> nth=0", "#panel"):
        assert second.locator(part).first.text_content() == first.locator(part).first.text_content()
    assert second.get_by_label("分组").is_checked()
    assert second.url == first.url


def test_an_english_screen_stays_english(open_page, shoot):
    page = open_page(RANKING)
    bars(page)
    page.click("#language-switch")
    page.wait_for_selector("text=Health Indicator Dashboard")
    bars(page)
    page.get_by_role("link", name="Overview").click()
    page.wait_for_selector("text=The data at a glance")
    shoot(page, "overview-en-1440")


def test_bad_settings_in_a_link_are_reported(open_page):
    page = open_page("/compare?year=soon&indicators=nonsense")
    bars(page)
    assert "nonsense" in page.locator(".notice").inner_text()


def test_the_keyboard_alone_changes_the_tab(open_page):
    page = open_page(RANKING)
    bars(page)
    page.get_by_role("tab", name="排名").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    until_address_has(page, "tab=trend")


def test_the_chart_says_chinese_on_its_tools(open_page):
    page = open_page(RANKING)
    bars(page)
    assert page.locator(".modebar-btn").first.get_attribute("data-title") == "下载图片（PNG）"
