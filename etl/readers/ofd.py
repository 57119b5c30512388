"""OFD (GB/T 33190), the state's format of fixed pages: text objects by their places, set into lines as in a PDF.

An archive of XML: ``OFD.xml`` names the document, that its pages; a page holds text objects, each with the strings it
draws, where they begin and how far each character advances. Lengths are in millimetres from the upper left corner.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat
from typing import Any

from etl.model.document import Document
from etl.readers import pdf_layout
from etl.readers.bytes.archive import check_archive
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source
from etl.readers.pages import document_of
from etl.readers.pdf_layout import Line, Run

_PAGE_HEIGHT = 297.0
_NARROW = 0.55
"""How wide a half-width character is, in heights."""
_SPACED = 1.5
"""How far apart letter-spaced characters may be, in heights; what advances further begins a column."""
_MOST_GLYPHS = 100_000


def read_ofd(source: Source) -> Document:
    """Return the document of an OFD file; see :func:`etl.readers.pages.document_of` for pages without text.

    Raises:
        UnreadableError: ``scanned_pdf``, ``empty_file``, ``corrupt_file`` and what :func:`check_archive` raises.
    """
    check_format(source, "OFD", frozenset({"OFD", "ZIP?"}))
    check_archive(source)
    with source.corrupt_unless_parsed(), zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        pages: list[list[Line]] = []
        title = ""
        for body in _named(_parsed(archive, "OFD.xml"), "DocBody"):
            title = title or _text(body, "Title")
            pages.extend(_pages(archive, _text(body, "DocRoot")))
    if not pages:
        raise source.refuse("empty_file")
    return document_of(source, "ofd", pages, title)


def _pages(archive: zipfile.ZipFile, root: str) -> Iterator[list[Line]]:
    folder = posixpath.dirname(root)
    document = _parsed(archive, root)
    common = _box(_text(document, "PhysicalBox"))
    for page in (page for pages in _named(document, "Pages") for page in _named(pages, "Page")):
        content = _parsed(archive, posixpath.join(folder, page.get("BaseLoc") or ""))
        height = (_box(_text(content, "PhysicalBox")) or common or (0, 0, 0, _PAGE_HEIGHT))[3]
        found = [run for one in content.iter() if _name(one) == "TextObject" for run in _runs(one, height)]
        yield pdf_layout.set_lines(pdf_layout.merged(found), height)


def _runs(element: Any, height: float) -> Iterator[Run]:
    """Yield the characters of a text object with their boxes, measured from the lower left corner of the page."""
    box, size = _box(element.get("Boundary") or ""), _number(element.get("Size"))
    if box is None or not size or element.get("Visible") == "false":
        return
    a, b, c, d, e, f = _numbers(element.get("CTM") or "") or (1, 0, 0, 1, 0, 0)
    for code in _named(element, "TextCode"):
        text = code.text or ""
        steps = _steps(code.get("DeltaX") or "", size), _steps(code.get("DeltaY") or "", 0.0)
        x, y = _number(code.get("X")), _number(code.get("Y"))
        tall, scale = size * (abs(d) or 1), abs(a) or 1
        for sign, right, down in zip(text, *steps, strict=False):
            left, base = box[0] + a * x + c * y + e, box[1] + b * x + d * y + f
            advance = right if 0 < right <= _SPACED * size else size * (_NARROW if sign.isascii() else 1)
            if not sign.isspace():
                yield Run(sign, left, left + advance * scale, height - base - 0.1 * tall, height - base + 0.9 * tall)
            x, y = x + right, y + down


def _steps(text: str, usual: float) -> Iterator[float]:
    """Yield how far each character advances: ``3.5 3.5 4`` or ``g 2 3.5 4``; what is not told is usual."""
    words = iter(text.split())
    told: list[float] = []
    for word in words:
        if word == "g":
            times, step = int(next(words, "0")), _number(next(words, "0"))
            told.extend(islice(repeat(step), min(max(times, 0), _MOST_GLYPHS)))
        else:
            told.append(_number(word))
    return chain(told, repeat(told[-1] if told else usual))


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    content = archive.read(posixpath.normpath(name).lstrip("/"))
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _name(element: Any) -> str:
    """Return an element's name without its namespace, of which there are several."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _named(element: Any, name: str) -> list[Any]:
    return [child for child in element if _name(child) == name]


def _text(element: Any, name: str) -> str:
    return next(((one.text or "").strip() for one in element.iter() if _name(one) == name), "")


def _number(text: str | None) -> float:
    return float(text) if text else 0.0


def _numbers(text: str) -> list[float]:
    found = [float(word) for word in text.split()]
    return found if len(found) == 6 else []


def _box(text: str) -> Sequence[float] | None:
    found = [float(word) for word in text.split()]
    return found if len(found) == 4 else None
