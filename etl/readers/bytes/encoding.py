"""Bytes to text, by a fixed order of tries, so that the same bytes always give the same text.

Order: byte-order mark; strict UTF-8; UTF-16 without a mark; UTF-8 with a few damaged bytes; strict GB18030; GB18030
with a few damaged bytes. Damaged UTF-8 stands before GB18030 because nearly every byte pair is valid GB18030: a UTF-8
file with one broken byte would otherwise turn into plausible nonsense.
"""

from __future__ import annotations

import codecs
import re

from etl.model.problems import Problem
from etl.readers.bytes.source import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MOST_DAMAGE = 0.05  # damaged share of the non-ASCII bytes; Chinese GBK read as UTF-8 is damaged beyond a half
_USUAL = re.compile(
    r"[\t\n\r\f\x20-\x7e\u00a0-\u024f\u2000-\u23ff\u2460-\u27bf\u3000-\u33ff\u4e00-\u9fff\uff00-\uffee]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_SAMPLE = 200_000


def decode(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of ``source`` with LF line ends and the doubts about it.

    A doubt is ``undecodable_bytes`` (``count``; ``line`` and ``offset``, the first one's place in the text).

    Raises:
        UnreadableError: ``not_text`` for binary data, ``unknown_encoding`` for text in no known encoding.
    """
    data = source.data
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _finish(source, data[len(mark) :], name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\0" not in text:
        return unix_lines(text), ()
    wide = _unmarked_utf16(data)
    if wide is not None:
        return unix_lines(wide), ()
    if b"\0" in data:
        raise source.refuse("not_text")
    return _narrow(source)


def decode_as(source: Source, encoding: str) -> str | None:
    """Return the text if all bytes are valid in ``encoding`` (a name as a web page declares it), else None."""
    name = "gb18030" if encoding.lower() in ("gb2312", "gbk", "x-gbk", "gb18030") else encoding
    try:
        return unix_lines(source.data.decode(name).removeprefix("\ufeff"))
    except (LookupError, UnicodeError):  # a page may declare a codec that is none of text, such as “undefined”
        return None


def unix_lines(text: str) -> str:
    """Return ``text`` with CRLF and CR turned into LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _narrow(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """Decode data that is neither valid UTF-8 nor UTF-16."""
    data = source.data
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if data.decode("utf-8", "replace").count("\ufffd") <= max(1, high * _MOST_DAMAGE) and high > 2:
        return _finish(source, data, "utf-8")
    lenient = data.decode("gb18030", "replace")
    if lenient.count("\ufffd") <= high * _MOST_DAMAGE / 2 and _reads_as_chinese(lenient):
        return _finish(source, data, "gb18030")
    if len(_CONTROL.findall(lenient[:_SAMPLE])) > 0.01 * len(lenient[:_SAMPLE]):
        raise source.refuse("not_text")
    raise source.refuse("unknown_encoding")


def _finish(source: Source, data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode with U+FFFD in place of what is damaged, and say how much that is."""
    try:
        text = unix_lines(data.decode(encoding))
        problems: tuple[Problem, ...] = ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        own = text.count("\ufffd")
        if encoding == "utf-8":
            own -= data.count(b"\xef\xbf\xbd")  # those the file itself holds are no damage
        before = unix_lines(data[: error.start].decode(encoding, "replace"))
        place = {"line": before.count("\n") + 1, "offset": len(before)}
        problems = (source.doubt("undecodable_bytes", count=max(own, 1), **place),)
        text = unix_lines(text)
    if "\0" in text or 20 * text.count("\ufffd") > max(len(text), 20):
        raise source.refuse("not_text")
    return text, problems


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the text if the data is clearly UTF-16: ASCII signs leave zero bytes on one side only."""
    if len(data) % 2 or b"\0" not in data:
        return None
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if zeros.count(0) < data.count(0) * 0.95:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _share(_USUAL, text) > 0.95:
            return text
    return None


def _reads_as_chinese(text: str) -> bool:
    """Whether a GB18030 reading is plausible: usual signs, most of them of the common set GB2312."""
    sample = text[:_SAMPLE]
    wide = [sign for sign in sample if sign > "\x7f" and sign != "\ufffd"]
    if not wide or _share(_USUAL, sample) < 0.9 or _CONTROL.search(sample):
        return False
    common = len("".join(wide).encode("gb2312", "ignore")) / 2
    return common >= 0.6 * len(wide)


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return len(pattern.findall(sample)) / max(len(sample), 1)
