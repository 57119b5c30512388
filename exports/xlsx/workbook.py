"""The workbook: the table as shown, native charts, the facts with their sentences, and what to know about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import IO

from openpyxl import Workbook

from compare.model.answer import Answer
from compare.model.view import View
from etl.model.catalogue import Catalogue
from etl.model.messages import message
from exports.parts import mark_text
from exports.parts.context import ExportContext
from exports.parts.shown_answer import ShownAnswer
from exports.xlsx import answer_sheet, facts_sheet, notes
from exports.xlsx.facts_sheet import FactsWritten
from exports.xlsx.parts import cells, charts
from exports.xlsx.parts.streaming import free
from exports.xlsx.sheet import SHEETS, sheet_of

__all__ = ["ExportContext", "FactsWritten", "workbook", "write_workbook"]


def write_workbook(
    file: IO[bytes],
    answers: Answer | Sequence[Answer],
    view: View,
    catalogue: Catalogue,
    context: ExportContext,
    sentences: Mapping[str, str] | None = None,
    progress: FactsWritten | None = None,
) -> None:
    """Write one answer, or several, as an xlsx file in the view's language.

    Each answer has its sheets: the table as its tab shows it, a native chart (one a panel of several trends, none where
    indicators of different units stand side by side or nothing is to be drawn), the facts, and the notes. With several
    answers the sheets are numbered. ``sentences`` are those of the facts (by id) whose marks come without.
    Numbers are numbers; a qualifier, another year and months are shown in the cell and explained in its note.
    Facts are streamed: beyond the answer itself the memory needed does not grow with their number.

    Raises:
        ValueError: there is no answer to write.
        OSError: the file, or the temporary ones beside it, could not be written.
    """
    every = list(answers) if isinstance(answers, Sequence) else [answers]
    if not every:
        raise ValueError("a workbook needs at least one answer")
    book = Workbook(write_only=True)
    book._fonts[0] = cells.BODY_FONT  # the font of every cell without one of its own
    for number, answer in enumerate(every, start=1):

        def title(kind: str, part: int = 0, number: int = number) -> str:
            numbers = [str(part)] if part else [str(number)] if len(every) > 1 else []
            return cells.name(" ".join([message(f"export.sheet.{kind}", view.lang), *numbers]), book.sheetnames)

        with free(book, title("shown")) as sheet:
            answer_sheet.write_answer(sheet, answer, view)
        drawn = sheet_of(answer).charts(answer)
        for part, chart in enumerate(drawn, start=1):
            with free(book, title("chart", part if len(drawn) > 1 else 0)) as sheet:
                charts.write_chart(sheet, chart, view)
        marks = mark_text.marks(answer)
        facts_sheet.write_facts(
            book,
            title("facts"),
            marks,
            catalogue,
            view.lang,
            sentences or {},
            address=context.address,
            progress=progress,
        )
        with free(book, title("notes")) as sheet:
            notes.write_notes(sheet, answer, view, catalogue, context)
    book.save(file)


def workbook(
    answers: Answer | Sequence[Answer],
    view: View,
    catalogue: Catalogue,
    context: ExportContext,
    sentences: Mapping[str, str] | None = None,
) -> bytes:
    """Return what :func:`write_workbook` writes."""
    out = BytesIO()
    write_workbook(out, answers, view, catalogue, context, sentences)
    return out.getvalue()


def content(shown: ShownAnswer) -> bytes:
    """Return what is shown as a workbook; its links lead back to the dashboard."""
    return workbook(shown.answer, shown.view, shown.catalogue, shown.context, shown.sentences)


SHEETS.load()
