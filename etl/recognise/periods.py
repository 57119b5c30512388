"""Periods: years, parts of years, days and words for them, each with the part it plays in its sentence."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from etl.model.dates import DATES
from etl.model.numerals import CHINESE, ORDER, number
from etl.model.wording import filled, pattern, values, words

Role = Literal["own", "base", "since", "title", "span"]
"""own: values beside it are of this period; base: what a change is measured against; since: it opens a stretch; title:
within the title of a document; span: a stretch of several years that opens a from–to statement."""


class Period(NamedTuple):
    """One mention of a time.

    ``year`` is None where the words leave it to the document (上半年, 7月底). ``offset`` is what words relative to the
    publication say (去年 -1, 今年 0), None otherwise. ``months`` and ``day`` narrow the year. ``until`` is the last
    year of a span. ``as_of`` marks 目前; ``up_to`` marks 截至; ``future`` marks 到2025年 and 明年.
    """

    start: int
    end: int
    role: Role = "own"
    year: int | None = None
    offset: int | None = None
    months: tuple[int, int] | None = None
    day: int | None = None
    until: int | None = None
    as_of: bool = False
    up_to: bool = False
    future: bool = False
    anaphoric: bool = False
    closing: bool = False  # 7月底, 6月末: a stock at the end of the month
    same_part: bool = False  # 上年同期: the same months of that year
    running: bool = False  # 年内: a year that may not be over
    previous_month: bool = False  # 上月
    mean: bool = False  # 2015—2019年平均: of no single year

    def label(self, year: int) -> str:
        """Write the period with ``year`` filled in: ``2023``, ``2023-01/2023-10``, ``2023-07``, ``2020-04-27``."""
        if self.day is not None and self.months is not None:
            return f"{year}-{self.months[1]:02d}-{self.day:02d}"
        if self.months is None or self.months == (1, 12):
            return str(year)
        first, last = self.months
        if first == last and not (self.up_to and last == 1):
            return f"{year}-{last:02d}"
        return f"{year}-{first:02d}/{year}-{last:02d}"


PLAN_ENDS = {word: int(year) for word, year in values("plan").items()}
_RELATIVE = ("relative_year", "far_year", "year_gone", "year_earlier")
_OFFSETS = {word: int(offset) for name in _RELATIVE for word, offset in values(name).items()}
_YEARS_BEFORE = frozenset(words("year_gone", "year_earlier"))
_RUNNING, _CLOSES = frozenset(words("running_year")), frozenset(words("close_of_year"))
_PARTS = {
    word: (int(first), int(last))
    for word, months in values("months_of_year").items()
    for first, _, last in [months.partition("-")]
}
_HAN_MONTH = r"{han_ten}{han_one}?|{han_one}"
_MONTHS = filled(
    r"(?P<m1>\d{1,2}){month_sign}?(?:{dash}|{range_word})+(?P<m2>\d{1,2}){month_sign}{month_part}?{month_end}?"
    r"|(?P<m>\d{1,2}){month_sign}(?:(?P<d>\d{1,2}){day_sign}|{month_part}|{month_end}|{early}|{third_of_month})?"
    r"|{first_sign}(?P<first>\d{1,2}|{first_months}){months}|(?P<part>{months_of_year})(?P<partend>{month_end})?",
    **DATES,
)
"""A part of a year."""
_SPELLED_RANGE = (
    r"(?P<c1>{han_month}){month_sign}?(?:{dash}|{range_word})+(?P<c2>{han_month}){month_sign}{month_part}?{month_end}?"
)
_SPELLED_MONTHS = filled(
    _SPELLED_RANGE
    + r"|(?P<c>{han_month}){month_sign}(?:(?P<cd>{han_day}){day_sign}|{month_part}|{month_end}|{early})?",
    han_month=_HAN_MONTH,
    han_day=r"(?:{han_ten}|{han_one}){1,3}",
    **DATES,
)
"""A part of a year in characters, where a year stands before it."""
_SPELLED_ALONE = filled(
    _SPELLED_RANGE
    + r"|(?P<c>(?<!{han_one}|{han_ten})(?:{han_month})){month_sign}(?:(?P<cd>{han_day}){day_sign}|{month_end})",
    han_month=_HAN_MONTH,
    han_day=r"(?:{han_ten}|{han_one}){1,3}",
    **DATES,
)


def _months(prefix: str, spelled: str = _SPELLED_MONTHS) -> str:
    """Return the pattern for a part of a year, its groups named with ``prefix``."""
    return f"{_MONTHS}|{spelled}".replace("(?P<", f"(?P<{prefix}")


def _begins() -> str:
    """Return the pattern of the two characters that a mention begins with where it does not begin with a digit."""
    opening = words(
        "months_of_year", "plan", *_RELATIVE, "document_year", "close_of_year", "running_year",
        "previous_month", "now", "recent_years", "stretch_before", "stretch_alone", "first_sign",
    )  # fmt: skip
    opening = tuple(word for word in opening if not word[0].isdigit())
    first = dict.fromkeys(CHINESE + "".join(word[0] for word in opening))
    second = dict.fromkeys(CHINESE + DATES["year_sign"] + DATES["month_sign"] + "".join(word[1:2] for word in opening))
    return f"[{re.escape(''.join(first))}][oO\\d{re.escape(''.join(second))}]"


_PERIOD = pattern(
    # where a mention can begin at all
    r"(?=\d{1,4}(?:{year_sign}|{month_sign}|{dash}|{range_word}|{and_word}|、|{compared_with}|{behind_digit})|{begins})(?:"
    r"(?P<y1>{yyyy}){year_sign}?{annual}?(?:{dash}|{range_word})+(?P<y2>{yyyy}|\d\d){year_sign}{between}?"
    r"|(?P<y>{yyyy}){year_sign}{annual}?{end_of_year}?{months_of_it}?"
    r"|(?P<short>(?<=['‘’])\d\d|(?<={beside_year})\d\d){year_sign}{annual}?{end_of_year}?(?!{not_short_year})"
    r"|(?P<bare>(?<![\d.]){yyyy})(?=(?:(?:、|{and_word}){yyyy})+{year_sign}|{compared_with})"
    r"|(?!\d)(?:(?P<han>{han_year}){annual}?{end_of_year}?{months_of_han}?"
    r"|(?P<plan>{plan}){plan_word}?{plan_time}?(?P<planend>{plan_end})?"
    r"|第(?P<longplan>十[一二三四五六])个五年规划{plan_time}?"
    r"|(?P<rel>{relative_year}|{year_gone}(?!{not_year})|(?<!{no_year_before})(?:{far_year}|{year_earlier})|{document_year}|{close_of_year}|{running_year}){same_time}?{its_months}?"
    r"|(?P<month_before>{previous_month})|(?P<asof>{now}))"
    r"|(?P<multi>{stretch_before}?{years}{stretch_end}|{stretch_alone}{years}|{recent_years})"
    r"|{bare_months})",
    **DATES,
    begins=_begins(),
    behind_digit="|".join(dict.fromkeys(re.escape(word[1]) for word in _PARTS if word[0].isdigit())),
    years=filled(r"(?:\d|{han_two}|{order}){1,4}{year_sign}", order=ORDER, **DATES),
    months_of_it=_months(""),
    its_months=_months("r"),
    months_of_han=_months("z"),
    bare_months=_months("b", _SPELLED_ALONE),
)
_TITLE = re.compile(r"《[^》]*》")
_BASE_BEFORE = pattern(r"{against}$")
_BASE_AFTER = pattern(r"{on_basis}|{of}\d+(?:\.\d+)?{times}")
_UP_TO = pattern(r"{up_to}$")
_FUTURE = pattern(r"{range_word}(?<!{reached})$")
_CLOSING = pattern(r"(?:{month_sign}(?:{month_part}|{month_end})|{months_of_year}{month_end})$", **DATES)
_MEAN_AFTER = pattern(r"{annual}?{plan_time}?{of}?{mean_word}")
_FULL_YEAR = pattern(r"(?<!\d){yyyy}(?={year_sign})", **DATES)
_SHORT = 2
_NEAR, _LONG = 5, 15  # years from a short one to the full one beside it, and of a stretch
_BESIDE, _COMPARED = words("beside_word"), words("compared_with")
_SAME_TIME = words("same_time")
_SINCE, _SO_FAR = words("since_word", "so_far"), words("so_far")


def find(text: str) -> list[Period]:
    """Find every mention of a time in ``text`` (reading text), in order."""
    titles = [m.span() for m in _TITLE.finditer(text)] if "《" in text else []
    found = []
    for match in _PERIOD.finditer(text):
        period = _period(text, match)
        if period is not None:
            inside = any(start <= period.start < end for start, end in titles)
            found.append(_with_role(text, period, inside_title=inside))
    return found


def _period(text: str, match: re.Match[str]) -> Period | None:
    start, end = match.span()
    if match["y1"]:
        return _span(text, match)
    if match["y"]:
        months, day = _narrow(match, "")
        return Period(start, end, year=int(match["y"]), months=months, day=day)
    if match["han"]:
        months, day = _narrow(match, "z")
        return Period(start, end, year=number(match["han"][:-1]), months=months, day=day)
    if match["short"]:
        year = _in_full(text, match)
        return Period(start, end, year=year) if year else None
    if match["bare"]:
        return Period(start, end, year=int(match["bare"]))
    if match["plan"]:
        if not match["planend"]:
            return Period(start, end, role="title", year=PLAN_ENDS[match["plan"]])
        return Period(start, end, year=PLAN_ENDS[match["plan"]])
    if match["longplan"]:
        return Period(start, end, role="title", year=PLAN_ENDS[match["longplan"] + "五"])
    if match["rel"]:
        return _of_document(text, match)
    if match["month_before"]:
        return Period(start, end, previous_month=True)
    if match["asof"]:
        return Period(start, end, as_of=True)
    if match["multi"]:
        return Period(start, end, role="since")
    months, day = _narrow(match, "b")
    return None if months is None else Period(start, end, months=months, day=day)


def _span(text: str, match: re.Match[str]) -> Period | None:
    """Return a stretch of years, 2021—22年 too; None where the second is no year after the first."""
    first, last = int(match["y1"]), match["y2"]
    until = int(last if len(last) > _SHORT else match["y1"][:-_SHORT] + last)
    if len(last) == _SHORT and not first < until <= first + _LONG:
        return None
    start, end = match.span()
    mean = _MEAN_AFTER.match(text, end) is not None
    return Period(start, end, role="span", year=first, until=until, mean=mean)


def _in_full(text: str, match: re.Match[str]) -> int | None:
    """Return the year that two digits stand for beside a year in full: 2022年、23年; None where none stands near."""
    start = match.start()
    full = [int(found[0]) for found in _FULL_YEAR.finditer(text, 0, start)]
    if not full:
        full = [int(found[0]) for found in _FULL_YEAR.finditer(text, match.end())] if text[start - 1] in "'‘’" else []
    if not full:
        return None
    year = full[-1] // 100 * 100 + int(match["short"])
    return year if 0 < abs(year - full[-1]) <= _NEAR else None


def _of_document(text: str, match: re.Match[str]) -> Period | None:
    """Return a year told by its place beside the publication (去年) or beside the year spoken of (上年, 年底)."""
    start, end = match.span()
    word = match["rel"]
    if word in _CLOSES and text[start - 1 : start].isdigit():
        return None
    months, day = _narrow(match, "r")
    offset = _OFFSETS.get(word)
    return Period(
        start, end, offset=offset, months=months, day=day, anaphoric=offset is None or word in _YEARS_BEFORE,
        same_part=text.endswith(_SAME_TIME, start, end), running=word in _RUNNING,
        future=offset is not None and offset > 0,
    )  # fmt: skip


def _narrow(match: re.Match[str], prefix: str) -> tuple[tuple[int, int] | None, int | None]:
    """Read the months and the day of a match; groups carry ``prefix``."""
    months, day = None, None
    if match[prefix + "c1"]:
        months = (number(match[prefix + "c1"]), number(match[prefix + "c2"]))
    elif match[prefix + "c"]:
        months = (number(match[prefix + "c"]),) * 2
        day = number(match[prefix + "cd"]) if match[prefix + "cd"] else None
    elif match[prefix + "m1"]:
        months = (int(match[prefix + "m1"]), int(match[prefix + "m2"]))
    elif match[prefix + "m"]:
        months = (int(match[prefix + "m"]),) * 2
        day = int(match[prefix + "d"]) if match[prefix + "d"] else None
    elif match[prefix + "first"]:
        months = (1, number(match[prefix + "first"]))
    elif match[prefix + "part"]:
        months = _PARTS[match[prefix + "part"]]
        months = (months[1], months[1]) if match[prefix + "partend"] else months  # 三季度末: a stock of September
    if months and not (1 <= months[0] <= months[1] <= 12 and (day is None or 1 <= day <= 31)):
        return None, None
    return months, day


def _with_role(text: str, period: Period, *, inside_title: bool) -> Period:
    before, after = text[max(0, period.start - 4) : period.start], text[period.end : period.end + 3]
    if _CLOSING.search(text, period.start, period.end):
        period = period._replace(closing=True)
    if before.endswith("(") and after.startswith(")") and period.role == "span":
        return period._replace(role="title")  # 行动计划(2018-2020年)
    if _UP_TO.search(before):
        months = period.months
        if months and months[0] == months[1] and period.day is None:
            months = (1, months[1])
        period = period._replace(up_to=True, months=months)
    elif _FUTURE.search(before):
        period = period._replace(future=True)
    if period.role != "own":
        return period
    if inside_title:
        return period._replace(role="title")
    compared = after.startswith(_COMPARED) and before.endswith(_BESIDE)
    bracketed = before.endswith("(") and after.startswith(")") and after.startswith(_COMPARED, 1)  # 与基线(2019年)相比
    if compared or bracketed or _BASE_BEFORE.search(before) or _BASE_AFTER.match(text, period.end):
        return period._replace(role="base")
    if after.startswith(_SINCE) and not (period.offset == 0 and after.startswith(_SO_FAR)):
        return period._replace(role="since")
    return period
