"""``python -m exports workbook``: a view as an Excel workbook."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Any

from compare.view import to_query
from etl import progress
from etl.messages import message
from exports.commands import tables
from exports.context import Context
from exports.saving import save
from exports.workbook import write


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of ``workbook``."""
    parser = tables.add(commands, "workbook", "write a view as an Excel workbook")
    parser.set_defaults(run=run)
    return parser


def run(parsed: argparse.Namespace) -> None:
    """Write the workbook. Raises ExportError where it cannot be made."""
    table = tables.table(parsed, ".xlsx")
    view, snapshot, address = table.view, table.data.store.snapshot, parsed.address.rstrip("/")
    link = f"{address}/compare?{to_query(view)}"
    context = Context(snapshot.id, snapshot.published_at, datetime.now(UTC), link, address)
    with progress.bar(message("export.progress", view.lang)) as advance:
        told = (lambda done, all: advance(done, all, "")) if advance else None
        save(
            parsed.output,
            lambda file: write(file, table.answer, view, table.data.catalogue, context, table.sentences, told),
        )
