"""What a text says of itself near its top or at its end: publisher, date of publication, address.

Only what is printed counts; neither the file system nor the clock is asked.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.dates import DATES
from etl.model.numerals import number
from etl.model.wording import pattern, words
from etl.readers.plain.lines import Line

_HEAD_LINES = 14
_TAIL_LINES = 4
_SHORT = 90
_MAX_VALUE = 40

_WIDTH = str.maketrans("０１２３４５６７８９：／．－", "0123456789:/.-")
_TIME = r"(?:\s*T?\d{1,2}(?::\d{2}(?::\d{2})?|{hour}\d{1,2}{minute}(?:\d{1,2}\u79d2)?))?"
_PUBLISHED = pattern(
    r"(?P<label>{publishing}|(?<![\u4e00-\u9fff])){date_word}\s*[:：]?\s*[\[【（(]?\s*(?P<date>{date}|{han_date})",
    **DATES,
)
# a label of publication goes before one of writing or of updating
_LABEL_ORDER = (*words("publishing"), "")
_DATE, _HAN_DATE = pattern(r"{date}", **DATES), pattern(r"{han_date}", **DATES)
_HAN_NUMBER = pattern(r"[{han_zero}{han_one}{han_ten}oO0Ｏ]+")
_BARE_DATE = pattern(r"[（(\[]?\s*(?:{date}|{han_date}){time}\s*[)）\]]?", **DATES, time=_TIME)
_DATELINE = pattern(r"[^。，]{2,25}?({date})\s*{dispatch}", **DATES)
_STAMP = pattern(r"(?:{date}|{han_date}){time}|{month}{day}{dispatch}$", **DATES, time=_TIME)
_STAMPED = pattern(r"(?:{date}{time}|{dispatch})\s*{issued}?[)）]?$", **DATES, time=_TIME)
_SOURCE = pattern(r"(?:{source_of}|{issuer}|{contributor})\s*[:：]\s*{reprinted_from}?\s*([^\s|｜《》（(\[]{2,40})")
_SOURCE_END = pattern(r"{yyyy}(?:[-/.]|{year_sign})", **DATES)
_LABELS = pattern(r"{publishing}?{date_word}\s*[:：]|{page_tool}")
_LABEL_ALONE = pattern(r"(?:{publishing}?{date_word}|{source_of}|{issuer}|{contributor})\s*[:：]")
_SOURCE_LABEL = pattern(r"(?:{source_of}|{issuer})\s*[:：]")
_PAGE_LABEL = pattern(r"(?:{page_label}|文\s*号)\s*[:：>»]")
_REPRINT = pattern(r"{reprint}$")
_AGENCY = pattern(r"[^\s，。；：:,;]{2,30}?{agency_end}")
_DOCUMENT_NUMBER = pattern(r"[\u4e00-\u9fff]{1,12}[〔\[【（(]{yyyy}[〕\]】）)]\s*\d{1,4}\s*{number_sign}", **DATES)
_BYLINE = pattern(
    r"^[□■●◎\s]*{byline_kind}?{byline_role}(?:[:：\s]|[\u4e00-\u9fff]{2,8}$)|{office}\s*[\u4e00-\u9fff]{2,4}$"
)
_CREDIT = pattern(r"^{credit}\s*[:：]")
_ADDRESS = pattern(r"{address_word}[^\n]{0,10}?(https?://[^\s<>\"”）)]+)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the lines state: ISO date (``YYYY-MM`` or ``YYYY-MM-DD``), publisher, address; empty where they do not."""

    published: str = ""
    publisher: str = ""
    url: str = ""


def find_metadata(lines: Sequence[Line]) -> Metadata:
    """Read the metadata from the first lines and, for a signed date, the last lines of a text."""
    filled = [line.text for line in lines if line.text]
    head = _labelled([text.translate(_WIDTH) for text in filled[:_HEAD_LINES]])
    tail = (
        _labelled([text.translate(_WIDTH) for text in filled[_HEAD_LINES:][-_TAIL_LINES:]]) if len(filled) > 3 else []
    )
    short = [text for text in head if len(text) <= _SHORT]
    signed = [text for text in tail if len(text) <= _SHORT]
    published = (
        _labelled_date(short) or _bare_date(short) or _dateline(head) or _labelled_date(signed) or _bare_date(signed)
    )
    publisher = _labelled_source(short) or _agency_beside_date(short) or _labelled_source(signed) or _signature(signed)
    address = next((m[1] for text in (*short, *signed) if (m := _ADDRESS.search(text))), "")
    return Metadata(published, publisher, address)


def _labelled(texts: list[str]) -> list[str]:
    """Return the lines with a label that stands alone joined to the line below, which holds its value."""
    if not any(_LABEL_ALONE.fullmatch(text) for text in texts):
        return texts
    joined: list[str] = []
    for text in texts:
        if joined and _LABEL_ALONE.fullmatch(joined[-1]):
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def awaits_value(text: str, below: str) -> bool:
    """Whether the line is nothing but a label of date or source, and the next line its value."""
    return text.endswith((":", "：")) and 0 < len(below) <= _MAX_VALUE and _LABEL_ALONE.fullmatch(text) is not None


def is_metadata_line(text: str) -> bool:
    """Whether the line only tells about the document: date, source, document number, author, editors."""
    if len(text) > _SHORT or text.endswith(("。", "；")):
        return False
    text = text.translate(_WIDTH)
    return bool(
        _PUBLISHED.search(text)
        or _LABELS.match(text)
        or _SOURCE_LABEL.match(text)
        or _PAGE_LABEL.match(text)
        or (_SOURCE.search(text) and iso_date(text))
        or _BARE_DATE.fullmatch(text)
        or _agency_and_date(text)
        or _DOCUMENT_NUMBER.match(text)
        or _BYLINE.search(text)
        or _CREDIT.match(text)
    )


def iso_date(text: str) -> str:
    """Return the first date in ``text`` as ``YYYY-MM-DD`` or ``YYYY-MM``, or ``""`` if there is none that exists."""
    text = text.translate(_WIDTH)
    try:
        if match := _DATE.search(text):
            parts = [int(part) for part in re.findall(r"\d+", match[0])]
        elif match := _HAN_DATE.search(text):
            parts = [number(part) for part in _HAN_NUMBER.findall(match[0])]
        else:
            return ""
        day = datetime.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return ""
    return day.isoformat() if len(parts) > 2 else day.isoformat()[:7]


def _labelled_date(texts: list[str]) -> str:
    """Return the date after a label; a label of publication goes before one of writing or of updating."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _PUBLISHED.finditer(text):
            if date := iso_date(match["date"]):
                found.setdefault(match["label"], date)
    return next((found[label] for label in _LABEL_ORDER if label in found), "")


def _bare_date(texts: list[str]) -> str:
    """Return the date of a line that holds it alone or beside a source, an agency, an author, a document number."""
    for text in texts:
        if _BARE_DATE.fullmatch(text) or (iso_date(text) and _tells_origin(text)):
            return iso_date(text)
    return ""


def _tells_origin(text: str) -> bool:
    return bool(_SOURCE.search(text) or _agency_and_date(text) or _DOCUMENT_NUMBER.match(text) or _BYLINE.search(text))


def _dateline(texts: list[str]) -> str:
    return next((iso_date(m[1]) for text in texts if (m := _DATELINE.match(text))), "")


def _agency_and_date(text: str) -> str:
    """Return the agency in a line that is nothing but an agency and a date (also of a dispatch: ``7月18日讯``)."""
    bare = _STAMP.sub(" ", text)
    if bare == text:
        return ""
    parts = [part.strip("()（）[]【】·") for part in bare.split()]
    agencies = [part for part in parts if _AGENCY.fullmatch(part)]
    edge = _DATE.match(text) or _STAMPED.search(text)
    return agencies[-1] if agencies and edge and len(parts) <= 6 else ""


def _labelled_source(texts: list[str]) -> str:
    for text in texts:
        if match := _SOURCE.search(text):
            name = _SOURCE_END.split(match[1])[0]
            name = _LABELS.split(name)[0]
            name = _REPRINT.sub("", name).strip("，,。;；、-—")
            if len(name) > 1 and not name.startswith("http"):
                return name
    return ""


def _agency_beside_date(texts: list[str]) -> str:
    return next((agency for text in texts if (agency := _agency_and_date(text))), "")


def _signature(texts: list[str]) -> str:
    """Return the agency that signs the line above a closing date."""
    for above, below in itertools.pairwise(texts):
        if _BARE_DATE.fullmatch(below) and _AGENCY.fullmatch(above):
            return above
    return ""
