"""Ellipsis: names that the text shortens because the reader still has them in mind, and names it only gives once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from etl.link.align import leftover
from etl.model.catalogue import Indicator, load
from etl.recognise.clauses import clause_start
from etl.recognise.indicators import IndicatorMention, lexicon, spelled
from etl.recognise.narrowing import is_narrowed, narrows
from etl.recognise.quantities.find import Quantity

_LEVELS = ("国家级", "省级", "市级", "县级", "区级")
_MEASURE = re.compile(r"([\u4e00-\u9fff]{0,8}(?:率|比例|占比|比重)|占[\u4e00-\u9fff]{0,12})$")
_MEASURES = ("率", "比例", "占比", "比重")
_OF_TOTAL = ("占比", "比重", "比例")
_JOINTS = re.compile(r"[、,，;；:：()的]")
_VERB = re.compile(
    r"(?:分别|均|都|仅|已|也|各)?(?:为|达到|达|是|至|到|超过|保持在|在|高达|则?[由从](?:[^,，;；\d]{0,6}的)?)?(?:了)?$"
)
_TASK_DONE = re.compile(
    r"(?:完成|占)(?:了)?(?:年度|全年|年初|目标|省定|市定|下达|既定|计划|总)*(?:任务|目标)(?:数|量|总数)?的$"
)
_ADDED = re.compile(r"(?:^|[,，;；(、]|其中)(?:当年|本年|年内)?新增(?:了)?$")
_SHARES = frozenset({"占比", "比重", "比例"})  # said of anything: the whole name must stand in the sentence
_CLAUSE = ",，;；:：。(（)）、"
_CLASSES = re.compile(r"[甲乙丙](?=[甲乙丙、]*类)")
_PEOPLE = re.compile(r"[\u4e00-\u9fff]{2}(?:人口|人群|对象|家庭|职工)|老年人|儿童|患者|孕产妇|妇女|学生")
_OF_PEOPLE = re.compile(r"[,，(]?占(?:全[市县省区州])?(?:户籍|常住)?(?:总?人口(?:总数)?)?(?:的|的?比[例重])?为?")
_SHORTEST_STEM, _LONGEST_FRONT = 2, 8
_TELLING = 4  # characters of a measure (规范管理率) that may be of what only the heading names
_NEUTRAL = ("任务", "目标", "项目", "计划", "总体", "平均", "实际", "其中", "全市", "全县", "全省", "全区", "全州")
_LONGEST_ENDING = 7
_SEEN = 0.8  # share of a name's characters that the sentence must show
_COVERAGE = 0.6  # share of a name's character pairs that the sentence must show


def swapped(piece: str, model: str) -> IndicatorMention | None:
    """Read 市级 after 省级老年友善医疗机构 as 市级老年友善医疗机构."""
    rest = leftover(piece)
    level = next((word for word in _LEVELS if model.startswith(word)), "")
    if not level or rest not in _LEVELS:
        return None
    name = rest + model.removeprefix(level)
    ids = lexicon().exact(name)
    return IndicatorMention(0, 0, ids, name) if ids else None


def added(piece: str, model: str) -> IndicatorMention | None:
    """Read 其中2023年新增2160个 after 托位 as 新增托位."""
    if not _ADDED.search(piece):
        return None
    name = "新增" + model
    ids = lexicon().exact(name)
    return IndicatorMention(0, 0, ids, name) if ids else None


def completed(piece: str, named: str) -> IndicatorMention | None:
    """Read 筛查率 after 听力筛查4795人 as 听力筛查率, 死亡率 after 新生儿死亡2例 as 新生儿死亡率."""
    measure = leftover(piece)
    if not 2 <= len(measure) <= 4 or not measure.endswith("率"):
        return None
    for cut in range(len(named), 1, -1):
        for start in range(cut - 1):
            if not narrows(named, start) and (ids := lexicon().exact(named[start:cut] + measure)):
                return IndicatorMention(0, 0, ids, named[start:cut] + measure)
    return None


def share(piece: str, named: str) -> IndicatorMention | None:
    """Read 占户籍总人口的 after 60岁以上老年人口65.2万人 as 60岁以上老年人口占比."""
    if not _OF_PEOPLE.fullmatch(piece):
        return None
    ids = lexicon().exact(named + "占比")
    return IndicatorMention(0, 0, ids, named + "占比") if ids else None


def _of_title(measure: str, title: str) -> IndicatorMention | None:
    """Read 签约率 under a title that speaks of 家庭医生签约 as 家庭医生签约率."""
    stem = measure.removesuffix("率")
    at = title.find(stem)
    while at >= 0 and len(stem) >= _SHORTEST_STEM:
        for start in range(max(0, at - _LONGEST_FRONT), at - 1):
            if ids := lexicon().exact(title[start:at] + measure):
                return IndicatorMention(0, 0, ids, title[start:at] + measure)
        at = title.find(stem, at + 1)
    return None


def measured(before: str, position: int, quantity: Quantity, topic: str = "") -> IndicatorMention | None:
    """Read 完成率 after the activity it belongs to.

    It is the indicator whose name ends so and whose rest the text before names: first within the clause, then within
    the sentence, then in ``topic``, which is what title, heading and the sentences before speak of; of several the
    nearest. ``before`` is the sentence up to the number, ``position`` where the last numbers ended. None where no
    single indicator stands out.
    """
    if quantity.unit not in ("%", "‰"):
        return None
    stripped = _VERB.sub("", before)
    stripped = _TASK_DONE.sub("完成率", stripped)
    match = _MEASURE.search(stripped)
    if not match or match.end() < position:
        return None
    phrases = _OF_TOTAL if match[1].startswith("占") else (match[1],)
    clause = clause_start(stripped, len(stripped), "；;。")
    contexts = [stripped[clause:], stripped[-80:]]
    if (last := stripped.rfind(match[1], clause, match.start())) >= 0:  # each 完成率 is of what stands behind the last
        contexts.insert(0, stripped[last + len(match[1]) :])
    if len(match[1]) >= _TELLING and match[1].endswith("率"):
        contexts.append(topic + stripped[-80:])
    elif match[1] == "完成率":
        contexts.append(topic.rstrip("。").rpartition("。")[2])  # 一是产前筛查。任务3100人，…，完成率104.7%
    shared = stripped[clause_start(stripped, max(position - 1, 0), _CLAUSE) :]
    for context in contexts:
        plain = _JOINTS.sub("", context.replace("其中", ""))  # 其中医院 is not 中医
        found = (_best(phrase, plain, quantity.unit, shared.replace("其中", "")) for phrase in phrases)
        if identifier := next(filter(None, found), ""):
            if _is_narrowed(stripped, load().indicators[identifier]) or _is_of_others(match[1], identifier):
                return None
            return IndicatorMention(match.start(), len(stripped), (identifier,), load().indicators[identifier].name_zh)
    return None if _PEOPLE.search(stripped) else _of_title(match[1], topic.partition("。")[0])


def _is_of_others(said: str, identifier: str) -> bool:
    """Tell whether the words name people that the indicator does not: 低收入人口签约率 is not that of 重点人群."""
    people, indicator = _PEOPLE.search(said), load().indicators[identifier]
    return people is not None and not any(people[0] in name for name in (indicator.name_zh, *indicator.aliases))


def _is_narrowed(before: str, indicator: Indicator) -> bool:
    """Tell whether the name stands there whole, but a word before it makes it another: 基层医疗机构床位使用率."""
    names = map(spelled, (indicator.name_zh, *indicator.aliases))
    return any(
        before.endswith(name) and is_narrowed(before, len(before) - len(name), len(before), name) for name in names
    )


class _Stem(NamedTuple):
    """The front of an indicator's name and its character pairs."""

    id: str
    text: str
    pairs: tuple[str, ...]


def _best(phrase: str, context: str, unit: str, shared: str) -> str:
    """Return the one indicator that ``phrase`` may end the name of; ``shared`` is what a share is a share of."""
    found: dict[str, float] = {}
    kinds = frozenset(_CLASSES.findall(context))
    known = frozenset(_pairs(context))
    for length in range(len(phrase), 1, -1):
        ending = phrase[-length:]
        by_pair = _endings(unit).get(ending, {})
        for stem in {stem for pair in by_pair.keys() & known for stem in by_pair[pair]}:
            if _share(stem.text, context) < (1.0 if ending in _SHARES else _SEEN):
                continue
            if not _joins(phrase, length, stem.text) or not kinds <= set(_CLASSES.findall(stem.text)):
                continue  # 乙类 … 发病率 is none of all classes
            if ending in _SHARES and not (stem.pairs[0] in shared and stem.pairs[-1] in shared):
                continue  # 医院38.8亿人次(占45.8%), 60岁以上占27% of those spoken of before
            if (share := _share(stem.pairs, context)) >= _COVERAGE:
                score = share + length / 100 + max(map(context.rfind, stem.pairs)) / 1000
                found[stem.id] = max(score, found.get(stem.id, 0.0))
        if found:
            break
    ranked = sorted(found.items(), key=lambda item: -item[1])
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else ""


def _joins(phrase: str, length: int, stem: str) -> bool:
    """Tell whether what stands before the ending may be of the name: not in 续约率 for 签约率."""
    before = phrase[-length - 1 : -length]
    if phrase.endswith(_NEUTRAL, 0, -length):
        return True
    seen = length < _LONGEST_ENDING and stem.endswith(before)  # with the longer ending
    return not before or (before in stem and not seen)


@cache
def _endings(unit: str) -> dict[str, dict[str, list[_Stem]]]:
    """Return, for every way a name of the unit may end (完成率), the rest of the names by the pairs in them."""
    found: dict[str, dict[str, list[_Stem]]] = {}
    for indicator in load().indicators.values():
        if indicator.unit != unit:
            continue
        for name in map(spelled, (indicator.name_zh, *indicator.aliases)):
            if not name.endswith(_MEASURES):
                continue
            for length in range(2, min(_LONGEST_ENDING + 1, len(name) - 1)):
                stem = _Stem(indicator.id, name[:-length], _pairs(name[:-length]))
                for pair in stem.pairs:
                    found.setdefault(name[-length:], {}).setdefault(pair, []).append(stem)
    return found


def _share(parts: Sequence[str], context: str) -> float:
    """Return the share of the parts (characters or pairs of them) that the context has."""
    return sum(map(context.__contains__, parts)) / len(parts)


def _pairs(text: str) -> tuple[str, ...]:
    return tuple(map("".join, pairwise(text)))
