"""What the commands ``workbook`` and ``csv`` share: one view, asked of the data, with the sentences of its facts."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from compare.answers.questions import ask
from compare.facts import headlines
from compare.model.answer import Answer
from compare.model.view import View
from exports.commands import selection
from exports.commands.selection import Data
from exports.parts.errors import ExportError


@dataclass(frozen=True, slots=True)
class Table:
    """A view, its answer and the sentences (by fact id) of what the answer shows."""

    view: View
    answer: Answer
    data: Data
    sentences: Mapping[str, str]


def add(commands: Any, name: str, help: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
    """Add the parser of a command that writes one view; ``run`` does it."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help)
    parser.add_argument("--view", required=True, metavar="QUERY", help="URL query, or whole address, of a view")
    selection.options(parser)
    parser.set_defaults(run=run)
    return parser


def table(parsed: argparse.Namespace, ending: str) -> Table:
    """Answer the view. Raises ExportError where file name, query or data are not usable."""
    if parsed.output.suffix.lower() != ending:
        raise ExportError("ending", file=str(parsed.output), ending=ending)
    data = selection.opened(parsed.data)
    view = selection.view(parsed.view, data, parsed.lang)
    answer = ask(view, data.store, data.catalogue)
    return Table(view, answer, data, headlines.sentences(data.store.snapshot, answer.drawn()))
