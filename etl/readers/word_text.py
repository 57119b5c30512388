"""The text of a Word paragraph with its character format: raised, struck-through, hidden, deleted; and its equations.

The text is gathered from the markup itself, so that content controls and tracked insertions are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from etl.readers.formatted import Form, LeftOut, Stretch, assembled
from etl.readers.word_parts import W

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEFT_OUT = frozenset({FALLBACK, f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", f"{W}rt"})
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BUILT = frozenset({f"{_M}f", f"{_M}sSup"})
_APART = frozenset(
    f"{_M}{name}" for name in ("sSub", "sSubSup", "sPre", "nary", "m", "mr", "eqArr", "limLow", "limUpp")
)
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Format:
    """What a run's properties say; None where they leave it to the style."""

    raised: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None

    def over(self, other: Format) -> Format:
        """Return this format with ``other`` where it says nothing."""
        return Format(
            other.raised if self.raised is None else self.raised,
            other.struck if self.struck is None else self.struck,
            other.hidden if self.hidden is None else self.hidden,
        )

    @property
    def form(self) -> Form:
        """What becomes of text in this format."""
        return "gone" if self.struck or self.hidden else "raised" if self.raised else "plain"


_USUAL = Format()


def is_on(property_: Any) -> bool:
    """Whether a property that is either on or off is on."""
    return property_.get(f"{W}val") not in _OFF


def format_of(properties: Any) -> Format:
    """Return what an element ``w:rPr`` (or None) says."""
    if properties is None or not len(properties):
        return _USUAL
    found = _USUAL
    for one in properties:
        if one.tag == f"{W}vertAlign":
            found = replace(found, raised=one.get(f"{W}val") == "superscript")
        elif one.tag in (f"{W}strike", f"{W}dstrike"):
            found = replace(found, struck=found.struck or is_on(one))
        elif one.tag == f"{W}vanish":
            found = replace(found, hidden=is_on(one))
    return found


@dataclass(slots=True)
class WordText:
    """Paragraphs to text: ``formats`` are those of the styles, by style id; what is not read goes to ``left_out``."""

    formats: Mapping[str, Format]
    left_out: LeftOut

    def of(self, paragraph: Any) -> str:
        """Return the text of a paragraph; its line breaks are line ends."""
        style = paragraph.find(f"{W}pPr/{W}pStyle") if self.formats else None
        of_style = self.formats.get(style.get(f"{W}val") or "", _USUAL) if style is not None else _USUAL
        return assembled(self._stretches(paragraph, of_style), self.left_out)

    def _stretches(self, element: Any, outer: Format) -> Iterator[Stretch]:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, outer)
            elif tag == f"{W}del":
                yield "".join(child.itertext(f"{W}delText", f"{W}t")), "gone"
            elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
                yield equation(child), "plain"
            elif tag not in _LEFT_OUT:
                yield from self._stretches(child, outer)

    def _run(self, run: Any, outer: Format) -> Iterator[Stretch]:
        properties = run.find(f"{W}rPr")
        found = outer
        if properties is not None and len(properties):
            style = properties.find(f"{W}rStyle") if self.formats else None
            named = self.formats.get(style.get(f"{W}val") or "", _USUAL) if style is not None else _USUAL
            found = format_of(properties).over(named).over(outer)
        yield from ((text, found.form) for text in _texts(run))


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{_M}oMath", f"{_M}oMathPara"):
            yield equation(child)
        elif sign := _SIGNS.get(child.tag, ""):
            yield sign
        else:
            yield from _texts(child)


def equation(element: Any) -> str:
    """Return an equation as one would type it: ``3/4``, ``10^6``; parts that stand above each other are kept apart."""
    if element.tag == f"{_M}t":
        return element.text or ""
    parts = {child.tag: equation(child) for child in element} if element.tag in _BUILT else {}
    if element.tag == f"{_M}f":
        return f"{parts.get(f'{_M}num', '')}/{parts.get(f'{_M}den', '')}"
    if element.tag == f"{_M}sSup":
        return f"{parts.get(f'{_M}e', '')}^{parts.get(f'{_M}sup', '')}"
    apart = element.tag in _APART
    return (" " if apart else "").join(text for child in element if (text := equation(child)))
