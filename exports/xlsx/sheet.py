"""What a tab brings to a workbook: its table, the native charts of it, and what the notes tell besides."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol, TypeVar, runtime_checkable

from openpyxl.worksheet.worksheet import Worksheet

from compare.model.answer import Answer
from compare.model.tabs import Layer
from compare.model.view import View
from exports.xlsx.parts.charts import ChartSheet

A = TypeVar("A", bound=Answer, contravariant=True)
B = TypeVar("B", bound=Answer)


@runtime_checkable
class Sheet(Protocol[A]):
    """How one kind of answer is written. Its module exports one as ``SHEET``, of a class that inherits from this."""

    @abstractmethod
    def write(self, sheet: Worksheet, answer: A, view: View, /) -> int:
        """Write the table from :data:`exports.xlsx.parts.cells.HEADER_ROW` on; return the last row written."""

    def charts(self, _answer: A, /) -> tuple[ChartSheet, ...]:
        """Return the native charts, each for a sheet of its own; none where nothing is to be drawn."""
        return ()

    def notes(self, _answer: A, _view: View, /) -> list[tuple[str, str]]:
        """Return what the sheet of notes tells of the answer besides: messages ``export.<item>``, and the content."""
        return []


SHEETS = Layer("exports.xlsx", "SHEET", lambda part: isinstance(part, Sheet))


def sheet_of(answer: B) -> Sheet[B]:
    """Return how an answer is written into a workbook."""
    found: Sheet[B] = SHEETS.of_answer(answer)
    return found
