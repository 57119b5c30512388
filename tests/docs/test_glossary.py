"""The glossary: each term once, and where it says it lives it does."""

import re
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.paths import ROOT

PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| term ")
]
PLACES = sorted({place for row in ROWS for place in re.findall(r"`(\w+(?:\.\w+)+)`", row[2])})


def exists(place):
    names = place.split(".")
    for end in range(len(names), 0, -1):
        if not find_spec(names[0]) or not is_module(".".join(names[:end])):
            continue
        found = import_module(".".join(names[:end]))
        for name in names[end:]:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


def is_module(name):
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # its parent is no package
        return False


@pytest.mark.parametrize("place", PLACES)
def test_every_place_exists(place):
    assert exists(place)


def test_a_place_that_does_not_exist_is_seen():
    assert not exists("etl.model.fact.Nothing")
    assert not exists("etl.nothing")


def test_each_term_stands_there_once_with_its_meaning():
    terms = [row[0] for row in ROWS]
    assert sorted(set(terms)) == sorted(terms)
    assert [row for row in ROWS if len(row) != 3 or not row[1]] == []
    assert len(terms) > 60
