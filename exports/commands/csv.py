"""``python -m exports csv``: the facts that a view shows, a row each."""

from __future__ import annotations

import argparse
from typing import Any

from exports.commands import tables
from exports.parts.saving import save
from exports.text.csvfile import csv_file


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of ``csv``."""
    return tables.add(commands, "csv", "write the facts of a view as CSV", run)


def run(parsed: argparse.Namespace) -> None:
    """Write the file. Raises ExportError where it cannot be made."""
    table = tables.table(parsed, ".csv")
    content = csv_file(table.answer, table.view, table.data.catalogue, table.sentences)
    save(parsed.output, lambda file: file.write(content))
