"""What of the panel each tab shows: as its question heeds it, and nothing that the style sheet does not know."""

import re
from typing import get_args

import pytest

from compare.answers.question import Control
from compare.model.tabs import TABS
from compare.model.view import View
from layouts.controls.panel import panel_class
from tests.paths import ROOT

STYLE = (ROOT / "assets" / "style.css").read_text(encoding="utf-8")


def heeded(**view):
    classes = panel_class(View(**{"indicators": ("births",), **view})).split()
    return {name.removeprefix("heeds-") for name in classes if name.startswith("heeds-")}


@pytest.mark.parametrize(
    ("tab", "controls"),
    [
        ("rank", {"year", "order", "province"}),
        ("trend", {"also", "span", "province"}),
        ("change", {"pair"}),
        ("matrix", {"also", "category", "year", "rows"}),
        ("relation", {"also", "year"}),
        ("profile", {"also", "category", "focus", "year", "sort"}),
        ("table", {"also", "span", "province"}),
    ],
)
def test_each_tab_shows_what_it_heeds(tab, controls):
    assert heeded(tab=tab) == controls


def test_a_table_of_several_indicators_is_of_one_year():
    assert heeded(tab="table", indicators=("births", "deaths")) == {"also", "year", "province"}


def test_the_style_sheet_shows_every_control_that_can_be_heeded():
    assert set(re.findall(r"\.panel\.heeds-(\w+) \.for-\1\b", STYLE)) == set(get_args(Control))


def test_every_control_is_heeded_by_a_tab():
    shown = {name for tab in TABS for n in (1, 2) for name in heeded(tab=tab, indicators=("births", "deaths")[:n])}
    assert shown == set(get_args(Control))
