"""Numbers whose shape shows that they are no values: dates, times of day, contacts, numbers of documents and lists."""

from __future__ import annotations

import re

from etl.model.dates import DATES
from etl.model.wording import begins, pattern
from etl.recognise.quantities.quantity import Kind, Quantity, plain

_HAN_DIGIT = r"{han_zero}|{han_one}|o"
_DATE = pattern(
    # where a date can begin at all
    r"(?<!\d)(?=\d{1,4}(?:[、/.:]|{dash}|{range_word}|{year_sign}|{month_sign}|{day_sign}|{hour})|{han_one}{digit})(?:"
    r"(?P<full>{year}{annual}?(?:{month}{day}?)?)"
    r"|(?P<dash>{yyyy}[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?"
    r"(?![\d.%‰]|{myriad}|{myriad_squared}|{range_counts})(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?)"
    r"|(?P<years>{yyyy}(?:{dash}|{and_until})+{yyyy}{year_sign}?)"
    r"|(?P<month>\d{1,2}(?:、|{dash}|{range_word}){month}(?:{month_part}|{month_end})?|{month}(?:{day}|{month_part}|{month_end}|{early})?"
    r"|(?<={month_sign}){day}|{day}(?={and_until}|[-—])|(?<={day_sign}(?:{and_until}|[-—])){day})"
    r"|(?P<han>{han_years}(?:{han_months}{month_sign}(?:{han_days}{day_sign}|{month_end})?)?)"
    r"|(?P<clock>(?<![\d.])\d{1,2}:\d\d(?::\d\d)?"
    r"|\d{1,2}{hour}(?:\d{1,2}{minute})?(?=[,，。;；]|{clock_end})|\d{year_sign}(?=[,，]))"
    r"|(?P<span>(?<![\d.])\d{1,4}{year_sign}(?![-—])))",
    **DATES,
    digit=_HAN_DIGIT,
    han_months=r"(?:{han_ten}{han_one}?|{han_one})",
    han_days=r"(?:{han_ten}|{han_one}){1,3}",
)
_CONTACT = pattern(
    r"(?=\d{3}|[〔\[(（]|{first})(?:"  # where a contact can begin at all
    r"{telephone}{number_word}?[:： ]{0,2}(?![\d\- ]+{called_times})\d[\d\- ]{5,}|{dial}\d{3,12}"
    r"|(?<![\d.])(?:1[12][0249]|12[0-9]{3}|9[56]\d{3,4}|16\d{3})(?=[\u4e00-\u9fff]{0,6}{hotline}|{hotline_use})"
    r"|(?:{register_number}|{licence}(?!\d+{licences}))[^\d,，。;；\n]{0,4}\d[\d\-]*{number_sign}?"
    r"|(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d|{no_mobile})"
    r"|[〔\[(（]{yyyy}[〕\])）]{nth}?\d+{number_sign})",
    **DATES,
    first=begins("telephone", "dial", "register_number", "licence"),
)
_LINE_NUMBER = re.compile(r"^[ \t\u3000\-*]*(\d{1,3})(?=[.、)](?!\d))", re.MULTILINE)
_BRACKETED = re.compile(r"\((\d{1,2})\)")


def find(text: str) -> list[Quantity]:
    """Find the dates, contacts, document and list numbers of folded ``text``, in order and without overlaps."""
    taken = _dates(text) + _contacts(text) + _list_numbers(text)
    taken.sort(key=lambda q: (q.start, -q.end))
    found: list[Quantity] = []
    for quantity in taken:
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    return found


def _dates(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _DATE.finditer(text):
        kind: Kind = "clock" if match["clock"] else "duration" if match["span"] else "date"
        found.append(plain(match.start(), match.end(), kind))
    return found


def _contacts(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _CONTACT.finditer(text):
        kind: Kind = "document_number" if match[0][0] in "〔[(（" else "contact"
        digits = re.finditer(r"\d[\d\-]*", match[0])
        found += [plain(match.start() + d.start(), match.start() + d.end(), kind) for d in digits]
    return found


def _list_numbers(text: str) -> list[Quantity]:
    matches = [*_LINE_NUMBER.finditer(text), *_BRACKETED.finditer(text)]
    return [plain(*match.span(1), "list_number") for match in matches]
