"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from etl.model.problems import UnreadableError
from etl.readers.bytes.source import Source

_MAGIC = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "DOC"),
    ("Workbook", "XLS"),
    ("Book", "XLS"),
    ("PowerPoint Document", "PPT"),
)
"""What programs before 2007 kept in a compound file, by the name of its main stream."""
_ZIP_PARTS = (
    ("word/document.xml", "DOCX"),
    ("xl/workbook.xml", "XLSX"),
    ("ppt/presentation.xml", "PPTX"),
    ("xl/workbook.bin", "XLSB"),
    ("OFD.xml", "OFD"),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    b"application/vnd.oasis.opendocument.text": "ODT",
    b"application/vnd.oasis.opendocument.presentation": "ODP",
}
_OFFICE_XML = re.compile(rb"<\?mso-application\s+progid=\"(\w+)\.")
OLD_OFFICE: frozenset[str] = frozenset({"DOC", "XLS", "PPT", "OLE", "RTF"})
"""Formats that Office and WPS can save as the new ones."""
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S)


def content_format(data: bytes) -> str:
    """Return the format by magic bytes: ``PDF``, ``DOCX``, ``XLSX``, ``ZIP``, ``HTML``, ``PNG`` ... or ``""``.

    A compound file is named after its main stream: ``DOC``, ``XLS``, ``PPT``, ``locked`` by a password, else ``OLE``.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data.startswith(_COMPOUND):
        return next((name for stream, name in _STREAMS if stream.encode("utf-16-le") in data), "OLE")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(data)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if re.match(rb"(?i)(from: <saved by|mime-version:)", head):
        return "MHTML"
    if office := _OFFICE_XML.search(head):
        return f"XML ({office[1].decode()} 2003)"
    plain = head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    return "HTML" if _HTML.match(plain.lstrip(b"\xff\xfe")) else ""


def check_format(source: Source, expected: str, allowed: frozenset[str]) -> None:
    """Refuse a file whose content is of another format than its suffix says.

    ``expected`` is the suffix's format for the message; ``allowed`` the content formats that fit it, ``""`` for none.

    Raises:
        UnreadableError: ``encrypted_file``, ``old_office`` or ``wrong_format``.
    """
    found = content_format(source.data)
    if found not in allowed:
        raise other_format(source, expected, found)


def other_format(source: Source, expected: str, found: str) -> UnreadableError:
    """Return the error that names what a file is by its content (``found``, as :func:`content_format` has it)."""
    if found == "locked":
        return source.refuse("encrypted_file")
    if found in OLD_OFFICE:
        return source.refuse("old_office", found=found)
    if not found:
        if b"\0" in source.data[:4096] or expected == "PDF":
            return source.refuse("corrupt_file", reason=f"no {expected} signature")
        found = "TXT"
    return source.refuse("wrong_format", expected=expected, found=found)


def _zip_format(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError, zlib.error):
        return "ZIP?"
    if kind.strip() in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[kind.strip()]
    return next((name for part, name in _ZIP_PARTS if part in names), "ZIP")
