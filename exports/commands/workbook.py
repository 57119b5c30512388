"""``python -m exports workbook``: a view as an Excel workbook, written as it is made."""

from __future__ import annotations

import argparse
from typing import Any

from etl.commands import progress
from etl.model.messages import message
from exports.commands import one_view
from exports.parts.saving import save
from exports.xlsx.workbook import write_workbook


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of ``workbook``."""
    return one_view.add(commands, "workbook", "write a view as an Excel workbook", run)


def run(parsed: argparse.Namespace) -> None:
    """Write the workbook. Raises ExportError where it cannot be made."""
    one = one_view.shown_answer(parsed, "xlsx")
    with progress.bar(message("export.progress", one.view.lang)) as advance:
        report_progress = (lambda done, all: advance(done, all, "")) if advance else None
        save(
            parsed.output,
            lambda file: write_workbook(
                file, one.answer, one.view, one.catalogue, one.context, one.sentences, report_progress
            ),
        )
