import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.waits import until_address_has

pytestmark = pytest.mark.browser

LIFE = "/compare?indicators=life_expectancy&year=2020"
BARS = ".js-plotly-plot .barlayer .point"
OPTIONS = "[role=option]:visible"


def ready(page):
    page.wait_for_selector(BARS)
    return page


def typed(page, picker, text):
    page.focus(picker)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.wait_for_selector("[role=option][data-combobox-selected]:visible")
    return page.locator(OPTIONS).all_inner_texts()


def test_whole_and_first_matches_come_before_others(open_page):
    page = ready(open_page(LIFE))
    assert typed(page, "#regions", "cs")[0].startswith("长沙市")
    assert typed(page, "#regions", "苏州")[0].startswith("苏州市")
    assert [text.split()[0] for text in typed(page, "#indicator", "yeswl")] == ["婴儿死亡率"]
    assert typed(page, "#indicator", "chanqian")[0].startswith("产前筛查率")


def test_regions_are_picked_by_keyboard_alone(open_page):
    page = ready(open_page(LIFE))
    for text, code in (("nanj", "320100"), ("suz", "320100,320500")):
        typed(page, "#regions", text)
        page.keyboard.press("Enter")
        until_address_has(page, f"regions={code}")
    page.keyboard.press("Escape")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "peers-near"
    page.keyboard.press("Enter")
    expect(page.locator("#picked")).to_contain_text("与南京市最接近的 5 个城市")


def test_the_quick_ways_can_be_taken_back(open_page, shoot):
    page = ready(open_page(LIFE + "&regions=320100"))
    expect(page.locator(BARS)).to_have_count(1)
    page.click("#peers-near")
    expect(page.locator(BARS)).to_have_count(6)
    expect(page.locator("#picked")).to_contain_text("2020 年")
    shoot(page, "picking-near-1440")
    page.click("#peers-province")
    expect(page.locator("#picked")).to_contain_text("江苏省")
    expect(page.locator(BARS)).to_have_count(13)
    page.go_back()
    expect(page.locator(BARS)).to_have_count(6)
    page.go_back()
    expect(page.locator(BARS)).to_have_count(1)
    expect(page.locator("#picked")).to_be_empty()
    page.click("#peers-clear")
    page.wait_for_url(lambda url: "regions=" not in url)


def test_a_peer_rule_without_a_region_says_what_to_do(open_page):
    page = ready(open_page(LIFE))
    page.click("#peers-level")
    expect(page.locator("#picked")).to_contain_text("请先选一个地区")
    assert "regions=" not in page.url


def test_a_province_or_a_level_is_picked_as_a_whole(open_page):
    page = ready(open_page(LIFE))
    typed(page, "#peers-group", "js")
    page.keyboard.press("Enter")
    until_address_has(page, "regions=320100,")
    assert set(re.findall(r"\d{6}", unquote(page.url))) > {"320500"}
    expect(page.locator("#peers-group")).to_have_value("")


def test_enter_picks_what_is_marked_however_fast_one_types(open_page):
    page = ready(open_page(LIFE))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.focus("#peers-group")
    page.keyboard.type("js")
    page.wait_for_selector("[role=option][data-combobox-selected]:visible")
    page.keyboard.press("Enter")
    until_address_has(page, "regions=320100,")


def test_coverage_is_shown_for_the_chosen_regions_before_choosing(open_page):
    page = ready(open_page(LIFE + "&regions=320100,320500"))
    expect(page.locator(BARS)).to_have_count(2)
    page.click("#indicator")
    assert "2/2 地区" in page.locator(OPTIONS, has_text="人均预期寿命").first.inner_text()
    page.keyboard.press("Escape")
    page.click("#year")
    assert re.search(r"2020\s+2/2 地区", page.locator(OPTIONS, has_text="2020").inner_text())


def test_the_slider_moves_the_year_and_follows_it(open_page):
    page = ready(open_page(LIFE))
    thumb = page.locator("#year-slider [role=slider]")
    expect(thumb).to_have_attribute("aria-valuenow", "2020")
    thumb.focus()
    page.keyboard.press("ArrowLeft")
    until_address_has(page, "year=2019")
    expect(page.locator("#year")).to_have_value("2019")
    page.go_back()
    expect(thumb).to_have_attribute("aria-valuenow", "2020")
