import pytest
from playwright.sync_api import expect

from tests.browser.waits import still, until_address_has

pytestmark = pytest.mark.browser


def opened(page):
    page.wait_for_selector(".matrix")
    return page


def test_a_cell_opens_the_region_in_its_year(open_page):
    page = opened(open_page("/"))
    link = page.locator(".matrix td a").first
    title = link.get_attribute("title")
    link.click()
    page.wait_for_selector(".profile tbody tr")
    assert "focus=" in page.url
    assert title[:3] in page.locator("#finding").inner_text()


def test_a_category_changes_the_matrix_and_can_be_taken_back(open_page):
    page = opened(open_page("/"))
    whole = page.locator(".matrix td a").count()
    page.get_by_role("link", name="健康水平", exact=True).click()
    until_address_has(page, "category=健康水平")
    expect(page.locator(".categories .here")).to_have_text("健康水平")
    assert 0 < page.locator(".matrix td a").count() < whole
    still(page)
    page.go_back()
    expect(page.locator(".categories .here")).to_have_text("全部")
    expect(page.locator(".matrix td a")).to_have_count(whole)


def test_five_comparisons_are_ready_to_open(open_page):
    page = opened(open_page("/"))
    links = page.locator(".ready a")
    assert links.count() == 5
    for number in range(5):
        links.nth(number).click()
        page.wait_for_selector("#finding:not(:empty)")
        assert "没有可比数值" not in page.locator("#finding").inner_text()
        page.go_back()
        page.wait_for_selector(".matrix")


def test_doubts_lead_to_the_quality_screen(open_page):
    page = opened(open_page("/"))
    page.get_by_role("link", name="到数据质量逐条核对").click()
    page.wait_for_url("**/quality")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_matrix_scrolls_inside_and_nothing_is_too_wide(open_page, shoot, width, height, scheme, lang):
    page = opened(open_page("/?lang=en" if lang == "en" else "/", width, height, scheme))
    shoot(page, f"overview-{lang}-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.locator(".matrix-frame").bounding_box()
    assert frame["y"] + frame["height"] <= height
