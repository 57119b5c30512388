"""Style sheets cannot read the palette; here they are held to it."""

import re
from dataclasses import fields

import pytest

from compare.model.palette import DARK, LIGHT, STANDING_SIGNS, Palette, palette
from tests.paths import ROOT

STYLES = "\n".join((ROOT / "assets" / name).read_text(encoding="utf-8") for name in ("style.css", "matrix.css"))
COLOURS = [field.name for field in fields(Palette) if field.name != "series"]


def stated(selector):
    """Return the custom properties of every rule with this selector."""
    rules = re.findall(rf"^{re.escape(selector)} \{{(.*?)\}}", STYLES, re.M | re.S)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", "".join(rules)))


@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize(
    ("selector", "colours"),
    [(":root, .always-light", LIGHT), ('[data-mantine-color-scheme="dark"]', DARK)],
    ids=["light", "dark"],
)
def test_the_style_sheets_say_the_same(selector, colours, name):
    assert stated(selector)[name.replace("_", "-")] == getattr(colours, name)


@pytest.mark.parametrize("standing", STANDING_SIGNS)
def test_the_style_sheets_draw_the_same_signs(standing):
    assert f'.swatch.{standing}::before {{ content: "{STANDING_SIGNS[standing]}"' in STYLES


def test_only_dark_is_dark():
    assert (palette("dark"), palette("light"), palette("")) == (DARK, LIGHT, LIGHT)


def test_a_value_that_was_not_compared_has_no_fill_and_no_colour_of_its_own():
    assert "unknown" not in LIGHT.fills
    assert LIGHT.judged("unknown") == LIGHT.judged("equal") == LIGHT.neutral
