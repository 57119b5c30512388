"""Periods: years, parts of years, days and words for them, each with the part it plays in its sentence."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Role = Literal["own", "base", "since", "title", "span"]
"""own: values beside it are of this period; base: what a change is measured against; since: 以来, 起; title: within
《》; span: a stretch of several years (2017年至2022年, 近五年) that opens a from–to statement."""


class Period(NamedTuple):
    """One mention of a time.

    ``year`` is None where the words leave it to the document (上半年, 7月底). ``offset`` is what words relative to the
    publication say (去年 -1, 今年 0), None otherwise. ``months`` and ``day`` narrow the year. ``until`` is the last
    year of a span. ``as_of`` marks 目前; ``up_to`` marks 截至; ``future`` marks 到2025年.
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


PLAN_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "o": "0",
    "O": "0",
    "0": "0",
}
_QUARTERS = {
    "一": (1, 3),
    "二": (4, 6),
    "三": (7, 9),
    "四": (10, 12),
    "1": (1, 3),
    "2": (4, 6),
    "3": (7, 9),
    "4": (10, 12),
}


_MONTHS_OF = {
    han: number for number, han in enumerate(("二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"), 2)
}


def _months(prefix: str) -> str:
    """Return the pattern for a part of a year, its groups named with ``prefix``."""
    return (
        rf"(?P<{prefix}m1>\d{{1,2}})月?[-—–~～至到]+(?P<{prefix}m2>\d{{1,2}})月(?:份)?(?:底|末)?"
        rf"|(?P<{prefix}m>\d{{1,2}})月(?:(?P<{prefix}d>\d{{1,2}})[日号]|底|末|份|初)?"
        rf"|前(?P<{prefix}first>\d{{1,2}}|[二三四五六七八九十]|十一)个?月(?:份)?"
        rf"|(?P<{prefix}half>[上下]半年)|前(?P<{prefix}three>[三3])(?:个)?季度|第?(?P<{prefix}quarter>[一二三四1-4])季度"
    )


_COUNT = r"[一二三四五六七八九十两\d]+年"
_PERIOD = re.compile(
    # where a mention can begin at all: with a digit or by two characters
    r"(?=\d|[一二三四五六七八九两十去上下前今本当年全期截目现近过最历未第]"
    r"[年季半月个一二三四五六七八九十两〇○零oO\d前末底内至止阶去近后来])(?:"
    r"(?P<y1>(?:19|20)\d\d)年?(?:度)?[-—–~～至到]+(?P<y2>(?:19|20)\d\d)年(?:间)?"
    rf"|(?P<y>(?:19|20)\d\d)年(?:度)?(?:(?:年)?(?:底|末|初))?(?:{_months('')})?"
    r"|(?P<han>[一二][〇○零九oO0][〇○零一二三四五六七八九oO0]{2})年(?:度)?(?:底|末)?"
    r"|(?P<bare>(?<![\d.])(?:19|20)\d\d)(?=(?:[、和](?:19|20)\d\d)+年|相比)"
    r"|(?P<plan>十[一二三四五六]五)(?:规划)?(?:时期|期间|期)?(?P<planend>末|末期|期末)?"
    r"|第(?P<longplan>十[一二三四五六])个五年规划(?:时期|期间)?"
    r"|(?P<rel>[去今上]年[底末]|去年|上年度?|上一年度?|前一年|前年|今年|本年度?|当年|年内|全年|年末|年底|期末|过去一年|一年来)(?:同期)?"
    rf"(?:{_months('r')})?"
    r"|(?P<month_before>上个?月)"
    r"|(?P<asof>截[至止]目前|目前|当前|现阶段)"
    rf"|(?P<multi>(?:近|过去|最近|前)?{_COUNT}(?:来|间)|(?:近|过去|今后|未来){_COUNT}|近年来?|历年)"
    rf"|{_months('b')}"
    r")"
)
_TITLE = re.compile(r"《[^》]*》")
_BASE_STRICT = re.compile(r"(?:比|较|与|对比|相较|相比于?)(?:于)?$")
_TIMES_OF = re.compile(r"的\d+(?:\.\d+)?倍")
_UP_TO = re.compile(r"(?:截至|截止|截止到|截至到)$")
_FUTURE = re.compile(r"(?:(?<![达增升降提高减少加涨落回])到|至|(?<!截)至)$")


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
        return Period(start, end, role="span", year=int(match["y1"]), until=int(match["y2"]))
    if match["y"]:
        months, day = _narrow(match, "")
        return Period(start, end, year=int(match["y"]), months=months, day=day)
    if match["han"]:
        return Period(start, end, year=int("".join(_HAN_DIGITS[c] for c in match["han"])))
    if match["bare"]:
        return Period(start, end, year=int(match["bare"]))
    if match["plan"]:
        if not match["planend"]:
            return Period(start, end, role="title", year=PLAN_ENDS[match["plan"]])
        return Period(start, end, year=PLAN_ENDS[match["plan"]])
    if match["longplan"]:
        return Period(start, end, role="title", year=PLAN_ENDS[match["longplan"] + "五"])
    if match["rel"]:
        months, day = _narrow(match, "r")
        word = match["rel"]
        if word in ("年末", "年底") and text[start - 1 : start].isdigit():
            return None
        offset = (
            -1
            if word.startswith(("去", "上", "过", "一")) or word == "前一年"
            else -2
            if word == "前年"
            else None
            if word in _DOCUMENT_YEAR
            else 0
        )
        anaphoric = word in _DOCUMENT_YEAR or word.startswith(
            ("上", "前一")
        )  # 上年 is the year before the one spoken of
        same = text.endswith("同期", start, end)
        return Period(
            start, end, offset=offset, months=months, day=day, anaphoric=anaphoric, same_part=same,
            running=word == "年内",
        )  # fmt: skip
    if match["month_before"]:
        return Period(start, end, previous_month=True)
    if match["asof"]:
        return Period(start, end, as_of=True)
    if match["multi"]:
        return Period(start, end, role="since")
    months, day = _narrow(match, "b")
    return None if months is None else Period(start, end, months=months, day=day)


_DOCUMENT_YEAR = frozenset({"全年", "年末", "年底", "当年", "期末", "年内"})


def _narrow(match: re.Match[str], prefix: str) -> tuple[tuple[int, int] | None, int | None]:
    """Read the months and the day of a match; groups carry ``prefix``."""
    months, day = None, None
    if match[prefix + "m1"]:
        months = (int(match[prefix + "m1"]), int(match[prefix + "m2"]))
    elif match[prefix + "m"]:
        months = (int(match[prefix + "m"]),) * 2
        day = int(match[prefix + "d"]) if match[prefix + "d"] else None
    elif match[prefix + "half"]:
        months = (1, 6) if match[prefix + "half"] == "上半年" else (7, 12)
    elif match[prefix + "first"]:
        months = (1, _MONTHS_OF.get(match[prefix + "first"]) or int(match[prefix + "first"]))
    elif match[prefix + "three"]:
        months = (1, 9)
    elif match[prefix + "quarter"]:
        months = _QUARTERS[match[prefix + "quarter"]]
    if months and not (1 <= months[0] <= months[1] <= 12 and (day is None or 1 <= day <= 31)):
        return None, None
    return months, day


def _with_role(text: str, period: Period, *, inside_title: bool) -> Period:
    before, after = text[max(0, period.start - 4) : period.start], text[period.end : period.end + 3]
    if text[period.end - 2 : period.end] in ("月底", "月末", "月份"):
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
    if (
        text.startswith("基础上", period.end)
        or (after.startswith("的") and _TIMES_OF.match(text, period.end))
        or _BASE_STRICT.search(before)
        or (after.startswith(("相比", "比较")) and before.endswith(("与", "和", "同")))
        or (after.startswith((")相比", ")比较")) and before.endswith("("))  # 与基线(2019年)相比
    ):
        return period._replace(role="base")
    if after.startswith(("以来", "起", "以后")) and not (period.offset == 0 and after.startswith("以来")):
        return period._replace(role="since")
    return period
