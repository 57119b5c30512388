"""The page on settings is the one that is made from them."""

import importlib.util

import pytest

from settings import Settings
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def make():
    spec = importlib.util.spec_from_file_location("make_settings", ROOT / "docs" / "make_settings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(make):
    assert make.page() == PAGE, "run: python docs/make_settings.py"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_its_row(name):
    assert f"| `{name.upper()}` |" in PAGE


def test_no_path_of_this_machine_is_published(make):
    assert str(make.HOME) not in PAGE
    assert "`sqlite:///data/boards.sqlite`" in PAGE
