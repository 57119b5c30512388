"""A document as it is shown: its blocks, cut where a fact or another number stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from compare.documents.annotated import AnnotatedBlock, CellRuns, DocumentAnswer, LocatedFact, TextRun
from compare.model.names import indicator_name, region_names
from etl.model.catalogue import Catalogue
from etl.model.document import TABLE_FORMATS, Block, Document
from etl.model.fact import Unread
from etl.model.messages import Language
from etl.model.transcript import Transcript

_Span = tuple[int, int, tuple[int, ...], int | None]


def _spans(facts: Sequence[LocatedFact], unread: Sequence[Unread]) -> list[_Span]:
    """Return the marked stretches in order: facts that share a character are one, other numbers give way to them."""
    found: list[_Span] = []
    for at, fact in enumerate(facts):
        if found and fact.start < found[-1][1]:
            start, end, held, _ = found[-1]
            found[-1] = (start, max(end, fact.end), (*held, at), None)
        else:
            found.append((fact.start, fact.end, (at,), None))
    starts, reached = [span[0] for span in found], 0
    for at, item in enumerate(unread):
        before = bisect_left(starts, item.end) - 1
        if item.start >= reached and (before < 0 or found[before][1] <= item.start):
            found.append((item.start, item.end, (), at))
            reached = item.end
    return sorted(found, key=itemgetter(0))


class _MarkedText:
    """The stretches of a text that a fact or another number stands on, none touching another."""

    def __init__(self, text: str, facts: Sequence[LocatedFact], unread: Sequence[Unread]) -> None:
        self._text = text
        self._spans = _spans(facts, unread)
        self._starts = [span[0] for span in self._spans]

    def runs(self, start: int, end: int) -> CellRuns:
        """Cut ``start:end`` of the text; joined together the runs are that text."""
        found, at = [], start
        first = max(0, bisect_right(self._starts, start) - 1)
        for begin, stop, facts, unread in self._spans[first : bisect_left(self._starts, end)]:
            begin, stop = max(begin, at), min(stop, end)
            if begin >= stop:
                continue
            if begin > at:
                found.append(TextRun(self._text[at:begin]))
            found.append(TextRun(self._text[begin:stop], facts, unread))
            at = stop
        if at < end:
            found.append(TextRun(self._text[at:end]))
        return tuple(found)


def _part(block: Block, marked_text: _MarkedText) -> AnnotatedBlock:
    if block.kind == "table":
        return AnnotatedBlock("table", rows=tuple(tuple(marked_text.runs(*cell) for cell in row) for row in block.rows))
    return AnnotatedBlock(block.kind, block.level, marked_text.runs(block.start, block.end))


def _blocks(document: Document, facts: Iterable[LocatedFact]) -> Iterator[Block]:
    """Yield the blocks; what stands between them is markup and left out, unless a fact stands in it.

    A text without blocks is cut into its lines.
    """
    if not document.blocks:
        yield from _lines(document.text, 0, len(document.text))
        return
    starts, at = [fact.start for fact in facts], 0
    for block in sorted(document.blocks, key=lambda block: block.start):
        if _between(starts, at, block.start):
            yield from _lines(document.text, at, block.start)
        yield block
        at = max(at, block.end)
    if _between(starts, at, len(document.text)):
        yield from _lines(document.text, at, len(document.text))


def _between(starts: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(starts, end) > bisect_left(starts, start)


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    for line in text[start:end].split("\n"):
        if line.strip():
            yield Block("paragraph", start, start + len(line))
        start += len(line) + 1


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def _located(rows: pd.DataFrame, catalogue: Catalogue, language: Language) -> tuple[LocatedFact, ...]:
    regions = region_names(catalogue, rows["region_code"].unique().tolist(), language)
    found = []
    for row in rows.to_dict("records"):
        indicator, code, year = catalogue.indicators.get(row["indicator"]), row["region_code"], _known(row["year"])
        found.append(
            LocatedFact(
                fact_id=row["fact_id"],
                indicator=row["indicator"],
                name=indicator_name(indicator, language) if indicator else row["name"],
                region_code=code,
                region=regions[code] if code in catalogue.divisions else row["region"],
                year=None if year is None else int(year),
                period=row["period"],
                value=_known(row["value"]),
                value_high=_known(row["value_high"]),
                flags=tuple(row["flags"].split("|")) if row["flags"] else (),
                **{name: row[name] for name in _AS_STATED},
            )
        )
    return tuple(found)


_AS_STATED = (
    "unit", "qualifier", "status", "subgroup", "confidence", "rule", "note", "headline", "start", "end",
)  # fmt: skip


def document(transcript: Transcript, facts: pd.DataFrame, catalogue: Catalogue, language: Language) -> DocumentAnswer:
    """Lay out a document with everything that was read in it.

    Args:
        transcript: the document with its unread numbers.
        facts: its facts in reading order, as :meth:`etl.snapshot.publish.Snapshot.facts_of` gives them.
        catalogue: known indicators and divisions.
        language: of the names.
    """
    located = _located(facts, catalogue, language)
    read = transcript.document
    marked_text = _MarkedText(read.text, located, transcript.unread)
    return DocumentAnswer(
        doc=read.name,
        title=read.title or PurePosixPath(read.name).name,
        publisher=read.publisher,
        published=read.published,
        url=read.url,
        table=read.format in TABLE_FORMATS,
        text_kept=True,
        parts=tuple(_part(block, marked_text) for block in _blocks(read, located)),
        facts=located,
        unread=transcript.unread,
    )


def without_text(doc: str, facts: pd.DataFrame, catalogue: Catalogue, language: Language) -> DocumentAnswer:
    """Return what is known of a document that the snapshot does not hold: the facts read from it."""
    located = _located(facts, catalogue, language)
    return DocumentAnswer(doc, PurePosixPath(doc).name, "", "", "", False, False, (), located, ())
