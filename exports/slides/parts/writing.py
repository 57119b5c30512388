"""Text on slides: runs with fonts for Chinese and other letters, their language, and sizes at which they fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from etl.model.messages import Language
from exports.parts.colours import INK

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_THIN = frozenset(" .,:;·()[]|!ilj'-")
_WIDE = frozenset("‰—…⚑▲▼●■◆↑↓")
LINE = 1.25
"""Height of a line, as a multiple of the letters' size."""
EMU = 12_700
"""English Metric Units of a point."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a deck is set in: the typefaces of Latin and of East Asian letters, and the language of its text."""

    latin: str
    east_asian: str
    language: Language

    @property
    def tag(self) -> str:
        """The language as PowerPoint names it."""
        return "zh-CN" if self.language == "zh" else "en-US"


def clean(text: str) -> str:
    """Remove what XML cannot hold; lines end with LF."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def width(text: str, size: float) -> float:
    """Return about how wide a line is, in points: Chinese characters are square, others a little over half as wide."""
    return size * sum(
        1.0 if ord(letter) > 0x2E80 or letter in _WIDE else 0.3 if letter in _THIN else 0.58 for letter in text
    )


def lines(text: str, size: float, room: float) -> int:
    """Return about how many lines a text takes in ``room`` points."""
    return sum(max(1, ceil(width(line, size) / max(room, size))) for line in text.split("\n"))


def fitted(text: str, sizes: tuple[float, ...], room: float, height: float) -> float:
    """Return the largest of the sizes (largest first) at which a text fits a box; the smallest where none does."""
    fits = (size for size in sizes if lines(text, size, room) * LINE * size <= height)
    return next(fits, sizes[-1])


def shortened(text: str, room: float, size: float, count: int, ending: str) -> str:
    """Cut a text to ``count`` lines of ``room`` points, with ``ending`` where it was longer."""
    if lines(text, size, room) <= count:
        return text
    kept = text
    while kept and lines(kept + ending, size, room) > count:
        kept = kept[: -max(1, len(kept) // 50)]
    return kept.rstrip() + ending


def set_fonts(properties: Any, fonts: Fonts) -> None:
    """Name the typefaces in run properties (``a:rPr``, ``a:defRPr``), for Latin and for East Asian letters."""
    for tag, typeface in (("a:latin", fonts.latin), ("a:ea", fonts.east_asian), ("a:cs", fonts.latin)):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        etree.SubElement(properties, qn(tag)).set("typeface", typeface)


@dataclass(frozen=True, slots=True)
class Style:
    """How a run looks; ``size`` in points and ``colour`` None: as the template has it."""

    size: float | None = None
    colour: str | None = INK
    bold: bool | None = None


def add_run(paragraph: Any, text: str, fonts: Fonts, style: Style) -> Any:
    """Append a run to a paragraph (``a:p``) element; return its ``a:r``."""
    run = etree.SubElement(paragraph, qn("a:r"))
    properties = etree.SubElement(run, qn("a:rPr"), lang=fonts.tag, dirty="0")
    if fonts.language == "zh":
        properties.set("altLang", "en-US")
    if style.size is not None:
        properties.set("sz", str(round(style.size * 100)))
    if style.bold is not None:
        properties.set("b", "1" if style.bold else "0")
    if style.colour is not None:
        fill = etree.SubElement(properties, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr"), val=style.colour)
    set_fonts(properties, fonts)
    etree.SubElement(run, qn("a:t")).text = clean(text)
    return run


def write_text(body: Any, text: str, fonts: Fonts, style: Style, *, align: str = "") -> None:
    """Replace the paragraphs of a text body (``p:txBody``, ``a:txBody``) by ``text``, one a line."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for line in clean(text).split("\n"):
        paragraph = etree.SubElement(body, qn("a:p"))
        if align:
            etree.SubElement(paragraph, qn("a:pPr"), algn=align)
        if line:
            add_run(paragraph, line, fonts, style)
        elif style.size is not None:  # an empty line is as high as a written one
            etree.SubElement(paragraph, qn("a:endParaRPr"), lang=fonts.tag, sz=str(round(style.size * 100)))
