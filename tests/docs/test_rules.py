"""The page on rules, reasons, flags and problems is what its script writes from the corpus."""

import importlib.util
from types import ModuleType

import pytest

from etl.model.reasons import KINDS
from tests.paths import ROOT

PAGE = ROOT / "docs" / "rules.md"
MEMBERS = [(kind, member) for kind, members in KINDS.items() if kind != "problem" for member in members]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_rules", ROOT / "docs" / "make_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def examples(script):
    return script.examples()


def test_every_rule_reason_and_flag_is_shown_by_a_row_of_the_corpus(examples):
    assert sorted(examples) == sorted(MEMBERS)
    assert all("`" in example.line for example in examples.values())


def test_the_page_is_what_the_script_writes(script, examples):
    assert PAGE.read_text(encoding="utf-8") == script.page(examples), "run `make docs`"


def test_a_member_without_an_example_is_an_error(script, examples):
    some = {key: example for key, example in examples.items() if key != ("rule", "tail")}
    with pytest.raises(ValueError, match=r"rule\.tail"):
        script.page(some)


def test_rows_of_the_table_are_of_members_that_the_reports_do_not_show(script, examples):
    rows = {(kind, member) for kind, members in script.inputs().items() for member in members}
    assert rows - set(MEMBERS) == {("problem", member) for member in KINDS["problem"]}
    shown = {key for key, example in examples.items() if example.row == ".".join(key)}
    assert rows & set(MEMBERS) == shown


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("床位3张。", "床位`3`张。"),
        ("甲\n| 床位 | 3 | 张 |\n乙", "\\| 床位 \\| `3` \\| 张 \\|"),
        ("一" * 90 + "3" + "二" * 90, "…" + "一" * 36 + "`3`" + "二" * 24 + "…"),
    ],
)
def test_an_example_is_the_line_of_its_number(script, text, marked):
    at = text.index("3")
    assert script._marked(text, at, at + 1) == marked
