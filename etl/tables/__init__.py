"""Facts from documents that are tables (csv, xlsx): one figure a row, or one dimension across the columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.model.catalogue import Catalogue
from etl.model.document import Block, Document
from etl.model.fact import Fact
from etl.model.problems import Problem
from etl.model.wording import pattern
from etl.tables import caption, figures, fractions, layout
from etl.tables.cells import Cell
from etl.tables.figures import Unread
from etl.tables.labels import Labels

_MODEL = pattern(r"{of_a_model}")
BLANK_ALIGNED = frozenset({"txt", "pdf"})


def facts_of_table(document: Document, catalogue: Catalogue) -> tuple[list[Fact], list[Problem]]:
    """Read the facts of every table of ``document``.

    Returns:
        The facts in reading order, and a problem for every table without a recognisable header, for columns that are
        not known and for cells and rows that were left out.
    """
    labels = _labels(catalogue)
    facts: list[Fact] = []
    problems: list[Problem] = []
    tables = list(_tables(document))
    for table in tables:
        found, doubts = _read(document, table, labels)
        facts += found
        problems += doubts
    if not tables:
        problems.append(Problem("no_header", {"where": document.name}))
    return facts, problems


_made: list[Labels] = []


def _labels(catalogue: Catalogue) -> Labels:
    """Return the names of ``catalogue``, made once: a process has one catalogue and many documents."""
    if not _made or _made[0].catalogue is not catalogue:
        _made[:] = [Labels(catalogue)]
    return _made[0]


@dataclass(frozen=True, slots=True)
class _Table:
    block: Block
    before: tuple[str, ...]
    outside: str
    where: str


def _tables(document: Document) -> Iterator[_Table]:
    """Yield the tables with the captions between each and the one before it."""
    outside = "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind != "table")
    before: list[str] = []
    for count, block in enumerate(document.blocks):
        if block.kind != "table":
            before.append(document.text[block.start : block.end])
            continue
        where = next((line for line in reversed(before) if line.strip()), document.name)
        yield _Table(block, tuple(before), outside, where if count else document.name)
        before = []


def _read(document: Document, table: _Table, labels: Labels) -> tuple[list[Fact], list[Problem]]:
    rows = _cells(document.text, table.block)
    near = caption.read(document, table.before, table.outside, labels, table.where).region
    found = layout.find(rows, labels, near)
    if found is None:
        return [], [Problem("no_header", {"where": table.where})]
    above = ["\t".join(cell.text for cell in row if cell.text.strip()) for row in rows[: max(0, found.body - 1)]]
    below = [row[0].text for row in rows if sum(bool(cell.text.strip()) for cell in row) == 1 and row[0].text.strip()]
    notes = "\n".join([table.outside, *below])
    said = caption.read(document, [*table.before, *above], notes, labels, table.where)
    unread = Unread()
    aligned = document.format in BLANK_ALIGNED
    whole = figures.Table(document.name, document.text, rows, found, said, labels, aligned)
    facts = fractions.refused(list(figures.facts(whole, unread)), document.text, labels.catalogue)
    if facts and not any(fact.indicator for fact in facts):
        return [], [Problem("no_indicator", {"where": table.where})]
    if _MODEL.search("\n".join([*table.before, *above])) or _is_no_statistic(facts, labels.catalogue):
        return [], [Problem("implausible_table", {"where": table.where})]
    return facts, [*_doubts(table.where, found, unread)]


def _cells(text: str, block: Block) -> list[tuple[Cell, ...]]:
    covered = block.covered or frozenset()
    merged = {row for row, at in covered if at and len(block.rows[row]) > at and _filled(block.rows[row][at - 1])}
    return [
        tuple(
            Cell(text[s:e], s, e, bare=at in merged and s == e and (at, column) not in covered)
            for column, (s, e) in enumerate(row)
        )
        for at, row in enumerate(block.rows)
    ]


def _filled(span: tuple[int, int]) -> bool:
    return span[0] < span[1]


def _is_no_statistic(facts: list[Fact], catalogue: Catalogue) -> bool:
    """Tell a table of weights, ranks or correlations by values that no indicator could have."""
    known = [fact for fact in facts if fact.indicator and fact.value is not None]
    return len(known) > 2 and sum(_is_impossible(fact, catalogue) for fact in known) * 2 > len(known)


def _is_impossible(fact: Fact, catalogue: Catalogue) -> bool:
    indicator, value = catalogue.indicators[fact.indicator], fact.value
    if value is None:
        return False
    return (indicator.low is not None and value < indicator.low) or (
        indicator.high is not None and value > indicator.high
    )


def _doubts(where: str, found: layout.Layout, unread: Unread) -> Iterator[Problem]:
    if found.unknown:
        yield Problem("unknown_columns", {"where": where, "columns": "、".join(found.unknown)})
    if unread.flags:
        yield Problem("unknown_flags", {"where": where, "flags": "、".join(dict.fromkeys(unread.flags))})
    if unread.codes:
        codes = list(dict.fromkeys(unread.codes))
        yield Problem("codes_contradict", {"where": where, "count": len(codes), "example": codes[0]})
    if unread.cells:
        yield Problem("unread_cells", {"where": where, "count": len(unread.cells), "example": unread.cells[0][:40]})
    if unread.rows:
        yield Problem("unread_rows", {"where": where, "count": len(unread.rows), "example": unread.rows[0][:40]})
