"""What a returning visitor's page opens with, and what is still asked for."""

import pytest

from tests.browser.waits import still

pytestmark = pytest.mark.browser

CHART = "#chart .barlayer .point"
ADDRESS = "/compare?indicators=infant_mortality_rate&year=2023"


def ready(page):
    page.wait_for_selector(CHART)
    still(page)
    return page


def visit_again(page, address):
    """Open an address in a browser that was here before; return how often each part of it was asked for."""
    asked = []
    page.on("request", lambda request: asked.append(f"{request.url.split('/')[-1][:13]} {request.post_data or ''}"))
    page.goto(address)
    ready(page)
    return {
        "layout": sum(text.startswith("_dash-layout") for text in asked),
        "screen": sum('"root.children"' in text for text in asked),
        "answer": sum("body.children" in text for text in asked),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_second_visit_asks_for_no_answer(open_page, scheme):
    page = ready(open_page(ADDRESS, scheme=scheme))
    first = page.locator("#chart .ytick text").first.evaluate("text => getComputedStyle(text).fill")
    assert visit_again(page, page.url) == {"layout": 1, "screen": 0, "answer": 0}
    assert page.locator("html").get_attribute("data-mantine-color-scheme") == scheme
    assert page.locator("#chart .ytick text").first.evaluate("text => getComputedStyle(text).fill") == first


def test_an_address_written_in_another_order_still_shows_what_it_asks_for(open_page):
    page = ready(open_page(ADDRESS))
    visit_again(page, page.url.split("?")[0] + "?year=2023&lang=en&indicators=infant_mortality_rate")
    assert "Infant mortality" in page.locator("#subline").inner_text()
