"""The commands of ``python -m exports``: each module adds one to the parser and runs it."""

from __future__ import annotations

import argparse
from typing import Any, Protocol

from etl.model.messages import Language
from exports.commands import csv, deck, workbook
from exports.parts.errors import ExportError


class Command(Protocol):
    """A module with a command: ``add`` makes its parser, whose default ``run`` takes the parsed arguments."""

    def add(self, commands: Any) -> argparse.ArgumentParser:
        """Add the command's parser."""


COMMANDS: tuple[Command, ...] = (deck, workbook, csv)


def told(error: ExportError, language: Language | None) -> str:
    """Return the wording of an error: in the language asked for, else in both."""
    return error.text(language) if language else f"{error.text('zh')}\n{error.text('en')}"
