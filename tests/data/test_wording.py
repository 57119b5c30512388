"""Every row of data/wording does what its example shows."""

import re
from functools import cache
from importlib import import_module

import pytest

from etl.model import wording
from etl.model.resources import WORDING, rows
from etl.recognise.fold import fold
from tests.data.wording_of_linking import CHECKS as OF_LINKING
from tests.paths import ROOT

ROWS = [
    pytest.param(path.name, row, id=f"{row['class']}:{row['word']}")
    for path in sorted(WORDING.glob("*.csv"))
    for row in rows(path)
    if list(row) == wording.HEADER
]
OTHERWISE = {**OF_LINKING}
"""Classes that no pattern shows by itself: what shows that the word of a row decides."""


@cache
def templates() -> tuple[str, ...]:
    """Return every pattern of the project, as it is written."""
    for path in sorted((ROOT / "etl").rglob("*.py")):
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    return tuple(dict.fromkeys(wording.TEMPLATES))


def reads(template: str, known: dict[str, tuple[str, ...]], text: str, start: int, end: int) -> set[tuple[int, int]]:
    """Return what the pattern finds over ``text[start:end]``, in any cut of the text: patterns look at such cuts."""
    compiled = re.compile(wording.expanded(template, known))
    cuts = [(a, b) for a in range(start + 1) for b in range(end, len(text) + 1)]
    found = (compiled.search(text[a:b]) for a, b in cuts)
    spans = [(match, a) for match, (a, _) in zip(found, cuts, strict=True) if match]
    return {(m.start() + a, m.end() + a) for m, a in spans if m.start() + a <= start and end <= m.end() + a}


@pytest.mark.parametrize(("file", "row"), ROWS)
def test_the_example_is_read_by_the_word_alone(file, row):
    name, word, example = row["class"], row["word"], fold(row["example"])
    if name in OTHERWISE:
        OTHERWISE[name](word, example)
        return
    using = [template for template in templates() if f"{{{name}}}" in template]
    assert using, f"{file}: no pattern uses {name}"
    at = example.find(word)
    assert at >= 0, f"{file}: {word} does not stand in its example"
    classes = wording.classes()
    without = {**classes, name: tuple(other for other in classes[name] if other != word) or ("\0",)}
    end = at + len(word)
    assert any(reads(t, classes, example, at, end) - reads(t, without, example, at, end) for t in using), example


def test_a_word_stands_once_in_its_class():
    listed = [(row.values[1]["class"], row.values[1]["word"]) for row in ROWS]
    assert sorted(listed) == sorted(set(listed))


def test_a_class_stands_in_one_file():
    files: dict[str, set[str]] = {}
    for row in ROWS:
        files.setdefault(row.values[1]["class"], set()).add(row.values[0])
    assert {name: found for name, found in files.items() if len(found) > 1} == {}


def test_every_class_is_used():
    used = {name for template in templates() for name in re.findall(r"\{([a-z][a-z0-9_]*)\}", template)}
    assert set(wording.classes()) - used - set(OTHERWISE) == set()
