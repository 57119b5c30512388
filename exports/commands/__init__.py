"""The commands of ``python -m exports``: a module or a format each, which adds it to the parser and runs it."""

from __future__ import annotations

import argparse
from typing import Any, Protocol

from etl.model.messages import Language
from exports.commands import deck, workbook
from exports.commands.one_view import FormatCommand
from exports.formats import FORMATS
from exports.parts.errors import ExportError


class Command(Protocol):
    """What has a command: ``add`` makes its parser, whose default ``run`` takes the parsed arguments."""

    def add(self, commands: Any) -> argparse.ArgumentParser:
        """Add the command's parser."""


COMMANDS: tuple[Command, ...] = (deck, workbook, *(FormatCommand(format) for format in FORMATS if format.help))


def error_text(error: ExportError, language: Language | None) -> str:
    """Return the wording of an error: in the language asked for, else in both."""
    return error.text(language) if language else f"{error.text('zh')}\n{error.text('en')}"
