"""Cover and contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from compare.model.caption import version_words
from etl.model.messages import message
from exports.parts.colours import INK, MUTED
from exports.parts.context import ExportContext
from exports.slides.parts.frame import Frame
from exports.slides.parts.slide import SlideText, add_slide, text_box
from exports.slides.parts.template import Template
from exports.slides.parts.writing import EMU, LINE, Style, add_run, clean, fitted, shortened, write_text

ENTRY = 15.0
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def _cover_texts(template: Template, comment: str, context: ExportContext) -> str:
    language = template.fonts.language
    made = context.exported_at.date().isoformat()
    version = version_words(context.data_version, context.published_at, language)
    return "\n".join(part for part in (comment, made, version) if part)


def add_cover(template: Template, name: str, comment: str, context: ExportContext) -> None:
    """Add the cover: name, comment, date and data version, in the layout's own places where it has them."""
    slide = template.presentation.slides.add_slide(template.cover)
    whole_slide, texts = template.whole_slide, _cover_texts(template, comment, context)
    title = subtitle = None
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind in TITLES:
            title = shape
        elif subtitle is None and kind in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY):
            subtitle = shape
        else:
            shape._element.getparent().remove(shape._element)
    side = round(whole_slide.width * 0.08)
    if title is not None:
        room = Frame(0, 0, title.width, title.height)
        size = fitted(name, (40.0, 36.0, 32.0, 28.0, 24.0, 20.0), room.width_points - 16, room.height_points)
        write_text(title.text_frame._txBody, name, template.fonts, Style(size, None))
    else:
        at = Frame(side, round(whole_slide.height * 0.3), whole_slide.width - 2 * side, round(whole_slide.height * 0.2))
        text_box(slide, at, name, template, Style(36, INK, bold=True))
    if subtitle is not None:
        room = Frame(0, 0, subtitle.width, subtitle.height)
        size = fitted(texts, (18.0, 16.0, 14.0, 12.0), room.width_points - 16, room.height_points)
        write_text(subtitle.text_frame._txBody, texts, template.fonts, Style(size, None))
    else:
        at = Frame(
            side, round(whole_slide.height * 0.55), whole_slide.width - 2 * side, round(whole_slide.height * 0.25)
        )
        text_box(slide, at, texts, template, Style(16, MUTED))


def _contents_text(template: Template) -> SlideText:
    return SlideText(message("deck.contents", template.fonts.language), "", "", "", "")


def per_slide(template: Template) -> int:
    """Return how many entries a slide of contents holds."""
    from exports.slides.parts.slide import anatomy

    return max(1, int(anatomy(template, _contents_text(template)).body.height_points // (ENTRY * LINE * 1.35)))


def add_contents(template: Template, count: int) -> list[tuple[Any, Frame]]:
    """Add as many empty slides of contents as ``count`` entries need; they are filled when all slides are there."""
    return [add_slide(template, _contents_text(template)) for _ in range(-(-count // per_slide(template)))]


def fill_contents(
    template: Template, held: Sequence[tuple[Any, Frame]], entries: Sequence[tuple[str, Any, int]]
) -> None:
    """Write title and number of each view's first slide, leading to it; ``entries`` are title, slide and number."""
    most = per_slide(template)
    for at, (slide, frame) in enumerate(held):
        box = text_box(slide, frame, " ", template, Style(ENTRY))
        body = box.text_frame._txBody
        for old in body.findall(qn("a:p")):
            body.remove(old)
        for number, entry in enumerate(entries[at * most : (at + 1) * most], start=at * most + 1):
            _entry(slide, body, frame, number, entry, template)


def _entry(slide: Any, body: Any, frame: Frame, number: int, entry: tuple[str, Any, int], template: Template) -> None:
    title, leads_to, at = entry
    paragraph = etree.SubElement(body, qn("a:p"))
    properties = etree.SubElement(paragraph, qn("a:pPr"))
    spacing = etree.SubElement(properties, qn("a:spcAft"))
    etree.SubElement(spacing, qn("a:spcPts"), val=str(round(ENTRY * 35)))
    stops = etree.SubElement(properties, qn("a:tabLst"))
    etree.SubElement(stops, qn("a:tab"), pos=str(frame.width - 10 * EMU), algn="r")
    fonts = template.fonts
    one_line = " ".join(clean(title).split())
    cut = shortened(one_line, frame.width_points - 90, ENTRY, 1, "…")
    add_run(paragraph, f"{number}  ", fonts, Style(ENTRY, MUTED))
    run = add_run(paragraph, cut, fonts, Style(ENTRY, INK))
    add_run(paragraph, f"\t{at}", fonts, Style(ENTRY, MUTED))
    link = etree.SubElement(run.find(qn("a:rPr")), qn("a:hlinkClick"))
    link.set(qn("r:id"), slide.part.relate_to(leads_to.part, RELATIONSHIP_TYPE.SLIDE))
    link.set("action", "ppaction://hlinksldjump")
