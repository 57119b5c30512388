import pytest
from axe_playwright_python.sync_playwright import Axe
from screens import SCREENS

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")


def opened(open_page, name, *window):
    path, ready = SCREENS[name]
    page = open_page(path, *window)
    page.wait_for_selector(ready, state="attached")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_wider_than_the_window(open_page, shoot, name, width, height, scheme):
    page = opened(open_page, name, width, height, scheme)
    shoot(page, f"{name}-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SCREENS)
def test_axe_finds_nothing_serious(open_page, name, scheme):
    page = opened(open_page, name, 1440, 900, scheme)
    page.wait_for_timeout(600)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in GRAVE] == []
