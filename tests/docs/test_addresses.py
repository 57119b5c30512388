import re
from dataclasses import fields
from typing import get_args

import pytest

from compare.catalogue import view as catalogue_view
from compare.documents import view as reading
from compare.model import view
from compare.quality import view as quality_view
from layouts.present.screen import Mode
from layouts.shell import SCREENS
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "addresses.md").read_text(encoding="utf-8")
STATES = {
    "/compare": view.View,
    "/evidence": reading.EvidenceView,
    "/catalogue": catalogue_view.CatalogueView,
    "/quality": quality_view.QualityView,
}


def section(path):
    return re.search(rf"^## {path}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]


@pytest.mark.parametrize("path", [path for path, _ in SCREENS])
def test_every_screen_has_its_section(path):
    assert section(path).strip()


@pytest.mark.parametrize("path", STATES)
def test_every_key_is_documented_and_no_other(path):
    documented = {
        key for row in re.findall(r"^\| (`.*?) \|", section(path), re.M) for key in re.findall(r"`(\w+)`", row)
    }
    keys = {view.KEYS.get(field.name, field.name) for field in fields(STATES[path])} - {"lang"}
    assert documented - {"fact"} == keys - {"fact"}


def test_every_tab_kind_and_way_to_present_is_documented():
    assert all(f"`{tab}`" in section("/compare") for tab in view.TABS)
    assert all(f"`{kind}`" in section("/quality") for kind in quality_view.KINDS)
    assert all(f"`{mode}`" in section("/present") for mode in get_args(Mode) if mode not in ("list", "show"))
