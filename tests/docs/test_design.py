"""The page on the design names folders, columns and screens as they are, and leads nowhere that is not there."""

import re

import pytest

from etl.snapshot.table import COLUMNS
from layouts.shell import SCREENS
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


def section(heading):
    return re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]


def test_the_table_of_the_house_names_what_is_there():
    named = re.findall(r"`([\w/.]+)`", "".join(re.findall(r"^\| (`.*?) \|", section("The house"), re.M)))
    assert [name for name in named if not (ROOT / name).exists() and name != "data/build/"] == []
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} | {"assets", "docs"}
    assert folders <= {name.partition("/")[0] for name in named}


def test_every_column_of_the_tidy_table_is_named_in_order():
    listed = re.findall(r"`(\w+)`", section("The tidy table").partition("\n\n- ")[0])
    assert [name for name in listed if name in COLUMNS] == list(COLUMNS)


@pytest.mark.parametrize("path", [path for path, _ in SCREENS])
def test_every_screen_is_named(path):
    assert f"`{path}`" in section("Screens")
