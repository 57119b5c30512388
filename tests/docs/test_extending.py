"""The page on extending names files that exist, as many as it says, and objects that are there."""

import re
from importlib import import_module

import pytest

from compare.answers.question import Question
from compare.model.answer import Answer
from exports.slides.slides import SLIDES
from exports.xlsx.sheet import SHEETS
from layouts.answers.drawing import DRAWINGS
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
MOST = {"A tab": 8, "A reader": 4, "An indicator": 2, "A file format": 4}
"""So many files an addition may touch, tests and messages among them."""
EXAMPLE = {"A tab": "change", "A reader": "markdown", "An indicator": "", "A file format": "csvfile"}
FILES = {
    "A tab": [
        "compare/model/tabs.py",
        "compare/answers/<tab>.py",
        "layouts/answers/<tab>.py",
        "exports/xlsx/<tab>.py",
        "exports/slides/<tab>.py",
        "data/messages/<tab>.csv",
        "tests/compare/answers/test_<tab>.py",
        "docs/addresses.md",
    ],
    "A reader": [
        "etl/readers/<format>.py",
        "etl/readers/__init__.py",
        "etl/readers/bytes/sniff.py",
        "tests/etl/readers/test_<format>.py",
    ],
    "An indicator": ["data/catalogue/indicators.csv", "data/catalogue/indicator_pinyin.csv"],
    "A file format": [
        "exports/text/<format>.py",
        "exports/formats.py",
        "data/messages/exports.csv",
        "tests/exports/text/test_<format>.py",
    ],
}


def section(title):
    return re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]


def listed(title):
    """Return the first column of the section's table of files."""
    table = section(title).partition("| file |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.M)


@pytest.mark.parametrize("title", FILES)
def test_the_page_lists_these_files_and_says_how_many(title):
    assert listed(title) == FILES[title]
    assert re.search(r"^(\d+) files\.", section(title), re.M)[1] == str(len(FILES[title]))


@pytest.mark.parametrize("title", FILES)
def test_an_addition_touches_few_files(title):
    assert len(set(FILES[title])) <= MOST[title]


@pytest.mark.parametrize(("title", "path"), [(title, path) for title, paths in FILES.items() for path in paths])
def test_every_file_exists_for_what_is_there_already(title, path):
    assert (ROOT / re.sub(r"<\w+>", EXAMPLE[title], path)).is_file()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:\w+/)+[\w.]+)`", PAGE))))
def test_every_path_named_exists(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("protocol", "file"), re.findall(r"`(\w+)` \(`([\w/]+)\.py`\)", PAGE))
def test_what_is_said_to_be_in_a_file_is_in_it(protocol, file):
    assert hasattr(import_module(file.replace("/", ".")), protocol)


PARTS = re.findall(r"^\| `([\w/]+)` \| `(\w+)` \(`[\w/.]+`\) \| `(\w+)` \| (.*?) \| (.*?) ?\|$", PAGE, re.M)


@pytest.mark.parametrize(("package", "protocol", "name", "must", "may"), PARTS)
def test_each_layer_asks_for_what_the_page_says(package, protocol, name, must, may):
    example = import_module(f"{package}.change".replace("/", "."))
    asked = next(one for one in type(getattr(example, name)).__mro__ if one.__name__ == protocol)
    methods = {one for one, value in vars(asked).items() if callable(value) and not one.startswith("_")}
    assert asked.__abstractmethods__ == set(re.findall(r"\w+", must))
    assert methods - asked.__abstractmethods__ == set(re.findall(r"\w+", may))


def test_no_layer_is_left_out():
    documented = {(package.replace("/", "."), name) for package, _, name, _, _ in PARTS}
    assert documented == {(layer.package, layer.name) for layer in (DRAWINGS, SHEETS, SLIDES)}


@pytest.mark.parametrize(
    ("base", "names"), [(Question, "answers controls answer"), (Answer, "about when empty drawn key")]
)
def test_what_a_question_and_an_answer_must_have_is_documented(base, names):
    assert base.__abstractmethods__ - {"sentences"} == set(names.split())
    assert all(f"`{name}`" in section("A tab") for name in base.__abstractmethods__)
