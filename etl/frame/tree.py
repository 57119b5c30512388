"""The frames of a file as a tree: its reports, what each says of itself, and its sections with what holds in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from etl.frame.cut import reports
from etl.frame.report import Context, context
from etl.frame.scope import Scope, sentences, settled
from etl.frame.title import report_title
from etl.model.document import Document


class SectionFrame(NamedTuple):
    """What holds from a place of the file on: the heading it stands under and the scope of its sentences."""

    start: int
    scope: Scope


class ReportFrame(NamedTuple):
    """One report of a file: where it begins, its title, what it says of itself, and its sections in order."""

    start: int
    title: str
    about: Context
    sections: tuple[SectionFrame, ...]


def framed(document: Document) -> Document:
    """Return a report with the title that its first lines tell."""
    return replace(document, title=report_title(document))


def frames(document: Document) -> list[ReportFrame]:
    """Return the reports of a file with their frames, in order; at least one."""
    return [_frame(framed(part.document), part.offset) for part in reports(document)]


def _frame(document: Document, offset: int) -> ReportFrame:
    about = settled(document, context(document))
    return ReportFrame(offset, document.title, about, tuple(_sections(document, about, offset)))


def _sections(document: Document, about: Context, offset: int) -> Iterator[SectionFrame]:
    """Yield where another year, kind of section or heading begins to hold."""
    last = None
    for sentence in sentences(document, about):
        scope = sentence.scope
        held = (scope.heading, scope.kind, scope.year, scope.plan)
        if held != last:
            yield SectionFrame(sentence.reading.start + offset, scope)
            last = held
