"""Values in the cells of a table on a slide: on the fill of their standing, with its sign."""

from __future__ import annotations

from compare.model.mark import Mark
from compare.model.palette import STANDING_SIGNS
from etl.model.messages import Language
from exports.parts.colours import FILLS
from exports.slides.parts.labels import value_text
from exports.slides.parts.tables import SlideCell


def plain_cell(mark: Mark | None, language: Language, *, dated: bool = False, bold: bool = False) -> SlideCell:
    """Return a cell of a value as it stands; ``dated``: its year is said also where it is the one asked for."""
    return (
        SlideCell("", "r")
        if mark is None
        else SlideCell(value_text(mark, language, dated=dated), "r", bold=bold, mark=mark)
    )


def standing_cell(mark: Mark | None, language: Language) -> SlideCell:
    """Return a cell of a value with sign and fill of its standing."""
    if mark is None:
        return SlideCell("", "r")
    text = f"{STANDING_SIGNS.get(mark.standing, '')} {value_text(mark, language)}".strip()
    return SlideCell(text, "r", FILLS.get(mark.standing, ""), mark=mark)
