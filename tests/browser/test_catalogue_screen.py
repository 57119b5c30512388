import re

import pytest
from playwright.sync_api import expect

from etl.model import catalogue
from tests.browser.waits import click_mark, until_address_has

pytestmark = pytest.mark.browser

ROWS = ".ag-center-cols-container .ag-row"
PAGE = "/catalogue?indicator=infant_mortality_rate"
POINTS = ".js-plotly-plot .points path"
EVERY = f"{len(catalogue.load().indicators)} 个指标"


def names(page):
    return page.locator(f"{ROWS} [col-id=indicator]").all_inner_texts()


def open_list(open_page, query="", **more):
    page = open_page(f"/catalogue{query}", **more)
    page.wait_for_selector(ROWS)
    return page


@pytest.mark.parametrize("typed", ["婴儿死亡", "yingersiwang", "yeswl", "infant mortality"])
def test_an_indicator_is_found_as_one_types(open_page, typed):
    page = open_list(open_page)
    page.locator("#list-search").fill(typed)
    expect(page.locator("#list-body .dim")).not_to_have_text(EVERY)
    expect(page.locator(f"{ROWS} [col-id=indicator]", has_text=re.compile("^婴儿死亡率$"))).to_be_visible()
    assert len(names(page)) < 10


def test_category_and_data_narrow_the_list(open_page):
    page = open_list(open_page)
    page.locator(".chip", has_text="健康水平").click()
    until_address_has(page, "category=健康水平")
    expect(page.locator("#list-body .dim")).to_have_text("13 个指标")
    page.locator(".chip", has_text="暂无数据").click()
    until_address_has(page, "data=without")
    expect(page.locator(f"{ROWS} [col-id=indicator]", has_text="健康预期寿命")).to_be_visible()
    expect(page.locator(f"{ROWS} [col-id=indicator]", has_text=re.compile("^人均预期寿命$"))).to_have_count(0)
    page.go_back()
    page.go_back()
    expect(page.locator("#list-body .dim")).to_have_text(EVERY)


def test_a_row_opens_the_page_and_back_returns_to_the_list(open_page):
    page = open_list(open_page, "?q=婴儿死亡率")
    page.locator(f"{ROWS} [col-id=unit]").first.click()
    until_address_has(page, "indicator=infant_mortality_rate")
    expect(page.locator("h1")).to_contain_text("婴儿死亡率")
    expect(page.locator("#list-search")).to_be_hidden()
    page.go_back()
    page.wait_for_selector(ROWS)
    assert page.locator("#list-search").input_value() == "婴儿死亡率"


def test_the_chart_shows_what_the_table_says_and_leads_to_the_evidence(open_page):
    page = open_page(PAGE)
    page.wait_for_selector(POINTS)
    rows = page.locator(".table-frame tbody tr").count()
    assert page.locator(POINTS).count() == rows
    click_mark(page, POINTS, 3)
    until_address_has(page, "/evidence?fact=")


def test_a_value_of_the_table_leads_to_its_fact(open_page):
    page = open_page(PAGE)
    link = page.locator(".ranked a").first
    href = link.get_attribute("href")
    link.click()
    until_address_has(page, href)


def test_the_page_leads_into_compare(open_page):
    page = open_page(PAGE)
    page.get_by_role("link", name="趋势").click()
    until_address_has(page, "tab=trend")
    expect(page.locator("#subline")).to_contain_text("婴儿死亡率")
    page.go_back()
    page.locator(".years a").last.click()
    until_address_has(page, "/compare?indicators=infant_mortality_rate&year=2025")


def test_light_and_dark_draw_the_chart_anew(open_page):
    page = open_page(PAGE)
    page.wait_for_selector(POINTS)
    line = page.locator(".js-plotly-plot .js-line").first
    before = line.evaluate("node => getComputedStyle(node).stroke")
    page.click("#scheme-switch")
    page.wait_for_function(
        "before => getComputedStyle(document.querySelector('.js-plotly-plot .js-line')).stroke !== before", arg=before
    )


def test_english_stays_on_the_page(open_page):
    page = open_page(PAGE)
    page.click("#language-switch")
    expect(page.locator("h1")).to_contain_text("Infant mortality rate")
    page.wait_for_selector(POINTS)
    page.get_by_role("link", name="All indicators").click()
    page.wait_for_selector(ROWS)
    assert "lang=en" in page.url


def test_an_unknown_indicator_is_reported(open_page):
    page = open_page("/catalogue?indicator=nonsense")
    expect(page.locator(".state h2")).to_have_text("没有这个指标")
    page.locator(".state a").click()
    page.wait_for_selector(ROWS)
