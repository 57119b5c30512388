import re

import pytest
from playwright.sync_api import expect

from tests.browser.waits import until_address_has

pytestmark = pytest.mark.browser

ROWS = ".ag-center-cols-container .ag-row"


def open_list(open_page, query="", **more):
    page = open_page(f"/quality{query}", **more)
    page.wait_for_selector(ROWS)
    return page


def test_the_counts_lead_to_their_lists(open_page):
    page = open_list(open_page)
    tile = page.locator(".tile", has_text="口径或单位混用")
    count = int(re.search(r"\d+", tile.inner_text()).group())
    tile.click()
    until_address_has(page, "kind=mixed")
    expect(page.locator("h2")).to_have_text("口径或单位混用")
    page.wait_for_selector(ROWS)
    names = page.locator(f"{ROWS} [col-id=indicator]").all_inner_texts()
    assert len(set(names)) <= count
    page.go_back()
    expect(page.locator(".tile.here")).to_contain_text("存疑标记")


def test_a_flag_says_what_it_means_and_narrows_the_list(open_page):
    page = open_list(open_page, "?kind=flagged")
    chip = page.locator(".chip", has_text="未见原始公开页")
    count = chip.locator(".dim").inner_text()
    chip.click()
    until_address_has(page, "flag=source_unseen")
    expect(page.locator(".meaning")).to_contain_text("引用前请核对原件")
    expect(page.locator("#list-body .dim")).to_have_text(f"{count} 行")


def test_a_search_goes_into_the_address_and_back_undoes_it(open_page):
    page = open_list(open_page, "?kind=flagged")
    before = page.locator("#list-body .dim").inner_text()
    page.locator("#list-search").fill("dalian 病床使用率")
    until_address_has(page, "q=dalian")
    expect(page.locator("#list-body .dim")).not_to_have_text(before)
    expect(page.locator(f"{ROWS} [col-id=region]").first).to_have_text("大连市")
    assert set(page.locator(f"{ROWS} [col-id=indicator]").all_inner_texts()) == {"病床使用率"}
    page.reload()
    page.wait_for_selector(ROWS)
    assert page.locator("#list-search").input_value() == "dalian 病床使用率"
    assert set(page.locator(f"{ROWS} [col-id=indicator]").all_inner_texts()) == {"病床使用率"}


def test_a_search_without_result_says_so_and_can_be_mended(open_page):
    page = open_list(open_page, "?kind=flagged")
    page.locator("#list-search").fill("没有这个")
    expect(page.locator("#list-body .state h2")).to_have_text("没有符合“没有这个”的条目")
    page.locator("#list-search").fill("")
    page.wait_for_selector(ROWS)


def test_good_news_reads_as_such(open_page):
    page = open_page("/quality?kind=conflict")
    expect(page.locator("#list-body .state h2")).to_have_text("没有数值矛盾")


def test_a_row_leads_to_its_evidence(open_page):
    page = open_list(open_page, "?kind=flagged")
    row = page.locator(ROWS).first
    fact = row.locator("a").get_attribute("href")
    assert re.fullmatch(r"/evidence\?fact=[0-9a-f]{12}", fact)
    row.locator("[col-id=region]").click()
    until_address_has(page, fact)


def test_the_keyboard_opens_a_row(open_page):
    page = open_list(open_page, "?kind=flagged")
    page.locator(f"{ROWS} [col-id=value]").first.click(modifiers=["Shift"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until_address_has(page, "/evidence?fact=")


def test_the_download_is_the_list(open_page):
    page = open_list(open_page, "?kind=flagged&flag=year_inherited")
    with page.expect_download() as waiting:
        page.click("#list-download")
    content = waiting.value.path().read_bytes()
    lines = content.decode("utf-8-sig").strip().split("\r\n")
    assert content.startswith(b"\xef\xbb\xbf")
    assert waiting.value.suggested_filename == "存疑标记.csv"
    assert f"{len(lines) - 1} 行" == page.locator("#list-body .dim").inner_text()


def test_english_keeps_the_list(open_page):
    page = open_list(open_page, "?kind=mixed")
    page.click("#language-switch")
    expect(page.locator("h2")).to_have_text("Mixed bases or units")
    page.wait_for_selector(ROWS)
    assert "kind=mixed" in page.url
    assert "lang=en" in page.locator(f"{ROWS} a").first.get_attribute("href")
