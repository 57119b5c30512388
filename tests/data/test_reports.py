"""The digests in data/reports: they carry the figures of the originals and none of their sentences.

``digest_figures.csv`` labels them: every catalogued figure on which careful readers agree, with its place.
"""

import csv
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from etl.build.one_file import process
from etl.model.fact import Fact
from tests.paths import ORIGINALS, ROOT

REPORTS = ROOT / "data" / "reports"
DIGESTS = sorted(path for path in REPORTS.glob("*.md") if path.name != "README.md")
NAMES = {"shishou-2023.md", "songyuan-2024.md", "xiangtan-2019.md", "zhuzhou-2021.md", "zhuzhou-2023.md"}
RUN = 16
NOT_CJK = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

needs_originals = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original reports are not here")


def grams(text: str, *, across_punctuation: bool) -> set[str]:
    """All runs of ``RUN`` Chinese characters; ``across_punctuation`` joins what is left when all else is removed."""
    runs = [NOT_CJK.sub("", text)] if across_punctuation else NOT_CJK.split(text)
    return {run[i : i + RUN] for run in runs for i in range(len(run) - RUN + 1)}


@cache
def original_grams(*, across_punctuation: bool) -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ORIGINALS.iterdir()) if path.is_file()]
    return set().union(*(grams(text, across_punctuation=across_punctuation) for text in texts))


def project_files() -> list[Path]:
    """The tracked files, and those about to be; every file outside of tool folders where git is not at hand."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        paths = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [p for p in ROOT.rglob("*") if not {".git", ".venv", "build", "__pycache__"} & set(p.parts)]
    return sorted(path for path in paths if path.is_file())


def project_texts() -> dict[str, str]:
    """Path -> text of every project file that is UTF-8 text; binary files hold no prose to compare."""
    texts = {}
    for path in project_files():
        data = path.read_bytes()
        try:
            texts[path.relative_to(ROOT).as_posix()] = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def figures() -> list[dict[str, str]]:
    """The labelled figures; ``nth`` counts the places where the printed number stands by itself."""
    with (ROOT / "tests" / "data" / "digest_figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_of(figure: dict[str, str], text: str) -> int | None:
    """Where the labelled number stands in the text, not as a part of a longer one; None where it does not."""
    found = re.finditer(rf"(?<![\d.]){re.escape(figure['printed'])}(?![\d%‰]|\.\d)", text)
    places = [match.start() for match in found]
    return places[int(figure["nth"]) - 1] if int(figure["nth"]) <= len(places) else None


def named(figure: dict[str, str]) -> str:
    return f"{figure['digest']}-{figure['indicator']}-{figure['printed']}"


def marked(figure: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=figure["known"], strict=True)] if figure["known"] else []
    return pytest.param(figure, id=named(figure), marks=marks)


@cache
def read_digest(name: str) -> tuple[str, tuple[Fact, ...]]:
    result = process(REPORTS / name)
    assert result.document is not None
    return result.document.text, result.facts


def test_grams_see_through_punctuation_only_when_asked() -> None:
    text = "甲乙丙丁戊己庚辛，12壬癸子丑寅卯辰巳"
    assert grams(text, across_punctuation=False) == set()
    assert grams(text, across_punctuation=True) == {"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"}


@needs_originals
def test_project_copies_no_original() -> None:
    originals = original_grams(across_punctuation=False)
    shared = {path: grams(text, across_punctuation=False) & originals for path, text in project_texts().items()}
    assert [f"{path}: {', '.join(sorted(found))}" for path, found in shared.items() if found] == []


@needs_originals
@pytest.mark.parametrize("path", [*DIGESTS, REPORTS / "README.md"], ids=lambda path: path.name)
def test_digest_copies_no_original_even_across_punctuation(path: Path) -> None:
    shared = grams(path.read_text(encoding="utf-8"), across_punctuation=True) & original_grams(across_punctuation=True)
    assert shared == set()


def test_every_original_has_its_digest() -> None:
    assert {path.name for path in DIGESTS} >= NAMES


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_title_names_place_and_year(path: Path) -> None:
    assert re.match(r"# [\u4e00-\u9fff]+市\d{4}年.*（摘编）\n", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_source_line_and_headings(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("来源：") and len(line) > len("来源：") for line in lines) == 1
    assert sum(line.startswith("## ") for line in lines) >= 2


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_date_is_iso(path: Path) -> None:
    dates = re.findall(r"^发布日期：(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert all(re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date) for date in dates)
    assert len(dates) <= 1


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_plain_utf8_with_unix_line_ends(path: Path) -> None:
    data = path.read_bytes()
    assert b"\r" not in data
    assert data.decode("utf-8").endswith("\n")


def test_every_digest_has_labels_and_they_are_many() -> None:
    assert {figure["digest"] for figure in figures()} == NAMES
    assert len(figures()) > 90


@pytest.mark.parametrize("figure", figures(), ids=named)
def test_digest_prints_the_figure(figure: dict[str, str]) -> None:
    text = (REPORTS / figure["digest"]).read_text(encoding="utf-8")
    assert place_of(figure, text) is not None, f"{figure['indicator']}: {figure['printed']} is not in the digest"


@pytest.mark.parametrize("figure", list(map(marked, figures())))
def test_digest_is_read_with_the_figure(figure: dict[str, str]) -> None:
    text, facts = read_digest(figure["digest"])
    place = place_of(figure, text)
    read = [fact for fact in facts if fact.start == place and fact.indicator == figure["indicator"]]
    assert [(fact.region_code, fact.value, fact.qualifier, fact.status) for fact in read] == [
        (figure["region_code"], pytest.approx(float(figure["value"])), figure["qualifier"], figure["status"])
    ]
    assert read[0].period in figure["period"].split("|")
