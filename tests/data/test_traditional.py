"""The table of traditional characters is what its script makes of OpenCC's."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from etl.model.resources import WORDING, rows

ROWS = [(row["traditional"], row["simplified"]) for row in rows(WORDING / "traditional.csv")]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_traditional", WORDING / "make_traditional.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_makes_the_table_again(script: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("opencc", reason="opencc is needed only to make the table anew")
    script.main(tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (WORDING / "traditional.csv").read_bytes()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("醫\t医", [("醫", "医")]),
        ("鍊\t炼 链 𫔀", [("鍊", "炼")]),  # the first form is the usual one
        ("乾\t干 乾", []),  # stands in simplified text too
        ("後\t后", []),
        ("瞭\t瞭 了", []),  # its usual form is itself
        ("㑯\t㑔", []),  # outside GBK
        ("嫿\t婳", []),  # its simplified form is outside GB 2312
    ],
)
def test_a_character_counts_by_the_rule(script: ModuleType, line: str, expected: list[tuple[str, str]]) -> None:
    assert list(script.chosen(line)) == expected


def test_the_rule_alone_gives_the_table(script: ModuleType) -> None:
    """Every row passes the rule, in the order of the characters."""
    assert list(script.chosen("\n".join("\t".join(row) for row in ROWS))) == ROWS == sorted(ROWS)
