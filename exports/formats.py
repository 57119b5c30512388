"""The one list of file formats that a view can be taken along in: the menu, the download and the commands follow it.

docs/extending.md adds one step by step.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from exports.parts.shown_answer import ShownAnswer

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
CSV = "text/csv;charset=utf-8"


class Writer(Protocol):
    """A module that writes a format."""

    def content(self, shown: ShownAnswer, /) -> bytes:
        """Return the file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    ``key`` names its item of the menu (id ``export-<key>``, messages ``screen.export.<key>`` and ``<key>_hint``),
    ``module`` is the :class:`Writer`, loaded at the first file, as what it takes would slow every start. ``help`` is
    what ``python -m exports <key>`` tells of itself; empty where the format has a command module of its own.
    """

    key: str
    ending: str
    media_type: str
    module: str
    help: str = ""

    def content(self, shown: ShownAnswer) -> bytes:
        """Return what is shown as a file."""
        writer: Writer = import_module(self.module)
        return writer.content(shown)


FORMATS: tuple[Format, ...] = (
    Format("excel", "xlsx", EXCEL, "exports.xlsx.workbook"),
    Format("deck", "pptx", POWERPOINT, "exports.slides.deck"),
    Format("csv", "csv", CSV, "exports.text.csvfile", help="write the facts of a view as CSV"),
)
"""Every format, in the order of the menu."""
