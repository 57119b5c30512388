"""A slide around its content: title, what it is about, footnote, notes, number."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu

from exports.parts.colours import INK, MUTED
from exports.slides.parts.frame import Frame
from exports.slides.parts.template import Template
from exports.slides.parts.writing import EMU, LINE, Style, fitted, lines, shortened, write_text

TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
ABOUT, FOOT = 13.0, 9.5
FOOT_LINES = 5
"""Most lines of a footnote on a slide; the notes have all of it."""
SIDE, EDGE = 0.042, 0.03
"""Least margin at the sides and at the foot, as shares of the slide."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
LOWEST_TITLE = 0.4
"""A layout whose title ends lower than this share of the slide is none for content: the title is put at the top."""


@dataclass(frozen=True, slots=True)
class SlideText:
    """What stands around the content: title, line under it, footnote, what ends a shortened footnote, the notes."""

    title: str
    about: str
    foot: str
    ending: str
    notes: str


def text_box(slide: Any, frame: Frame, text: str, template: Template, style: Style, *, anchor: Any = None) -> Any:
    """Add a box of text without margins; return its shape."""
    box = slide.shapes.add_textbox(Emu(frame.left), Emu(frame.top), Emu(frame.width), Emu(frame.height))
    held = box.text_frame
    held.word_wrap = True
    held.margin_left = held.margin_right = held.margin_top = held.margin_bottom = 0
    if anchor is not None:
        held.vertical_anchor = anchor
    write_text(held._txBody, text, template.fonts, style)
    return box


def _title_of(layout: Any) -> Any:
    found = (shape for shape in layout.placeholders if shape.placeholder_format.type in _TITLES)
    return next(found, None)


def _title_frame(template: Template) -> Frame:
    """Return where the title stands: as the layout has it, or at the top where that is no place over content."""
    held, whole_slide = _title_of(template.content), template.whole_slide
    side = round(whole_slide.width * SIDE)
    own = Frame(
        side, round(whole_slide.height * 0.045), whole_slide.width - 2 * side, round(whole_slide.height * 0.115)
    )
    if held is None or None in (held.left, held.top, held.width, held.height):
        return own
    found = Frame(held.left, held.top, held.width, held.height)
    fits = found.bottom <= LOWEST_TITLE * whole_slide.height and found.width >= whole_slide.width / 2
    return found if fits else own


def _write_title(slide: Any, text: str, frame: Frame, template: Template) -> None:
    size = fitted(text, TITLE_SIZES, 0.94 * frame.width_points - 16, frame.height_points)
    held = slide.shapes.title
    if held is None:
        text_box(slide, frame, text, template, Style(size, INK, bold=True), anchor=MSO_ANCHOR.BOTTOM)
        return
    held.left, held.top, held.width, held.height = (
        Emu(side) for side in (frame.left, frame.top, frame.width, frame.height)
    )
    write_text(held.text_frame._txBody, text, template.fonts, Style(size, None))


def _clear(slide: Any) -> None:
    """Remove placeholders that stay empty: PowerPoint would ask to click them."""
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
            shape._element.getparent().remove(shape._element)


def _number(slide: Any, layout: Any) -> None:
    """Give the slide its number where the layout has a place for it."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            own = copy.deepcopy(shape._element)
            own.nvSpPr.cNvPr.set("id", str(max(int(i) for i in slide.shapes._spTree.xpath("//@id") if i.isdigit()) + 1))
            slide.shapes._spTree.append(own)


def _bottom(layout: Any, whole_slide: Frame) -> int:
    """Return where content ends: over the layout's own furniture at its foot, else at the slide's margin."""
    tops = [
        shape.top for shape in layout.placeholders if shape.top is not None and shape.top > 0.85 * whole_slide.height
    ]
    return int(min([*tops, round(whole_slide.height * (1 - EDGE))]))


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Where everything stands on a slide, and its texts as far as they fit."""

    title: Frame
    about: Frame
    body: Frame
    foot: Frame
    about_text: str
    foot_text: str


def anatomy(template: Template, text: SlideText) -> Anatomy:
    """Return where everything stands on a slide with this wording."""
    whole_slide, title = template.whole_slide, _title_frame(template)
    # Text in a placeholder stands in from its edge; what stands under it is in line with the text.
    indent = round(7.2 * EMU) if _title_of(template.content) is not None else 0
    side = max(min(title.left, whole_slide.width - title.left - title.width), round(whole_slide.width * SIDE)) + indent
    body_width, wide = whole_slide.width - 2 * side, (whole_slide.width - 2 * side) / EMU
    about_text = shortened(text.about, wide, ABOUT, 2, "…")
    high = round(ABOUT * LINE * lines(about_text, ABOUT, wide) * EMU) if about_text else 0
    foot_text = shortened(text.foot, wide * 0.97, FOOT, FOOT_LINES, text.ending)
    foot_high = round(LINE * FOOT * lines(foot_text, FOOT, wide * 0.97) * EMU)
    bottom = _bottom(template.content, whole_slide)
    about = Frame(side, title.bottom + 3 * EMU, body_width, high)
    top = about.bottom + 9 * EMU
    body = Frame(side, top, body_width, bottom - foot_high - 8 * EMU - top)
    return Anatomy(title, about, body, Frame(side, bottom - foot_high, body_width, foot_high), about_text, foot_text)


def add_slide(template: Template, text: SlideText) -> tuple[Any, Frame]:
    """Add a slide with everything but its content; return it and the frame that is left for the content."""
    frames = anatomy(template, text)
    slide = template.presentation.slides.add_slide(template.content)
    _clear(slide)
    _write_title(slide, text.title, frames.title, template)
    if frames.about_text:
        text_box(slide, frames.about, frames.about_text, template, Style(ABOUT, MUTED))
    if frames.foot_text:
        text_box(slide, frames.foot, frames.foot_text, template, Style(FOOT, MUTED))
    _number(slide, template.content)
    write_notes(slide, text.notes, template)
    return slide, frames.body


def write_notes(slide: Any, text: str, template: Template) -> None:
    """Write the notes of a slide."""
    if text:
        body = slide.notes_slide.notes_text_frame._txBody
        write_text(body, text, template.fonts, Style(None, None))
