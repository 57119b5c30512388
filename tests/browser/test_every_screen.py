import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.screens import SCREENS

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
WINDOWS = [(1280, 800), (820, 1180), (1024, 768), (2560, 1440), (1920, 1080), (1440, 900)]
PICTURED = (1440, 1920)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_fits_every_window_and_keeps_nobody_out(open_page, shoot, name, scheme):
    path, ready = SCREENS[name]
    page = open_page(path, *WINDOWS[0], scheme)
    page.wait_for_selector(ready, state="attached")
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == scheme
    for width, height in WINDOWS if scheme == "light" else WINDOWS[-1:]:  # colours change no width
        page.set_viewport_size({"width": width, "height": height})
        if width in PICTURED:
            shoot(page, f"{name}-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in GRAVE] == []
