"""How right the extraction is: ``python -m benchmarks.accuracy [--misses] [--no-write]``.

Scores the project's own labelled reports (``tests/corpus/reports``) and, with ``LABELS`` naming a folder in the
environment, the labels there: ``cases_*.jsonl`` and ``facts.jsonl``, whose documents lie in ``../seeds`` beside it.
Prints the figures and writes them to ``docs/accuracy.md``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.labels import DOCUMENTS, Case, External, corpus, external
from benchmarks.scoring import Miss, Score, judged, mistakes, score
from etl.build.one_file import process
from etl.commands.summary import describe
from etl.model.catalogue import load
from etl.model.fact import Fact

PAGE = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
BANDS = ((0.9, 1.01), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5))
SURE = 0.9


@dataclass(slots=True)
class Tally:
    """The figures of one set of labels: cases exactly right by group, and the facts of all its documents."""

    title: str
    cases: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    facts: Score = field(default_factory=Score)
    misses: list[tuple[str, Miss]] = field(default_factory=list)


def read(path: Path) -> tuple[Fact, ...]:
    """Return the facts of a file.

    Raises:
        ValueError: the file cannot be read; a labelled report always can.
    """
    result = process(path)
    if result.unreadable is not None:
        raise ValueError(f"{path.name}: {describe(result.unreadable, 'en')}")
    return result.facts


def tally_cases(title: str, cases: Sequence[Case], catalogue: Collection[str]) -> Tally:
    """Score short labelled reports; each is read as a text file of its own."""
    tally = Tally(title)
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            path = Path(folder) / f"{case.id}.txt"
            path.write_text(case.text, encoding="utf-8")
            facts = read(path)
            wrong = mistakes(case, facts, catalogue)
            tally.cases[case.group] += 1
            tally.right[case.group] += not wrong
            tally.facts.add(score(case.labels, judged(case, facts), catalogue))
            tally.misses += [(case.id, miss) for miss in wrong]
    return tally


def tallies(folder: Path | None) -> Iterator[Tally]:
    """Score the own corpus and, where ``folder`` is given, the external labels in it."""
    yield tally_cases("Own corpus", corpus(), frozenset(load().indicators))
    for name in sorted(path.name for path in DOCUMENTS.iterdir()):
        yield tally_documents(f"Whole documents, {name} set", external(DOCUMENTS / name))
    if folder is None:
        return
    labels = external(folder)
    if labels.cases:
        yield tally_cases("External labels: short cases", labels.cases, labels.catalogue)
    if labels.documents:
        yield tally_documents("External labels: whole documents", labels)


def tally_documents(title: str, labels: External) -> Tally:
    """Score whole documents against their labels."""
    tally = Tally(title)
    for path, expected in labels.documents.items():
        whole = any(not label.core for label in expected)  # else the labels say nothing of other figures
        found = score(expected, [fact for fact in read(path) if whole or fact.indicator], labels.catalogue)
        tally.facts.add(found)
        tally.misses += [(path.name, miss) for miss in found.misses]
    return tally


# -- the page ----------------------------------------------------------------------------------------------------------
def page(found: Sequence[Tally]) -> str:
    """Return the figures as Markdown."""
    parts = [_HEAD, *map(_section, found)]
    if not any(tally.title.startswith("External") for tally in found):
        parts.append("External labels were not given in this run.\n")
    return "\n".join(parts)


_HEAD = """\
# Accuracy

Written by `python -m benchmarks.accuracy`; do not edit. With `LABELS` set to a folder of labels in the environment, the
command scores these too.

A labelled and an extracted fact are about the same thing where their number spans overlap and both are derived or
neither is. A catalogued fact is right only where indicator, region, year, period, value (within 0.1 %), qualifier and
status all agree (in the own corpus the subgroup too); a tail fact where year, value in base units and status agree. A
fact without a label counts against precision. Numbers on which careful readers differ are optional and count neither
way. A case is exactly right if every fact is found with all fields right and nothing else is read; where a report
states nothing, a fact that is flagged and leaves value, year or region empty is no mistake.
"""


def _section(tally: Tally) -> str:
    lines = [f"## {tally.title}", "", "| facts | labelled | extracted | right | precision | recall | F1 |"]
    lines.append("| --- | --: | --: | --: | --: | --: | --: |")
    for name, core in (("catalogued", True), ("tail", False)):
        s = tally.facts
        lines.append(
            f"| {name} | {s.wanted[core]} | {s.got[core]} | {s.right[core]} "
            f"| {s.precision(core=core):.3f} | {s.recall(core=core):.3f} | {s.f1(core=core):.3f} |"
        )
    if tally.cases:
        lines += ["", "| group | cases | exactly right |", "| --- | --: | --: |"]
        lines += [f"| {group} | {n} | {tally.right[group]} |" for group, n in sorted(tally.cases.items())]
        lines.append(f"| **all** | {tally.cases.total()} | {tally.right.total()} ({_share(tally)}) |")
    return "\n".join([*lines, "", *_calibration(tally.facts.verdicts), ""])


def _share(tally: Tally) -> str:
    return f"{tally.right.total() / tally.cases.total():.1%}"


def _calibration(verdicts: Sequence[tuple[Fact, bool]]) -> Iterator[str]:
    """Tell how far the confidence of a fact can be believed."""
    sure = [right for fact, right in verdicts if fact.confidence >= SURE and not fact.flags]
    share = f"{sum(sure) / len(sure):.1%}" if sure else "—"
    yield f"Facts with confidence of at least {SURE} and no flag: {len(sure)}, of which {share} are right."
    yield ""
    yield "| confidence | facts | right | of them flagged | flagged and right |"
    yield "| --- | --: | --: | --: | --: |"
    for low, high in BANDS:
        band = [(fact, right) for fact, right in verdicts if low <= fact.confidence < high]
        flagged = [right for fact, right in band if fact.flags]
        right = f"{sum(right for _, right in band) / len(band):.1%}" if band else "—"
        yield f"| {low:.1f}–{min(high, 1.0):.1f} | {len(band)} | {right} | {len(flagged)} | {sum(flagged)} |"


def main() -> int:
    """Score, print, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what went wrong, line by line")
    parser.add_argument("--no-write", action="store_true", help="leave docs/accuracy.md as it is")
    parsed = parser.parse_args()
    folder = os.environ.get("LABELS", "")
    if folder and not Path(folder).is_dir():
        print(f"LABELS names no folder: {folder}", file=sys.stderr)
        return 2
    found = list(tallies(Path(folder) if folder else None))
    if parsed.misses:
        for tally in found:
            for where, miss in tally.misses:
                print(f"{where} | {miss}")
    text = page(found)
    print(text)
    if not parsed.no_write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
