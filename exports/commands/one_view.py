"""Commands that write one view: what they share, and that of a file format without a module of its own here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exports.commands import selection
from exports.formats import Format
from exports.parts.errors import ExportError
from exports.parts.saving import save
from exports.parts.shown_answer import ShownAnswer


def add(commands: Any, name: str, help: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
    """Add the parser of a command that writes one view; ``run`` does it."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help)
    parser.add_argument("--view", required=True, metavar="QUERY", help="URL query, or whole address, of a view")
    selection.options(parser)
    parser.set_defaults(run=run)
    return parser


def shown_answer(parsed: argparse.Namespace, ending: str) -> ShownAnswer:
    """Answer the view. Raises ExportError where file name, query or data are not usable."""
    if parsed.output.suffix.lower() != f".{ending}":
        raise ExportError("ending", file=str(parsed.output), ending=f".{ending}")
    data = selection.open_data(parsed.data)
    return ShownAnswer.of(selection.view(parsed.view, data, parsed.lang), data.store, parsed.address)


@dataclass(frozen=True, slots=True)
class FormatCommand:
    """The command of a format: its key, and what it writes."""

    format: Format

    def add(self, commands: Any) -> argparse.ArgumentParser:
        """Add the parser."""
        return add(commands, self.format.key, self.format.help, self.run)

    def run(self, parsed: argparse.Namespace) -> None:
        """Write the file. Raises ExportError where it cannot be made."""
        content = self.format.content(shown_answer(parsed, self.format.ending))
        save(parsed.output, lambda file: file.write(content))
