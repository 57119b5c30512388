"""Readers: a file of any supported format to a :class:`etl.model.document.Document`.

``read`` is the one entry. A suffix chooses the reader, the content must agree with it; under the old suffixes
of Office, which many programs misuse, the content alone decides.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.model.document import Document
from etl.model.problems import UnreadableError
from etl.readers.bytes.sniff import content_format, other_format
from etl.readers.bytes.source import MAX_BYTES, Source, megabytes

Reader = Callable[[Source], Document]


def _text(source: Source) -> Document:
    from etl.readers.text import read_text

    return read_text(source)


def _markdown(source: Source) -> Document:
    from etl.readers.markdown import read_markdown

    return read_markdown(source)


def _html(source: Source) -> Document:
    from etl.readers.html import read_html

    return read_html(source)


def _word(source: Source) -> Document:
    from etl.readers.word import read_word

    return read_word(source)


def _pdf(source: Source) -> Document:
    from etl.readers.pdf import read_pdf

    return read_pdf(source)


def _delimited(source: Source) -> Document:
    from etl.readers.delimited import read_delimited

    return read_delimited(source)


def _workbook(source: Source) -> Document:
    from etl.readers.workbook import read_workbook

    return read_workbook(source)


def _old_workbook(source: Source) -> Document:
    from etl.readers.old_workbook import read_old_workbook

    return read_old_workbook(source)


def _open_document(source: Source) -> Document:
    from etl.readers.open_document import read_open_document

    return read_open_document(source)


def _ofd(source: Source) -> Document:
    from etl.readers.ofd import read_ofd

    return read_ofd(source)


def _web_archive(source: Source) -> Document:
    from etl.readers.web_archive import read_web_archive

    return read_web_archive(source)


def _by_content(source: Source) -> Document:
    """Read a file whose suffix many programs misuse: systems export web pages and texts under the names of Office."""
    found = content_format(source.data)
    if not found and source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = "HTML"
    if source.name.lower().endswith((".xls", ".et")):
        found = {"": "CSV", "OLE": "XLS"}.get(found, found)
    reader = _BY_CONTENT.get(found)
    if reader is None:
        raise other_format(source, source.name.rpartition(".")[2].upper(), found)
    return reader(source)


_BY_CONTENT: dict[str, Reader] = {
    "CSV": _delimited,
    "HTML": _html,
    "MHTML": _web_archive,
    "DOCX": _word,
    "XLSX": _workbook,
    "XLS": _old_workbook,
    "ODS": _open_document,
}

_READERS: dict[str, Reader] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".mht": _web_archive,
    ".mhtml": _web_archive,
    ".docx": _word,
    ".pdf": _pdf,
    ".ofd": _ofd,
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": _workbook,
    ".xls": _by_content,
    ".ods": _open_document,
}

SUFFIXES: frozenset[str] = frozenset(_READERS)
"""Suffixes (lower case, with the dot) that :func:`read` knows."""

_OF_OFFICE: frozenset[str] = frozenset({".doc", ".wps", ".et", ".dps", ".ppt", ".rtf"})

NAMED: frozenset[str] = SUFFIXES | _OF_OFFICE
"""Suffixes of files that are read, or refused with the name of what they are."""


def read(path: Path) -> Document:
    """Return the file at ``path`` as a document. The file's name is all that is taken from the file system.

    Raises:
        UnreadableError: the file yields no document; its ``problem`` has a code of the message catalogue
            (``problem.<code>``) and always the parameter ``name``.
    """
    suffix = path.suffix.lower()
    reader = _READERS.get(suffix) or (_by_content if suffix in _OF_OFFICE else None)
    if reader is None:
        raise UnreadableError("unsupported_format", name=path.name, suffix=suffix, known=" ".join(sorted(SUFFIXES)))
    source = _load(path)
    if not source.data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):  # blanks and byte-order marks
        raise source.refuse("empty_file")
    return reader(source)


def _load(path: Path) -> Source:
    """Read the bytes, after a look at how many there are."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError("file_too_large", name=path.name, size=megabytes(size), limit=megabytes(MAX_BYTES))
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableError("cannot_open", name=path.name, reason=error.strerror or type(error).__name__) from error
