"""Regions: names of divisions and the words that point at one (全市, 我省), each with the part it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

from etl.model.catalogue import NATION, Division, load
from etl.recognise.hidden_names import is_hidden

Role = Literal["own", "comparison", "organisation", "rank", "dateline"]
"""own: figures beside it are its own; comparison: 低于全国水平; organisation: part of a body's name;
rank: 全省第8位; dateline: where something was said: 新华社北京10月4日电, 在北京召开."""


class RegionMention(NamedTuple):
    """A mention of a region.

    ``codes`` are the divisions it may be; ``deictic`` is the word that points (市, 县, 省 ...).
    """

    start: int
    end: int
    codes: tuple[str, ...]
    role: Role = "own"
    deictic: str = ""
    short: bool = False


_DEICTIC = re.compile(
    r"(?:全(?!国)|我|本|该)(?P<level>市|县|区|州|省|自治区|国|盟|旗|地区)(?!场|级|内|外|委|直|民营|长|属|情|政府|人大|域)"
    r"(?!(?<=[我本该].)(?:医|中医))"
    r"|(?<=[低高优好]于)(?P<above>省|市|州|自治区)(?=(?:级)?(?:平均|总体)?水平|平均)"
)
_COMPARISON = re.compile(
    r"(?:低于|高于|优于|好于|超过|突破|逼近|赶超|领先于?|落后于?|超|快于|多于|少于|仅次于|较|比|达到|达|接近|略低于|略高于|相当于)(?:了)?$"
)
_BESIDE = re.compile(r"平均|水平|总体|相比|持平|相当")
_AFTER_RANK = re.compile(
    r"(?:第|前|排名|首位|首个|首批|领先|率先|之首|平均第|各|唯一|先进|示范|最(?![高低好多少](?:\(|[,，](?:均|都|分别|为|达|仅|只)))|范围|人大|统一|上下|同类|同行)"
)
_BEFORE_RANK = ("居", "列", "创建", "争创", "创成", "荣获", "获评", "入选")  # 位列全省…, 创建全国健康城市
_ZONES = ("园区", "开发区", "经开区", "高新区", "保税区", "度假区")  # quickly tells text without one
_ZONE = re.compile(
    r"(?:国家级?)?(?:工业园区|产业园区|(?:经济(?:技术)?|高新(?:技术)?(?:产业)?)开发区|经开区|高新区|保税区|度假区)"
)
_LONGEST_SHORT = 4
_ORGANISATION = re.compile(
    r"^(?:生产建设兵团|[^,，。;；:、()\d有共设达为是]{0,12}?(?:委员会|卫健委|卫健局|卫生局|卫健|局|医院|中心|(?<!住)院|血站|疾控|站|办公室|部门|协会|学会|政府|大学|学校|所(?!有)|集团|公司|日报|晚报|商报|代表队|市级|市委))"
)


_DATELINE = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)")
_VENUE = re.compile(r"[^,，。;；、\d]{0,8}(?:召开|举行|举办|开幕|闭幕|启动|透露|表示|介绍|指出|宣布)")
_AWARDED = ("评为", "命名为", "授予", "荣获", "获评")  # 被评为海南省卫生村: the name of what is awarded
_COUNTED_LIST = re.compile(
    r"(?P<list>(?:[\u4e00-\u9fff]{2,6}[、和及与])+[\u4e00-\u9fff]{2,4}?)等?(?:[两一二三四五六七八九十]+|\d+)个?"
    r"(?P<level>省份|城市|地市|市州|县市|省|市|县|区|州)"
)
_COUNTED = re.compile(r"[两一二三四五六七八九十\d]个?[省城地市县区州]")  # quickly tells text without such a list
_LIST_RUN = re.compile(r"[\u4e00-\u9fff、\d]+")
_LISTED_LEVELS = {
    "份": ("province",), "省": ("province",), "市": ("city", "county", "province"), "州": ("city",),
    "县": ("county",), "区": ("county",),
}  # fmt: skip
_LEADING = re.compile(r"^(?:其中|全省|全市|年|月|的|在|以)+")
_AND = frozenset("、和及与")


@cache
def _names() -> tuple[ahocorasick.Automaton, dict[str, tuple[str, ...]]]:
    names: dict[str, tuple[str, ...]] = {}
    for division in load().divisions.values():
        for name in _spellings(division):
            names[name] = (*names.get(name, ()), division.code)
    for name, code in load().renamed.items():
        names[name] = (*names.get(name, ()), code)
    # Spelled backwards: names begin with a thousand characters but end with a few (市, 县, 区), and the automaton is
    # many times faster with few branches at its root.
    automaton = ahocorasick.Automaton()
    for name, codes in names.items():
        automaton.add_word(name[::-1], (name, codes))
    automaton.make_automaton()
    return automaton, names


def _spellings(division: Division) -> list[str]:
    names = [division.name]
    if division.level == "city" and division.name.endswith("自治州"):
        names.append(division.short + "州")
    if division.level == "province" and division.short != division.name:
        names.append(division.short)
    return names


@cache
def _short_codes() -> dict[str, tuple[str, ...]]:
    """Return short name -> codes, higher levels first."""
    shorts: dict[str, tuple[str, ...]] = {}
    for division in load().divisions.values():
        if (
            division.level in ("province", "city", "county")
            and len(division.short) > 1
            and division.short != division.name
        ):
            shorts[division.short] = (*shorts.get(division.short, ()), division.code)
    rank = {"province": 0, "city": 1, "county": 2}
    return {
        short: tuple(sorted(codes, key=lambda code: rank[load().divisions[code].level]))
        for short, codes in shorts.items()
    }


@cache
def _shorts() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for short, codes in _short_codes().items():
        automaton.add_word(short, (short, codes))
    automaton.make_automaton()
    return automaton


def find(text: str) -> list[RegionMention]:
    """Find every mention of a region in reading text, in order."""
    found = []
    for last, (name, codes) in _names()[0].iter_long(text[::-1]):
        start = len(text) - 1 - last
        if not is_hidden(text, start, name, codes):
            found.append(RegionMention(start, start + len(name), codes, _role(text, start, start + len(name))))
    named = {place for mention in found for place in range(mention.start, mention.end)}
    found += [
        RegionMention(match.start(), match.end(), (NATION,) if match["level"] == "国" else (),
                      _role(text, match.start(), match.end()), match["level"] or match["above"])
        for match in _DEICTIC.finditer(text) if match.start() not in named  # 万全区 is a name
    ]  # fmt: skip
    found += [mention for mention in _counted_list(text) if mention.start not in named]
    if any(word in text for word in _ZONES):
        found = _with_zones(text, found)
    return _compared_alike(text, sorted(found, key=lambda mention: mention.start))


def _with_zones(text: str, found: list[RegionMention]) -> list[RegionMention]:
    """Add the zones that are no divisions: what is said of 苏州工业园区 is not said of 苏州, and has no code."""
    for match in _ZONE.finditer(text):
        start = next((m.start for m in found if m.end == match.start() and m.codes), match.start())
        for length in range(2, _LONGEST_SHORT):
            if start == match.start() and text[start - length : start] in _short_codes():
                start -= length
        found = [m for m in found if not start <= m.start < match.end()]
        found.append(RegionMention(start, match.end(), (), _role(text, start, match.end())))
    return found


def _compared_alike(text: str, found: list[RegionMention]) -> list[RegionMention]:
    """Let a whole list be compared with: in 比全省、全国平均水平高2.4岁 both are."""
    for index in range(1, len(found)):
        last, mention = found[index - 1], found[index]
        if last.role == "comparison" and mention.role == "own" and text[last.end : mention.start] in _AND:
            found[index] = mention._replace(role="comparison")
    return found


def _counted_list(text: str) -> list[RegionMention]:
    """Read 广州、深圳、东莞三市: short names that the word behind their list makes names of places."""
    if not _COUNTED.search(text):
        return []
    runs = (run.span() for run in _LIST_RUN.finditer(text) if _COUNTED.search(run[0]))
    match = next(filter(None, (_COUNTED_LIST.search(text, *run) for run in runs)), None)
    if match is None:
        return []
    levels = _LISTED_LEVELS[match["level"][-1]]
    divisions = load().divisions
    found, at = [], match.start("list")
    for piece in re.split(r"([、和及与])", match["list"]):
        if piece not in "、和及与":
            short = _LEADING.sub("", piece)
            codes = [code for code in _short_codes().get(short, ()) if divisions[code].level in levels]
            first = [code for code in codes if divisions[code].level == divisions[codes[0]].level]
            if not first:
                return []
            found.append(RegionMention(at + len(piece) - len(short), at + len(piece), tuple(first), short=True))
        at += len(piece)
    return found


def find_short(text: str, known: Sequence[RegionMention] | None = None) -> list[RegionMention]:
    """Find short names (长沙) where they stand as places; only for titles and other texts where a place is expected.

    ``known`` are the full names already found in the same text. 合作 in 农村合作医疗 and 互助 in 互助献血 are words: a
    short name begins behind a mark, a date, another place or a word that leads to places, and ends its word.
    """
    covered = {i for m in (find(text) if known is None else known) for i in range(m.start, m.end)}
    found: list[RegionMention] = []
    for end, (name, codes) in _shorts().iter_long(text):
        start = end + 1 - len(name)
        if start not in covered and _stands_as_place(text, start, end + 1, covered, found):
            found.append(RegionMention(start, end + 1, codes, short=True))
    return found


_LEADS_TO_PLACE = re.compile(
    r"(?:^|[\W_]|[年月日度第届期]|[在赴到来于由从对与和及]|[省市州盟县区]|其中|位于|关于|中共|目前|截至"
    r"|显示|获悉|来自|走进|数说|数读|健康)$"
)
_GOES_ON = re.compile(
    r"(?:医院|医疗|医学|大学|学院|中学|小学|献血|行动|计划|项目|工程|社|化|性|力|感|率|量|度|道路|社区|路|街|桥|河|湖|山|集团|公司|银行|药|村|厂)"
)


def _stands_as_place(text: str, start: int, end: int, covered: set[int], found: Sequence[RegionMention]) -> bool:
    """Tell whether a short name stands where a place can: not in the middle of words."""
    behind_place = start - 1 in covered or any(m.end == start for m in found)
    if not behind_place and not _LEADS_TO_PLACE.search(text, max(0, start - 3), start):
        return False
    return text.endswith("健康", 0, start) or _GOES_ON.match(text, end) is None  # 健康揭阳行动


def _role(text: str, start: int, end: int) -> Role:
    before, after = text[max(0, start - 4) : start], text[end : end + 18]
    if _DATELINE.match(after) or (before.endswith(("在", "于")) and _VENUE.match(after)):
        return "dateline"
    if _AFTER_RANK.match(after) or before.endswith(_BEFORE_RANK):
        return "rank"
    if before.endswith(_AWARDED):
        return "organisation"
    if _COMPARISON.search(before) or (before.endswith(("与", "和", "同")) and _BESIDE.match(after)):
        return "comparison"
    if _ORGANISATION.match(after):
        return "organisation"
    return "own"
