"""The page on how reports are read names modules that exist, and every package of the extraction."""

import re
from importlib.util import find_spec

import pytest

from tests.paths import ROOT

PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
MODULES = sorted(set(re.findall(r"`(etl(?:\.\w+)+)`", PAGE)))


@pytest.mark.parametrize("module", MODULES)
def test_every_module_named_exists(module):
    assert find_spec(module) is not None


def test_no_package_is_left_out():
    packages = {f"etl.{path.parent.name}" for path in (ROOT / "etl").glob("*/__init__.py")}
    assert packages - set(MODULES) == set()
