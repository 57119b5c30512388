"""Facts printed: one JSON object a line, CSV, or a table for the eye."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, TextIO

from etl.model.fact import Fact

ListingFormat = Literal["jsonl", "csv", "table"]
# The keys of a printed fact, in this order. Other programs read them: add at the end, never rename.
KEYS = (
    "doc", "region", "region_code", "year", "period", "indicator", "name", "value", "value_high", "unit", "qualifier",
    "status", "subgroup", "start", "end", "quote", "confidence", "flags", "rule",
)  # fmt: skip
_SHOWN = ("region", "period", "name", "qualifier", "value", "unit", "status", "subgroup", "flags", "quote")

Write = Callable[[Iterable[Fact]], None]


@contextmanager
def writer(format: ListingFormat, stream: TextIO) -> Iterator[Write]:
    """Give a function that prints facts to ``stream``; a table is drawn when the context closes."""
    if format == "jsonl":
        yield lambda facts: stream.writelines(json.dumps(as_row(fact), ensure_ascii=False) + "\n" for fact in facts)
    elif format == "csv":
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(KEYS)
        yield lambda facts: rows.writerows(_flat(as_row(fact)).values() for fact in facts)
    else:
        kept: list[Fact] = []
        yield kept.extend
        _draw(kept, stream)


def as_row(fact: Fact) -> dict[str, object]:
    """Return the printed form of a fact: the keys of :data:`KEYS`, a whole number without a decimal point."""
    row = {name: getattr(fact, name) for name in KEYS}
    row.update(value=_plain(fact.value), value_high=_plain(fact.value_high), flags=list(fact.flags))
    return row


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


def _flat(row: dict[str, object]) -> dict[str, object]:
    flags = row["flags"]
    return {**row, "flags": "|".join(flags)} if isinstance(flags, list) else row


def _draw(facts: list[Fact], stream: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*_SHOWN)
    for fact in facts:
        row = _flat(as_row(fact))
        table.add_row(*("" if row[name] is None else str(row[name]) for name in _SHOWN))
    Console(file=stream, highlight=False, markup=False).print(table)
