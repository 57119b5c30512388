"""Quantities: numbers with their unit, qualifier and kind, found by pattern on the text.

A segmenter splits decimals; patterns do not. Every number is found, also the ones that are no value (dates, ordinals,
names, telephone numbers): they keep a ``kind`` that says what they are, so that no number disappears without a reason.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

from etl.catalogue import FOLDER
from etl.facts import Qualifier
from etl.recognise.fold import fold
from etl.recognise.numerals import SCALES, arabic, chinese

Kind = Literal[
    "count", "percent", "permille", "per_100k", "per_10k", "share", "points", "times", "ratio", "bare", "duration", "age",
    "date", "clock", "ordinal", "list_number", "document_number", "contact", "name", "damaged", "small_word",
]  # fmt: skip
VALUE_KINDS: frozenset[str] = frozenset({"count", "percent", "permille", "per_100k", "per_10k", "share", "ratio", "bare"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as printed.

    ``text[start:end]`` is the number with its scale and sign of proportion (2.98万, 3.5‰, 9.2/10万) but without the
    measure word; ``unit_end`` is where the measure word ends. ``value`` is exact and in ``unit``: a measure word of
    ``units.csv``, ``%``, ``‰``, ``1/10万``, ``1/万`` or empty. ``value_high`` is the upper bound of a range.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    qualifier: Qualifier
    kind: Kind
    unit_end: int
    value_high: Decimal | None = None
    before: int = 0  # where the words that qualify the number begin (超过, 约)
    after: int = 0  # where the words that qualify it end (以上, 左右)
    printed: str = ""  # the measure word as printed


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure word: the unit it stands for and the factor into it."""

    unit: str
    factor: Decimal
    kind: str


@cache
def units() -> dict[str, Unit]:
    """Return the measure words of ``units.csv`` by spelling."""
    with (FOLDER / "units.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["spelling"]: Unit(row["unit"], Decimal(row["factor"]), row["kind"]) for row in csv.DictReader(file)
        }


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.])|\d+)(?:[ \u00a0]?\.[ \u00a0]?\d+)?"
_HAN = r"[零〇○一二两三四五六七八九十百千]+(?:点[零〇○一二三四五六七八九]+)?(?!分[点比率]|日咳|姓)"
_NUMBER = rf"(?:(?<![\d\u4e00-\u9fff%‰A-Za-z)])[-−](?=\d))?(?:{_DIGITS})|(?:负)?{_HAN}"
_MINUS = r"(?:(?<=[为达是至到降升约])[-−](?=\d))?"
_SCALE = r"(?:万亿|千万|百万|十万|万|亿|千(?![克米瓦伏卡人]|分)|百(?![分]))"
_PERMILLE = r"(?:‰|/‰|%o|%0(?!\d)|0/00|o/oo|%。(?=[,，、;；]))"

_QUANTITY = re.compile(
    rf"(?P<p100k>(?:十|10)万分之(?P<n100k>{_NUMBER}))"
    rf"|(?P<p10k>万分之(?P<n10k>{_NUMBER}))"
    rf"|(?P<pmille>千分之(?P<nmille>{_NUMBER}))"
    rf"|(?P<pcent>百分之(?P<ncent>{_NUMBER}))"
    rf"|(?P<fraction>(?P<den>{_HAN})分之(?P<num>{_HAN}))"
    rf"|(?P<tenths>(?P<ntenths>[一二两三四五六七八九]|[1-9](?:\.\d)?)成(?P<half>半)?(?![为立功员长果效就本都份交套品立型])(?<!完成))"
    rf"|(?P<amount>{_MINUS}(?P<number>{_NUMBER})(?P<more>[余多几](?=[万亿千百]))?"
    rf"(?:(?P<scale>{_SCALE})(?P<rest>(?:{_NUMBER})(?:千|百)(?!分))?)?"
    rf"(?:[ ]?(?P<permille>{_PERMILLE})|[ ]?/[ ]?(?P<per100k>(?:10|十)[ ]?万)|(?P<ratio>[:：]100(?!\d))|[ ]?(?P<percent>%))?)"
)

_DATE = re.compile(
    r"(?P<full>(?:19|20)\d\d年(?:度)?(?:\d{1,2}月(?:\d{1,2}[日号])?)?)"
    r"|(?P<dash>(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?![\d.])(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?)"
    r"|(?P<years>(?:19|20)\d\d[-—–~～至]+(?:19|20)\d\d年?)"
    r"|(?P<month>\d{1,2}[-—–~～至、到]\d{1,2}月(?:份|底|末)?|\d{1,2}月(?:\d{1,2}[日号]|份|底|末|初)?|(?<=月)\d{1,2}[日号]|\d{1,2}[日号](?=[至\-—]))"
    r"|(?P<han>[一二]?[九〇○零o][〇○零一二三四五六七八九o]{1,2}年|[一二][〇○零九o][〇○零一二三四五六七八九o]{2}年)"
    r"|(?P<clock>(?<![\d.])\d{1,2}:\d\d(?::\d\d)?|\d{1,2}(?:时|点)(?:\d{1,2}分)?(?=[,，。;；许,前后至]|开)|\d{1,2}(?:年|点)(?=[,，])(?<!\d\d年))"
    r"|(?P<span>\d{1,4}年(?![-—]))"
)
_CONTACT = re.compile(
    r"(?:电话|热线|传真|QQ|微信)(?:号码?)?[:： ]{0,2}(?![\d\- ]+[次个人件条起例万])\d[\d\- ]{5,}|拨打\d{3,12}"
    r"|(?:邮编|邮政编码|ICP备?|编号|网安备|许可证号?|浏览次数|浏览量|阅读量?|点击量?)[^\d,，。;；\n]{0,4}\d[\d\-]*号?"
    r"|(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|[〔\[(（](?:19|20)\d\d[〕\])）](?:第)?\d+号"
)
_BEFORE = re.compile(
    r"(?P<ge>不低于|不少于|不小于|不得低于|不得少于|至少|≥|>=|最低)"
    r"|(?P<le>不高于|不超过|不多于|不大于|不得超过|不得高于|最多|≤|<=)"
    r"|(?P<gt>超过|超出|超|逾|突破|大于|高于|多于|高出|>|上(?=[千百万亿]))"
    r"|(?P<lt>小于|低于|少于|不足|不到|<)"
    r"|(?P<about>大约|(?<![签预节公条制特邀])约|接近|将近|(?<![附最])近|大概)"
)
_BEFORE_TAIL = re.compile(rf"(?:{_BEFORE.pattern})(?:了|至|到|达|于)?$")
_AFTER = re.compile(
    r"(?P<ge>及以上|(?:和|或)?以上|及其以上)|(?P<le>及以下|以下|以内|之内|(?<=[钟时天日公里米])内)|(?P<about>左右|上下)"
)
_QUALIFIERS: dict[str, Qualifier] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_AGE_AFTER = re.compile(
    r"(?:及|\(含\))?(?:以[上下]|以内)?(?:(?:的)?(?:儿童|婴|幼|妇女|老|人群|人口|居民|适龄|女|男|青|学|患|农|城|公|参|户|失|常|高|的)|[-—~～至])"
)
_NAME_AFTER = re.compile(r"[A-Za-z版型级届号式+]|(?:年期)|[‘’'“](?![^”]*[%‰])")
_RANGE_JOIN = re.compile(r"[%‰]?[ ]?(?:-|—|——|–|~|～|至|到)[ ]?")
_LIST_NUMBER = re.compile(r"(?:^|(?<=\n))[ \t\u3000\-*]*(?P<n>\d{1,3})(?=[.、)](?!\d))|[(](?P<b>\d{1,2})[)]")
_DAMAGE = frozenset("?\ufffd*")


def find(text: str) -> list[Quantity]:
    """Find every number of ``text`` in reading order.

    Spans index ``text`` and never overlap.
    """
    folded = fold(text)
    taken = _dates(folded) + _contacts(folded) + _list_numbers(folded)
    taken.sort(key=lambda q: (q.start, -q.end))
    fixed: list[Quantity] = []
    for quantity in taken:
        if not fixed or quantity.start >= fixed[-1].end:
            fixed.append(quantity)
    starts = [q.start for q in fixed]
    found: list[Quantity] = []
    position = 0
    while match := _QUANTITY.search(folded, position):
        index = bisect_right(starts, match.start())
        inside = index and fixed[index - 1].end > match.start()
        runs_into = index < len(fixed) and fixed[index].start < match.end()
        if inside:
            position = fixed[index - 1].end
            continue
        if runs_into:  # the number is part of a date that begins later: 5-1月
            position = max(fixed[index].start, match.start() + 1)
            continue
        quantity = _quantity(folded, match)
        position = match.end() if quantity is None else max(quantity.unit_end, match.start() + 1)
        if quantity is not None:
            found.append(quantity)
    return _ranges(folded, sorted(found + fixed, key=lambda q: q.start))


def _plain(start: int, end: int, kind: Kind, value: Decimal = Decimal(0)) -> Quantity:
    return Quantity(start, end, value, "", "=", kind, end, before=start, after=end)


def _dates(text: str) -> list[Quantity]:
    found = []
    for match in _DATE.finditer(text):
        kind: Kind = "clock" if match["clock"] else "duration" if match["span"] else "date"
        found.append(_plain(match.start(), match.end(), kind))
    return found


def _contacts(text: str) -> list[Quantity]:
    found = []
    for match in _CONTACT.finditer(text):
        kind: Kind = "document_number" if match[0][0] in "〔[(（" else "contact"
        found.extend(_plain(match.start() + d.start(), match.start() + d.end(), kind) for d in re.finditer(r"\d[\d\-]*", match[0]))
    return found


def _list_numbers(text: str) -> list[Quantity]:
    found = []
    for match in _LIST_NUMBER.finditer(text):
        group = "n" if match["n"] else "b"
        found.append(_plain(match.start(group), match.end(group), "list_number"))
    return found


def _read(text: str) -> Decimal | None:
    negative = text.startswith("负")
    text = text.removeprefix("负")
    try:
        value = arabic(text) if text[-1].isdigit() and text[-1] in "0123456789" else chinese(text)
    except (ValueError, InvalidOperation):
        return None
    return -value if negative else value


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if group := next((g for g in ("p100k", "p10k", "pmille", "pcent") if match[g]), None):
        value = _read(match[group.replace("p", "n", 1)])
        unit, kind = _SHARES[group]
        return None if value is None else _qualified(text, _share(start, end, value, unit, kind))
    if match["fraction"]:
        top, bottom = _read(match["num"]), _read(match["den"])
        if not top or not bottom:
            return None
        return _qualified(text, _share(start, end, top * 100 / bottom, "%", "share"))
    if match["tenths"]:
        tenths = _read(match["ntenths"])
        if tenths is None:
            return None
        return _qualified(text, _share(start, end, tenths * 10 + (5 if match["half"] else 0), "%", "share"))
    return _amount(text, match)


_SHARES: dict[str, tuple[str, Kind]] = {
    "p100k": ("1/10万", "per_100k"),
    "p10k": ("1/万", "per_10k"),
    "pmille": ("‰", "permille"),
    "pcent": ("%", "percent"),
}


def _share(start: int, end: int, value: Decimal, unit: str, kind: Kind) -> Quantity:
    return Quantity(start, end, value, unit, "=", kind, end, before=start, after=end)


def _amount(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.start("amount"), match.end("amount")
    value = _read(match["number"])
    if value is None:
        return None
    value *= SCALES[match["scale"]] if match["scale"] else 1
    if text[start] in "-−" and value > 0:
        value = -value
    if match["rest"]:
        rest = _read(match["rest"][:-1])
        value += (rest or 0) * SCALES[match["rest"][-1]]
    if match["scale"] and match["scale"] == "千" and match["number"][-1] not in "0123456789":
        return None
    han = match["number"][-1] not in "0123456789"
    quantity = Quantity(start, end, value, "", "=", "bare", end, before=start, after=end)
    if match["more"]:
        quantity = replace(quantity, qualifier=">")
    if match["permille"]:
        quantity = replace(quantity, unit="‰", kind="permille", unit_end=end)
    elif match["per100k"]:
        quantity = replace(quantity, unit="1/10万", kind="per_100k", unit_end=end)
    elif match["ratio"]:
        number_end = match.start("ratio")
        quantity = replace(quantity, end=number_end, unit="女=100", kind="ratio", unit_end=end)
    elif match["percent"]:
        quantity = replace(quantity, unit="%", kind="percent", unit_end=end)
    else:
        quantity = _measured(text, quantity, han=han, scaled=bool(match["scale"]))
    return _qualified(text, quantity) if quantity.kind in VALUE_KINDS or quantity.kind in _KEEP else quantity


_CAPTIONS = frozenset("图表")
_KEEP = frozenset({"points", "times", "duration", "age"})
_SMALL_HAN = re.compile(r"[一二两三四五六七八九十百千万零〇○]+$")


def _measured(text: str, quantity: Quantity, *, han: bool, scaled: bool) -> Quantity:
    """Give a number without a sign of proportion its measure word, or the kind that says why it is no value."""
    end = quantity.end
    # 40余万 has its 余 inside; 40余场 has it between number and measure word
    more = re.compile(r"[余多](?=[^\s,，。;；]|$)").match(text, end)
    at = more.end() if more and not text.startswith(("余额", "多元", "多种形", "多项"), end) else end
    if text[at : at + 1] == " ":
        at += 1
    printed = _longest_unit(text, at)
    kind = _kind_of(text, quantity, printed, at, han=han, scaled=scaled)
    if kind != "count" and kind not in _KEEP:
        return replace(quantity, kind=kind)
    unit = units()[printed] if printed else None
    unit_end = at + len(printed)
    qualifier: Qualifier = ">" if at > end and text[at - 1] in "余多" else quantity.qualifier
    return replace(
        quantity,
        value=quantity.value * (unit.factor if unit else 1),
        unit=unit.unit if unit else "",
        printed=printed,
        kind=kind,
        unit_end=unit_end,
        qualifier=qualifier,
    )


def _longest_unit(text: str, at: int) -> str:
    table = units()
    for length in range(6, 0, -1):
        piece = text[at : at + length]
        if len(piece) == length and piece in table:
            if piece in {"级", "床", "期", "分", "本", "部", "门", "班", "队", "组", "村", "周", "对", "起", "位"} and _no_measure(text, at, piece):
                return ""
            return piece
    return ""


_NOT_MEASURES = {
    "期": "间末内", "分": "别之级类布析为工", "本": "级市区省县科地院", "部": "门署", "门": "诊急", "班": "子", "队": "伍",
    "组": "织成建", "村": "卫级居民庄医", "周": "岁", "对": "于口全照外比标各", "起": "来草", "位": "于居列", "级": "", "床": "位",
}  # fmt: skip


def _no_measure(text: str, at: int, piece: str) -> bool:
    following = text[at + 1 : at + 2]
    return piece in _NOT_MEASURES and following != "" and following in _NOT_MEASURES[piece]


def _kind_of(text: str, quantity: Quantity, printed: str, at: int, *, han: bool, scaled: bool) -> Kind:
    start, end = quantity.start, quantity.end
    previous, following = text[start - 1 : start], text[end : end + 1]
    if previous in _DAMAGE or following in _DAMAGE:
        return "damaged"
    if previous in _CAPTIONS:
        return "name"
    if previous == "第" or text[max(0, start - 2) : start] in ("前第", "TOP", "排名"):
        return "ordinal"
    if previous == "前" and following in "名位强":
        return "ordinal"
    if _glued(text, start, end):
        return "name"
    if following == "-" and text[end + 1 : end + 2].isdigit() and "." not in text[start:end]:
        return "bare"
    if printed == "级" or following in "版届型号级":
        return "name"
    unit = units()[printed] if printed else None
    if previous == "/":
        return "name"
    if unit is None:
        return ("small_word" if not scaled or quantity.value < 10 else "bare") if han else "bare"
    if unit.kind in {"points", "times"}:
        return "points" if unit.kind == "points" else "times"
    if unit.kind == "age":
        return "age" if _AGE_AFTER.match(text, at + len(printed)) else "count"
    if unit.kind == "time" and printed != "分钟":
        return "duration"
    if unit.kind in {"score", "grade"}:
        return "name" if unit.kind == "grade" else "bare"
    if han and not scaled and _too_small(text[start:end]):
        return "small_word"
    return "count"


def _glued(text: str, start: int, end: int) -> bool:
    """Tell whether the number is part of a code: CD10, 1+1+1, PM2.5, 10S."""
    previous, following = text[start - 1 : start], text[end : end + 1]
    if previous and previous.isascii():
        joined = text[start - 2 : start - 1]
        if previous.isalpha() or (previous in "+-_#" and joined.isascii() and joined.isalnum()):
            return True
    return bool(following) and following.isascii() and (following.isalpha() or following in "+_")


def _too_small(numeral: str) -> bool:
    """Tell 三 in 三个 (a word of prose) from 二十七 in 二十七家 (a figure)."""
    return len(numeral) == 1 and numeral not in "零〇○"


def _qualified(text: str, quantity: Quantity) -> Quantity:
    """Read the words around the number that bound or blur it."""
    if _broken(text, quantity):
        return replace(quantity, kind="damaged")
    qualifier, before, after = quantity.qualifier, quantity.before, quantity.unit_end
    head = text[max(0, quantity.start - 6) : quantity.start]
    if match := _BEFORE_TAIL.search(head):
        group = next(name for name in _QUALIFIERS if match[name])
        qualifier, before = _QUALIFIERS[group], quantity.start - len(head) + match.start()
    at = quantity.unit_end
    if text[at : at + 1] == ")":
        at += 1
    if match := _AFTER.match(text, at):
        group = next(name for name in _QUALIFIERS if match.groupdict().get(name))
        qualifier, after = _QUALIFIERS[group], match.end()
    return replace(quantity, qualifier=qualifier, before=before, after=max(after, quantity.unit_end))


def _broken(text: str, quantity: Quantity) -> bool:
    """Tell whether characters next to the number are lost: ?3.7%, 5 4‰ (a decimal point gone)."""
    before = text[max(0, quantity.start - 2) : quantity.start]
    if before.endswith(("?", "\ufffd", "*")):
        return True
    return quantity.unit in ("‰", "%") and before[-1:] == " " and before[:1].isdigit()


def _ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Mark ``a—b`` as two bounds: the first carries the upper one as ``value_high``."""
    result: list[Quantity] = []
    for quantity in quantities:
        last = result[-1] if result else None
        if (
            last is not None
            and quantity.kind in VALUE_KINDS | {"age", "duration"}
            and last.kind in VALUE_KINDS
            and (last.unit in ("", quantity.unit))
            and (quantity.unit or quantity.kind == "bare")
            and last.value < quantity.value
            and _RANGE_JOIN.fullmatch(text[last.end : quantity.start])
        ):
            kind = quantity.kind
            result[-1] = replace(last, value_high=quantity.value, unit=quantity.unit, kind=kind, qualifier=">=", after=quantity.after)
            result.append(replace(quantity, qualifier="<="))
            continue
        result.append(quantity)
    return result
