"""The line over a chart or table that explains its marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from compare.model.answer import Answer
from compare.model.key import KeyName
from compare.model.palette import DOUBT, STANDING_SIGNS
from compare.model.view import View
from etl.model.messages import message
from exports.parts.colours import BETTER, INK, MUTED, NEUTRAL, WORSE
from exports.slides.parts.frame import Frame
from exports.slides.parts.slide import text_box
from exports.slides.parts.template import Template
from exports.slides.parts.writing import LINE, Style, add_run, lines

SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Sign:
    """What marks a value on a slide, in its colour."""

    shape: str
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign in its colour and what it stands for."""

    sign: str
    colour: str
    text: str


Signs = Mapping[KeyName, Sign]
"""The signs that a drawing draws, by entry of the key."""

TEXT: Signs = {"bound": Sign("> <"), "about": Sign(""), "doubt": Sign(DOUBT)}
"""What values tell as text, in charts and tables alike; the sign of about is a word of the language."""
TABLE: Signs = {
    "better": Sign(STANDING_SIGNS["better"], BETTER),
    "worse": Sign(STANDING_SIGNS["worse"], WORSE),
    "equal": Sign(STANDING_SIGNS["equal"], NEUTRAL),
    "plain": Sign("", NEUTRAL),
    **TEXT,
}
CHART: Signs = {**TEXT, "derived": Sign("○"), "part_year": Sign("□")}


def entries(answer: Answer, view: View, signs: Signs, names: Iterable[KeyName] | None = None) -> list[Entry]:
    """Return the entries of an answer's key, or of ``names``, that a drawing has ``signs`` for."""
    about = message("qualifier.about.symbol", view.lang, value="")
    return [
        Entry(
            about if name == "about" else signs[name].shape,
            signs[name].colour,
            # On paper nothing can be opened.
            answer.key_words("doubt_notes" if name == "doubt" else name, view),
        )
        for name in (answer.key(view) if names is None else names)
        if name in signs
    ]


def draw_key(slide: Any, frame: Frame, entries: list[Entry], template: Template) -> Frame:
    """Write the entries in a line at the top of ``frame``; return what is left below."""
    if not entries:
        return frame
    text = "    ".join(f"{entry.sign} {entry.text}" for entry in entries)
    high = lines(text, SIZE, frame.width_points) * LINE * SIZE
    box = text_box(slide, frame.above(high), " ", template, Style(SIZE, MUTED))
    paragraph = box.text_frame._txBody.find(qn("a:p"))
    for old in list(paragraph):
        paragraph.remove(old)
    for at, entry in enumerate(entries):
        gap = "    " if at else ""
        add_run(paragraph, f"{gap}{entry.sign} " if entry.sign else gap, template.fonts, Style(SIZE, entry.colour))
        add_run(paragraph, entry.text, template.fonts, Style(SIZE, MUTED))
    return frame.below(high + 4)
