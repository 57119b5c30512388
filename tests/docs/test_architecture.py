"""The page on the architecture names modules that exist and shows the imports as they are."""

import importlib.util
import re
from importlib.util import find_spec

import pytest

from tests.paths import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
APART = {"benchmarks", "tests"}
PARTS = {path.parent.name for path in ROOT.glob("*/__init__.py")} - APART | {"app", "settings"}
NAMED = sorted(set(re.findall(rf"`((?:{'|'.join(sorted(PARTS))})(?:\.\w+)*)`", PAGE)))


@pytest.fixture(scope="module")
def make():
    spec = importlib.util.spec_from_file_location("make_architecture", ROOT / "docs" / "make_architecture.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("module", NAMED)
def test_every_module_named_exists(module):
    assert find_spec(module) is not None


def test_every_part_is_named():
    assert set(NAMED) >= PARTS


def test_the_flowcharts_are_current(make):
    assert make.drawn(PAGE, make.graph()) == PAGE, "run: python docs/make_architecture.py"
    assert "app -->" in PAGE


def tree(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_imports_are_found_wherever_they_stand(make, tmp_path):
    tree(tmp_path, {
        "etl/__init__.py": "",
        "etl/model/__init__.py": "",
        "etl/model/fact.py": "import json\n",
        "etl/one.py": "from etl.model import fact\nfrom etl.model.fact import Fact\n",
        "compare/__init__.py": "def late():\n    import etl.one\n",
    })  # fmt: skip
    pairs = make.graph(tmp_path)
    assert pairs == {("etl.one", "etl.model.fact"), ("compare", "etl.one")}
    assert make.edges(pairs) == {("compare", "etl"): 1}
    assert make.edges(pairs, "etl") == {("etl.one", "etl.model"): 1}


def test_a_relative_import_is_refused(make, tmp_path):
    tree(tmp_path, {"etl/__init__.py": "from . import model\n"})
    with pytest.raises(ValueError, match="relative import in line 1"):
        make.graph(tmp_path)


def test_a_flowchart_has_the_most_used_part_last_and_survives_a_circle(make):
    chart = make.flowchart({("a", "b"): 2, ("b", "c"): 1, ("c", "b"): 1})
    assert chart.splitlines()[:3] == ["```mermaid", "flowchart TD", '    a["a"]']
    assert "    a -->|2| b" in chart
    assert "    c -->|1| b" in chart
