import pytest
from playwright.sync_api import expect

from tests.browser.waits import eventually, still, until_address_has

pytestmark = pytest.mark.browser

PROFILE = "/compare?tab=profile&focus=510100"


def ready(page):
    page.wait_for_selector(".profile tbody tr")
    return page


def row(page, name):
    return page.locator(".profile tbody tr").filter(has=page.locator("th", has_text=name))


def middle(page, selector, name="每千人口医疗卫生机构床位数"):
    box = row(page, name).locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2


def test_the_spine_is_drawn_by_the_data(open_page, shoot):
    page = ready(open_page(PROFILE))
    expect(page.locator("#finding")).to_contain_text("成都市有数值的")
    texts = row(page, "每千人口医疗卫生机构床位数").locator("td").all_inner_texts()
    assert texts[0].startswith("7.95")
    assert (texts[1], texts[2], texts[5]) == ("2025", "7.18", "4/14")
    left, centre, right = middle(page, ".end"), middle(page, ".centre"), middle(page, ".dot")
    assert left < centre < right
    shoot(page, "profile-chengdu-1440")


def test_every_mark_of_a_row_leads_to_evidence(open_page):
    page = ready(open_page(PROFILE))
    line = row(page, "每千人口医疗卫生机构床位数")
    for selector, region in ((".dot", "成都市"), (".end >> nth=0", "深圳市"), ("td:nth-child(4) button", "全国")):
        line.locator(selector).click()
        expect(page.locator(".evidence.open .head")).to_contain_text(region)


def test_the_keyboard_reaches_the_evidence(open_page):
    page = ready(open_page(PROFILE))
    row(page, "每千人口医疗卫生机构床位数").locator(".to-fact").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".evidence.open .head")).to_contain_text("成都市")
    page.keyboard.press("Escape")
    page.wait_for_selector(".evidence.closed", state="attached")


def test_another_region_and_order_go_into_the_address(open_page):
    page = ready(open_page(PROFILE))
    assert page.locator(".profile tr.group").count() > 1
    page.click("#focus")
    page.fill("#focus", "dalian")
    page.get_by_role("option", name="大连市").first.click()
    until_address_has(page, "focus=210200")
    expect(page.locator("#finding")).to_contain_text("大连市")
    page.get_by_text("短板在前", exact=True).click()
    until_address_has(page, "sort=standing")
    expect(page.locator(".profile tr.group")).to_have_count(0)
    assert "worse" in page.locator(".profile tbody td").first.get_attribute("class")
    page.go_back()
    expect(page.locator(".profile tr.group").first).to_be_visible()


def test_the_header_stays_while_rows_scroll(open_page):
    page = ready(open_page(PROFILE))
    head = page.locator(".profile thead th").first
    before = head.bounding_box()["y"]
    page.locator(".chart-profile .plot").evaluate("element => element.scrollTo(0, 400)")
    eventually(page, "() => document.querySelector('.chart-profile .plot').scrollTop > 0")
    still(page)
    assert abs(head.bounding_box()["y"] - before) <= 1


def test_the_language_switch_keeps_the_profile(open_page, shoot):
    page = ready(open_page(PROFILE))
    page.click("#language-switch")
    expect(page.locator("#finding")).to_contain_text("Chengdu has values")
    assert "focus=510100" in page.url
    shoot(page, "profile-en-1440")


def test_a_region_unknown_to_the_catalogue_is_reported(open_page):
    page = ready(open_page("/compare?tab=profile&focus=999999"))
    assert "999999" in page.locator(".notice").inner_text()


def test_a_region_without_values_says_so(open_page):
    page = open_page("/compare?tab=profile&focus=540000")
    page.wait_for_selector(".body .state")
    expect(page.locator("#finding")).to_contain_text("西藏自治区在所选指标和年份中没有数值")
