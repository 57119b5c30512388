"""Web pages saved as one file (.mht, .mhtml)."""

from __future__ import annotations

import email
import email.policy
from email.message import Message

from etl.model.document import Document
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source
from etl.readers.html import read_html


def read_web_archive(source: Source) -> Document:
    """Return the document of the page that a web archive holds.

    Raises:
        UnreadableError: ``no_text`` where it holds no page, and what :func:`read_html` raises.
    """
    check_format(source, "MHTML", frozenset({"MHTML"}))
    with source.corrupt_unless_parsed():
        whole = email.message_from_bytes(source.data, policy=email.policy.compat32)
        page = next((part for part in whole.walk() if part.get_content_type() == "text/html"), None)
        markup = _bytes(page) if page is not None else b""
    if not markup.strip():
        raise source.refuse("no_text")
    return read_html(Source(source.name, markup))


def _bytes(part: Message) -> bytes:
    """Return the page in the encoding it declares itself, else in the one that the archive states for it."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset is None or b"charset" in content[:4096].lower():
        return content
    try:
        return content.decode(charset).encode("utf-8-sig")
    except (LookupError, UnicodeError):  # the archive names an encoding that its page does not keep
        return content
