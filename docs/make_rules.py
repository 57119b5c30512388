"""Write ``docs/rules.md``: every rule, reason, flag and problem in words, with an example from the corpus.

    python docs/make_rules.py

The examples are what reading the corpus gives: the sentences of ``tests/corpus/rules.toml`` for the rules of linking,
else the labelled reports (``tests/corpus/reports``), and ``tests/corpus/reasons.toml`` for what none of them shows. A
member without an example is an error.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.labels import corpus  # noqa: E402
from etl.build.one_file import Result, process  # noqa: E402
from etl.frame.report import context  # noqa: E402
from etl.frame.scope import sentences  # noqa: E402
from etl.model.messages import Language, wordings  # noqa: E402
from etl.model.reasons import KINDS  # noqa: E402
from etl.snapshot import table  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"
REASONS = ROOT / "tests" / "corpus" / "reasons.toml"
SENTENCES = ROOT / "tests" / "corpus" / "rules.toml"
READABLE = 40
"""An example is the line whose length in characters comes nearest to this."""
_BEFORE, _BEHIND = 36, 24  # characters shown around the number of a longer line
_TITLES = {
    "rule": ("Rules", "How a number became a fact: `rule` of a fact."),
    "unread": ("Reasons", "Why a number is no fact: `python -m etl explain FILE` and the page of a document name it."),
    "flag": (
        "Flags",
        "What is doubtful about a fact: `flags` of a fact. A flagged fact is never taken without looking.",
    ),
    "year_from": ("Years", "Where the year was read that a sentence inherits from what stands above it."),
    "headline": ("Headlines", "Why one of several facts stands for its cell: `headline_rule` in the tidy table."),
    "problem": ("Problems", "What went wrong with a file, or is doubtful about it, as a run tells it."),
}
_HEAD = """# Rules, reasons, flags and problems

Made by `docs/make_rules.py` (`make docs`) from `etl/model/reasons.py`, `data/messages` and the corpus, never by hand.
In an example the number stands in code; behind it the row of `tests/corpus` that it is from. Rules of prose
are asked in the order of `etl/link/rules/__init__.py`; each is a function of that name, whose docstring states its
pattern.
"""


class Example(NamedTuple):
    """A line of the corpus with its number marked, and the row it is from."""

    line: str
    row: str


def inputs() -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows of ``reasons.toml`` by kind and member."""
    return tomllib.loads(REASONS.read_text(encoding="utf-8"))


def of_sentences() -> dict[tuple[str, str], Example]:
    """Return the first sentence of every rule of ``rules.toml``, with the first number that the rule reads marked."""
    found = {}
    for rule, rows in tomllib.loads(SENTENCES.read_text(encoding="utf-8")).items():
        text, number = rows[0]["text"], rows[0]["reads"][0].split(" | ")[0]
        start = text.index(number)
        found["rule", rule] = Example(_marked(text, start, start + len(number)), f"rules.{rule}")
    return found


def written(folder: Path, row: Mapping[str, str]) -> list[Path]:
    """Write the files of a row of ``reasons.toml`` that has any."""
    paths = []
    for number, key in enumerate(key for key in ("text", "beside") if key in row):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{'又' * number}{row.get('file', '报告.txt')}"
        path.write_bytes(row[key].encode(row.get("encoding", "utf-8")))
        paths.append(path)
    return paths


def _marked(text: str, start: int, end: int) -> str:
    """Return the line around a span with the span as code, cut where it is long."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    cut, stop = max(first, start - _BEFORE), min(last, end + _BEHIND)
    before, behind = text[cut:start], text[end:stop]
    shown = f"{'…' if cut > first else ''}{before}`{text[start:end].strip()}`{behind}{'…' if stop < last else ''}"
    return re.sub(r"\s+", " ", shown).strip().replace("|", "\\|")


def _line_length(text: str, start: int, end: int) -> int:
    last = text.find("\n", end)
    return (len(text) if last < 0 else last) - text.rfind("\n", 0, start) - 1


Place = tuple[str, int, int]
"""A text and the span of a number in it."""
Found = tuple[str, str, Place]
"""Kind and member, and a number that shows it."""


def _read(result: Result) -> Iterator[Found]:
    """Yield what reading one report shows."""
    document = result.document
    if document is None:
        return
    text = document.text
    for fact in result.facts:
        yield "rule", fact.rule, (text, fact.start, fact.end)
        yield from (("flag", flag, (text, fact.start, fact.end)) for flag in fact.flags)
    for item in result.unread:
        yield "unread", item.reason, (text, item.start, item.end)
    numbers = [fact for fact in result.facts if fact.year is not None]
    for sentence in sentences(document, context(document)):
        within = (f for f in numbers if sentence.reading.start <= f.start and f.end <= sentence.reading.end)
        if inherited := next((f for f in within if f.year == sentence.scope.year), None):
            yield "year_from", sentence.scope.year_from, (text, inherited.start, inherited.end)


def _built(results: Sequence[Result]) -> Iterator[Found]:
    """Yield what only the tidy table of several facts shows."""
    documents = {result.document.name: result.document for result in results if result.document is not None}
    built = table.build([fact for result in results for fact in result.facts], documents.values())
    for row in built.to_dict("records"):
        at = documents[row["doc"]].text, row["start"], row["end"]
        yield from (("flag", flag, at) for flag in row["flags"].split("|") if flag)
        if row["headline"]:
            yield "headline", row["headline_rule"], at


def examples() -> dict[tuple[str, str], Example]:
    """Read the corpus; return the most readable example of every member that it shows, by kind and member."""
    best: dict[tuple[str, str], tuple[int, Example]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in corpus():
            path = Path(folder) / f"{case.id}.txt"
            path.write_text(case.text, encoding="utf-8")
            for kind, member, at in _read(process(path)):
                far = abs(_line_length(*at) - READABLE)
                if far < best.get((kind, member), (far + 1,))[0]:
                    best[kind, member] = (far, Example(_marked(*at), case.id))
        found = {key: example for key, (_, example) in best.items()} | of_sentences()
        for kind, rows in inputs().items():
            for member, row in rows.items():
                if kind != "problem" and (kind, member) not in found:
                    found |= _example(Path(folder) / f"{kind}.{member}", kind, member, row)
    return found


def _example(folder: Path, kind: str, member: str, row: Mapping[str, str]) -> dict[tuple[str, str], Example]:
    results = [process(path) for path in written(folder, row)]
    shown = [item for result in results for item in _read(result)] + [*_built(results)]
    places = [at for *what, at in shown if what == [kind, member]]
    return {(kind, member): Example(_marked(*places[0]), f"{kind}.{member}")} if places else {}


def _worded(kind: str, member: str, language: Language) -> str:
    """Return a message with its placeholders, of two agreeing words the plural."""
    text = wordings()[f"{kind}.{member}"][language]
    return re.sub(r"\{(\w+):[^|{}]*\|([^{}]*)\}", r"{\1} \2", text).replace("|", "\\|")


def _section(kind: str, found: Mapping[tuple[str, str], Example]) -> Iterator[str]:
    title, about = _TITLES[kind]
    rows = inputs().get(kind, {})
    yield from ("", f"## {title}", "", about, "")
    yield f"| {kind} | 含义 | meaning | {'input' if kind == 'problem' else 'example'} |"
    yield "| --- | --- | --- | --- |"
    for member in KINDS[kind]:
        if kind == "problem":
            shown = rows[member]["shows"]
        elif example := found.get((kind, member)):
            shown = f"{example.line} ({example.row})"
        else:
            raise ValueError(f"{kind}.{member}: no row of the corpus shows it")
        yield f"| `{member}` | {_worded(kind, member, 'zh')} | {_worded(kind, member, 'en')} | {shown} |"


def page(found: Mapping[tuple[str, str], Example]) -> str:
    """Return the page.

    Raises:
        KeyError: a problem has no row in ``reasons.toml``.
        ValueError: another member has no example.
    """
    return _HEAD + "\n".join(line for kind in _TITLES for line in _section(kind, found)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(examples()), encoding="utf-8")
