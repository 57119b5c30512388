"""Readers: a file of any supported format to a :class:`etl.model.document.Document`.

``read`` is the one entry. A suffix chooses the reader, the content must agree with it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.model.document import Document
from etl.model.problems import UnreadableError
from etl.readers.bytes.source import MAX_BYTES, Source, megabytes

Reader = Callable[[Source], Document]

_OLD_OFFICE = frozenset({".doc", ".xls", ".ppt", ".wps", ".et", ".rtf"})


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


_READERS: dict[str, Reader] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
    ".pdf": _pdf,
    ".csv": _delimited,
    ".xlsx": _workbook,
}

SUFFIXES: frozenset[str] = frozenset(_READERS)
"""Suffixes (lower case, with the dot) that :func:`read` knows."""


def read(path: Path) -> Document:
    """Return the file at ``path`` as a document. The file's name is all that is taken from the file system.

    Raises:
        UnreadableError: the file yields no document; its ``problem`` has a code of the message catalogue
            (``problem.<code>``) and always the parameter ``name``.
    """
    suffix = path.suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        if suffix in _OLD_OFFICE:
            raise UnreadableError("old_office", name=path.name)
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
