"""Every row of data/wording does what its example shows."""

import re
from functools import cache
from importlib import import_module

import pytest

from etl.model import wording
from etl.model.resources import WORDING, rows
from etl.recognise.fold import fold
from tests.data.wording_checks import BY_CLASS, BY_FILE
from tests.data.wording_of_linking import CHECKS as OF_LINKING
from tests.paths import ROOT

FILES = {path.name: rows(path) for path in sorted(WORDING.glob("*.csv"))}
ROWS = [
    pytest.param(name, row, id=f"{row['class']}:{row['word']}")
    for name, listed in FILES.items()
    for row in listed
    if row.keys() >= wording.COLUMNS
]
OTHERWISE = {**OF_LINKING}
"""Classes that no pattern shows by itself: what shows that the word of a row decides."""
OTHER_ROWS = [
    pytest.param(name, row, id=f"{name}:{next(iter(row.values()))}")
    for name, listed in FILES.items()
    for row in listed
    if name in BY_FILE
]
UNTRIED = {"traditional.csv", "levels.csv", "sexes.csv", "unit_relations.csv", "unit_spellings.csv"}
"""Files whose rows have no example: ``traditional.csv`` is made by a script from a standard table."""


@cache
def templates() -> tuple[str, ...]:
    """Return every pattern of the project, as it is written."""
    for path in sorted((ROOT / "etl").rglob("*.py")):
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    return tuple(dict.fromkeys(wording.TEMPLATES))


@cache
def using(name: str) -> tuple[str, ...]:
    """Return the patterns that name a class, the shortest first."""
    return tuple(sorted((t for t in templates() if f"{{{name}}}" in t), key=len))


Found = tuple[int, int, tuple[str | None, ...], int, int]


def found(template: str, known: dict[str, tuple[str, ...]], text: str) -> set[Found]:
    """Return what the pattern finds first in any cut of the text, with the cut: patterns look at such cuts."""
    compiled = re.compile(wording.expanded(template, known))
    cuts = [(a, b) for a in range(len(text)) for b in range(a + 1, len(text) + 1)]
    matches = ((compiled.search(text[a:b]), a, b) for a, b in cuts)
    return {(match.start() + a, match.end() + a, match.groups(), a, b) for match, a, b in matches if match}


def is_looked_at(template: str, name: str) -> bool:
    """Tell whether the class stands in what a pattern only looks at, ahead or back, or in what it must not meet."""
    opened: list[bool] = []
    for piece in re.findall(rf"\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(|\)|\{{{name}\}}", template):
        if piece.startswith("("):
            opened.append(piece != "(")
        elif piece == ")":
            opened.pop()
        elif (piece.startswith("{") and any(opened)) or (piece.startswith("[^") and f"{{{name}}}" in piece):
            return True
    return False


def shows(template: str, name: str, word: str, example: str) -> bool:
    """Tell whether the pattern reads the word in the example, or because of it what stands beside it."""
    known = wording.classes()
    without = {**known, name: tuple(other for other in known[name] if other != word) or ("\0",)}
    more, less = found(template, known, example), found(template, without, example)
    at = example.find(word)
    covered = any(start <= at and at + len(word) <= end for start, end, *_ in more - less)
    return covered or (is_looked_at(template, name) and more != less)


@pytest.mark.parametrize(("file", "row"), ROWS)
def test_the_example_is_read_by_the_word_alone(file, row):
    name, word, example = row["class"], row["word"], row["example"]
    if name in OTHERWISE:
        OTHERWISE[name](word, fold(example))
        return
    assert word in example, f"{file}: {word} does not stand in its example"
    if name in BY_CLASS:
        assert BY_CLASS[name](example), example
        assert not BY_CLASS[name](example.replace(word, "", 1)), f"{example} is read without {word} too"
        return
    assert using(name), f"{file}: no pattern uses {name}"
    assert any(shows(template, name, word, text) for template in using(name) for text in {example, fold(example)}), (
        example
    )


@pytest.mark.parametrize(("file", "row"), OTHER_ROWS)
def test_the_example_of_a_row_shows_what_the_row_says(file, row):
    BY_FILE[file](row)


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
    assert set(wording.classes()) - used - set(BY_CLASS) - set(OTHERWISE) == set()
    assert set(BY_CLASS) <= set(wording.classes())


def test_every_file_is_tried():
    classed = {row.values[0] for row in ROWS}
    assert set(FILES) == classed | set(BY_FILE) | UNTRIED


def test_every_file_is_described():
    described = re.findall(
        r"^\| `(\w+\.csv)` \| .+ \|$", (WORDING / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert described == sorted(FILES)
