"""The digests in data/reports: they carry the figures of the originals and none of their sentences."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.paths import ROOT

REPORTS = ROOT / "data" / "reports"
SEEDS = ROOT / "../shared/seeds"
LABELS = ROOT / "../shared/gold/facts.jsonl"
DIGESTS = sorted(path for path in REPORTS.glob("*.md") if path.name != "README.md")
DIGEST_OF = {"000": "zhuzhou-2023.md", "002": "shishou-2023.md", "003": "xiangtan-2019.md"}
RUN = 16
NOT_CJK = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the original reports (../shared/seeds) are not here")
needs_labels = pytest.mark.skipif(not LABELS.is_file(), reason="the labels (../shared/gold) are not here")


def grams(text: str, *, across_punctuation: bool) -> set[str]:
    """All runs of ``RUN`` Chinese characters; ``across_punctuation`` joins what is left when all else is removed."""
    runs = [NOT_CJK.sub("", text)] if across_punctuation else NOT_CJK.split(text)
    return {run[i : i + RUN] for run in runs for i in range(len(run) - RUN + 1)}


@cache
def original_grams(*, across_punctuation: bool) -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir()) if path.is_file()]
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


def measure(label: dict[str, str]) -> str:
    """The Chinese character right behind the labelled number, if there is one."""
    behind = re.search(rf"(?<![\d.]){re.escape(label['text'])}([\u4e00-\u9fff])", label["quote"])
    return behind.group(1) if behind else ""


def printed_labels() -> list[tuple[str, str, str]]:
    """(digest, indicator, number as printed) of every catalogued figure on which careful readers agree.

    The number comes with the character behind it, its measure word or the 余 of a bound: 9个, 2.98万张, 1900余.
    """
    if not LABELS.is_file():
        return []
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        (DIGEST_OF[label["doc"][:3]], label["indicator"], label["text"] + measure(label))
        for label in labels
        if label["tier"] == "core" and label["status"] in ("actual", "target") and not label.get("optional")
    ]


def stands_in(number: str, text: str) -> bool:
    """Whether the number stands in the text by itself, not as a part of a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d%‰]|\.\d)", text) is not None


def test_grams_see_through_punctuation_only_when_asked() -> None:
    text = "甲乙丙丁戊己庚辛，12壬癸子丑寅卯辰巳"
    assert grams(text, across_punctuation=False) == set()
    assert grams(text, across_punctuation=True) == {"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"}


@needs_seeds
def test_project_copies_no_original() -> None:
    originals = original_grams(across_punctuation=False)
    shared = {path: grams(text, across_punctuation=False) & originals for path, text in project_texts().items()}
    assert [f"{path}: {', '.join(sorted(found))}" for path, found in shared.items() if found] == []


@needs_seeds
@pytest.mark.parametrize("path", [*DIGESTS, REPORTS / "README.md"], ids=lambda path: path.name)
def test_digest_copies_no_original_even_across_punctuation(path: Path) -> None:
    shared = grams(path.read_text(encoding="utf-8"), across_punctuation=True) & original_grams(across_punctuation=True)
    assert shared == set()


def test_every_original_has_its_digest() -> None:
    names = {"zhuzhou-2021.md", "songyuan-2024.md", *DIGEST_OF.values()}
    assert {path.name for path in DIGESTS} >= names


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


@needs_labels
def test_labels_are_many() -> None:
    assert len(printed_labels()) > 50


@needs_labels
@pytest.mark.parametrize(("digest", "indicator", "number"), sorted(set(printed_labels())))
def test_digest_prints_the_figure(digest: str, indicator: str, number: str) -> None:
    text = (REPORTS / digest).read_text(encoding="utf-8")
    assert stands_in(number, text), f"{indicator}: {number} is not in {digest}"
