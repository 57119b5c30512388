import pytest
from playwright.sync_api import expect

from tests.browser.screens import POINTS
from tests.browser.waits import eventually, still

pytestmark = pytest.mark.browser
MANY = "/compare?indicators=life_expectancy"


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (820, 1180)])
def test_on_a_tablet_the_selection_opens_over_the_chart(open_page, shoot, width, height):
    page = open_page(MANY, width, height)
    page.wait_for_selector(POINTS)
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#panel-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel-close")).to_be_focused()
    shoot(page, f"selection-{width}")
    page.get_by_text("末位在前").click()
    page.wait_for_url("**order=last**")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#panel-open")).to_be_focused()


def test_caveats_beyond_two_lines_open_on_demand(open_page):
    page = open_page(MANY, 1280, 800)
    page.wait_for_selector(POINTS)
    fold, caveats = page.locator("#footer-fold"), page.locator("#footer .caveats")
    expect(fold).to_be_visible()
    folded = caveats.bounding_box()["height"]
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    assert caveats.bounding_box()["height"] > folded
    assert caveats.evaluate("list => list.scrollHeight <= list.clientHeight + 1")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1280, 1440])
def test_tabs_stand_in_one_row_beside_the_evidence(open_page, width, language):
    page = open_page(f"{MANY}&fact=000000000000&lang={language}", width, 800)
    page.wait_for_selector(POINTS)
    expect(page.locator(".evidence.open")).to_be_visible()
    tops = page.locator(".bar [role=tab]").evaluate_all("tabs => tabs.map(tab => tab.offsetTop)")
    assert len(tops) == 7
    assert len(set(tops)) == 1
    bar = page.locator(".bar")
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")


def test_pointing_at_a_label_lifts_its_line(open_page):
    page = open_page(f"{MANY}&tab=trend&regions=510100,330100,110000")
    page.wait_for_selector(POINTS)
    faint = "traces => traces.filter(trace => trace.style.opacity === '0.15').length"
    lines = page.locator(".scatterlayer .trace")
    still(page)
    page.locator(".annotation", has_text="杭州市").first.hover()
    eventually(page, lambda: lines.evaluate_all(faint) == lines.count() - 1)
    page.locator(".annotation", has_text="杭州市").first.click()
    page.mouse.move(5, 5)
    still(page)
    assert lines.evaluate_all(faint) == lines.count() - 1
    page.locator(".annotation", has_text="杭州市").first.click()
    page.mouse.move(5, 5)
    eventually(page, lambda: lines.evaluate_all(faint) == 0)
