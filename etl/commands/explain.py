"""Explaining a reading: the text of a document with its facts, and for every other number why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from etl.commands.summary import describe
from etl.extract.document import read_document
from etl.extract.unread import unread
from etl.frame.tree import frames
from etl.model.catalogue import load
from etl.model.document import TABLE_FORMATS, Document
from etl.model.fact import Fact, Unread
from etl.model.messages import Language, message, wording
from etl.model.problems import Problem
from etl.model.reasons import UnreadReason

_QUALIFIERS = {"=": "", "~": "≈ ", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}
_STYLES = {"actual": "bold green", "target": "bold magenta", "derived": "bold cyan", "unread": "dim"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document with what was read in it.

    ``facts`` and ``unread`` are in reading order and together cover every digit of the text: ``unread`` holds the
    numbers that no fact stands on, each with its reason. ``notes`` are what the tables of the document leave open.
    """

    document: Document
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    notes: tuple[Problem, ...]


def explain(document: Document) -> Explanation:
    """Read a document and account for every number in it."""
    found = read_document(document)
    facts = tuple(sorted(found.facts, key=lambda fact: (fact.start, fact.end)))
    return Explanation(document, facts, unread(document, facts, found), found.problems)


# -- in words ----------------------------------------------------------------------------------------------------------
def reason(code: UnreadReason, language: Language = "zh") -> str:
    """Return why a number is no fact, in words."""
    return message(f"unread.{code}", language)


def describe_fact(fact: Fact, language: Language = "zh") -> str:
    """Return a fact on one line: what it says, then in brackets how it was read and what is doubtful."""
    known = load().indicators.get(fact.indicator)
    name = known.name_en if known and language == "en" else fact.name
    amount = "—" if fact.value is None else f"{fact.value:.12g}"
    high = "" if fact.value_high is None else f"–{fact.value_high:.12g}"
    said = f"{name} {_QUALIFIERS[fact.qualifier]}{amount}{high} {fact.unit}".rstrip()
    unknown = message("explain.unknown", language)
    parts = [said, fact.region or unknown, fact.period or unknown, message(f"explain.{fact.status}", language)]
    if fact.subgroup:
        parts.insert(1, fact.subgroup)
    how = [message(f"rule.{fact.rule}", language), f"{fact.confidence:.2f}"]
    how += [message(f"flag.{flag}", language) for flag in fact.flags]
    return f"{' · '.join(parts)}  [{'; '.join(how)}]"


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line of the text (``number`` counts from 1) with its marked spans, and the remarks under it."""

    number: int
    text: str
    marks: tuple[tuple[int, int, str], ...]
    remarks: tuple[tuple[str, str], ...]


def lines(explanation: Explanation, language: Language = "zh") -> Iterator[ExplainedLine]:
    """Yield the text line by line; marks and remarks carry ``actual``, ``target``, ``derived`` or ``unread``."""
    text = explanation.document.text
    remarks = sorted(
        [(f.start, f.end, f.status, describe_fact(f, language)) for f in explanation.facts]
        + [(u.start, u.end, "unread", reason(u.reason, language)) for u in explanation.unread],
        key=lambda item: item[:2],
    )
    position = at = 0
    for number, line in enumerate(text.splitlines(keepends=True) or [""], start=1):
        end = position + len(line)
        here = []
        while at < len(remarks) and remarks[at][0] < end:
            here.append(remarks[at])
            at += 1
        marks = tuple((s - position, min(e, end) - position, kind) for s, e, kind, _ in here)
        said = tuple((kind, f"{_one_line(text[s:e])}  {words}") for s, e, kind, words in here)
        yield ExplainedLine(number, line.rstrip("\r\n"), marks, said)
        position = end


def _one_line(printed: str) -> str:
    return re.sub(r"\s+", " ", printed)


_SIGNS = {"actual": "=", "target": "◇", "derived": "±", "unread": "·"}


def frame_lines(document: Document, language: Language = "zh") -> Iterator[str]:
    """Yield the frames of a file as a tree: a line a report, and indented a line for every section."""
    for report in frames(document):
        about = report.about
        region = load().divisions[about.region].name if about.region else message("explain.unknown", language)
        doubts = [message("flag.region_doubtful", language)] if about.region_doubtful else []
        if about.year_contradicted:
            doubts.append(message("explain.year_contradicted", language, year=about.file_year))
        said = {
            "title": report.title or message("explain.unknown", language),
            "region": region,
            "published": "-".join(f"{part:02d}" for part in about.published or () if part)
            or message("explain.unknown", language),
            "year": about.report_year or message("explain.unknown", language),
        }
        yield "; ".join([message("explain.report", language, **said), *doubts])
        for section in report.sections:
            scope = section.scope
            kind = message(f"explain.section.{scope.kind or ('tasks' if scope.plan else 'none')}", language)
            year = f"{scope.year} ({wording('year_from', scope.year_from, language)})" if scope.year else "—"
            yield f"    {_line_of(document.text, section.start):>5}  {scope.heading or '—'} · {kind} · {year}"


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def show(explanation: Explanation, stream: TextIO, language: Language = "zh") -> None:
    """Write an explanation: coloured where ``stream`` is a terminal, plain text otherwise."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    counts = message("explain.counts", language, facts=len(explanation.facts), unread=len(explanation.unread))
    console.print(Text(f"{explanation.document.name}  {counts}", style="bold"))
    if explanation.document.format not in TABLE_FORMATS:
        for told in frame_lines(explanation.document, language):
            console.print(Text(told, style="cyan"))
    for line in lines(explanation, language):
        styled = Text(line.text)
        for start, end, kind in line.marks:
            styled.stylize(_STYLES[kind], start, end)
        console.print(Text.assemble((f"{line.number:>5}  ", "dim"), styled))
        for kind, words in line.remarks:
            console.print(Text(f"       {_SIGNS[kind]} {words}", style=_STYLES[kind]))
    for problem in (*explanation.document.problems, *explanation.notes):
        console.print(Text(f"! {describe(problem, language)}", style="yellow"))
