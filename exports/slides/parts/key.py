"""The line over a chart or table that explains its marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from compare.model.mark import Mark, Standing
from compare.model.view import View
from etl.model.messages import Language, message
from exports.slides.parts.colours import BETTER, INK, MUTED, NEUTRAL, WORSE
from exports.slides.parts.frame import Frame
from exports.slides.parts.labels import DOUBT
from exports.slides.parts.slide import text_box
from exports.slides.parts.template import Template
from exports.slides.parts.writing import LINE, Style, add_run, lines

SIZE = 11.0
SIGNED = "▲▼●"
"""Signs of standing in a table."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign in its colour and what it stands for."""

    sign: str
    colour: str
    words: str


def standing_entries(marks: Iterable[Mark], view: View, signs: str = "■■■") -> list[Entry]:
    """Return what the colours of standing mean, of those that occur, with what was compared."""
    language = view.lang
    against = message(f"export.kind.{view.against}", language) if view.against else ""
    found = {mark.standing for mark in marks}
    rows: tuple[tuple[Standing, str, str], ...] = (
        ("better", BETTER, signs[0]),
        ("worse", WORSE, signs[1]),
        ("equal", NEUTRAL, signs[2]),
    )
    entries = [
        Entry(sign, tint, message(f"deck.key.{name}", language, against=against))
        for name, tint, sign in rows
        if name in found
    ]
    if "unknown" in found and entries:
        # In a table nothing marks them.
        sign, key = ("■", "deck.key.unknown") if signs[0] == "■" else ("", "deck.key.unmarked")
        entries.append(Entry(sign, NEUTRAL, message(key, language, against=against)))
    return entries


def mark_entries(marks: Iterable[Mark], language: Language) -> list[Entry]:
    """Return what bounds, outlines and flags mean, of those that occur."""
    every = list(marks)
    told = (
        (any(mark.bound for mark in every), "> <", "deck.key.bound"),
        (
            any(mark.qualifier == "~" for mark in every),
            message("qualifier.about.symbol", language, value=""),
            "deck.key.about",
        ),
        (any(mark.hollow for mark in every), "□", "deck.key.hollow"),
        (any(mark.flags for mark in every), DOUBT, "deck.key.doubt"),
    )
    return [Entry(sign, INK, message(key, language)) for there, sign, key in told if there]


def draw_key(slide: Any, frame: Frame, entries: list[Entry], template: Template) -> Frame:
    """Write the entries in a line at the top of ``frame``; return what is left below."""
    if not entries:
        return frame
    text = "    ".join(f"{entry.sign} {entry.words}" for entry in entries)
    high = lines(text, SIZE, frame.across) * LINE * SIZE
    box = text_box(slide, frame.above(high), " ", template, Style(SIZE, MUTED))
    paragraph = box.text_frame._txBody.find(qn("a:p"))
    for old in list(paragraph):
        paragraph.remove(old)
    for at, entry in enumerate(entries):
        gap = "    " if at else ""
        add_run(paragraph, f"{gap}{entry.sign} " if entry.sign else gap, template.fonts, Style(SIZE, entry.colour))
        add_run(paragraph, entry.words, template.fonts, Style(SIZE, MUTED))
    return frame.below(high + 4)
