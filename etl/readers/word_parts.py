"""The parts of a Word file that are read: its text, its styles and its properties, straight from the archive.

Relationships to parts that are not there (footnotes, settings), which some programs write, are passed over.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Any

from etl.readers.bytes.source import Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
)  # fmt: skip
"""Names of the strict form of Open XML, as the transitional form has them."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"


@dataclass(frozen=True, slots=True)
class WordParts:
    """``body`` and ``styles`` as lxml elements (``styles`` may be None), and what the file says of itself."""

    body: Any
    styles: Any
    title: str = ""
    created: datetime.datetime | None = None


def open_word(source: Source) -> WordParts:
    """Return the parts of a Word file.

    Raises:
        KeyError, ValueError, lxml.etree.XMLSyntaxError: the text itself is missing or broken.
    """
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        names = set(archive.namelist())
        main = _related(archive, names, "", "officeDocument") or "word/document.xml"
        body = _parsed(archive.read(main)).find(f"{W}body")
        if body is None:
            raise ValueError("no body")
        styles = _related(archive, names, main, "styles")
        core = _related(archive, names, "", "core-properties")
        about = _parsed(archive.read(core)) if core else None
        return WordParts(
            body,
            _parsed(archive.read(styles)) if styles else None,
            (about.findtext(_TITLE) or "") if about is not None else "",
            _time(about.findtext(_CREATED) or "") if about is not None else None,
        )


def _related(archive: zipfile.ZipFile, names: set[str], part: str, kind: str) -> str:
    """Return the name of the part that ``part`` relates to in a way, ``""`` where none is there."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in names:
        return ""
    for relation in _parsed(archive.read(relations)).iter(_RELATION):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
        if (relation.get("Type") or "").endswith(f"/{kind}") and target in names:
            return target
    return ""


def _parsed(content: bytes) -> Any:
    from lxml import etree

    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _time(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return None  # a date that no calendar has is no date
