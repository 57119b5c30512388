"""Ellipsis: names that the text shortens because the reader still has them in mind, and names it only gives once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from etl.link.align import leftover
from etl.link.marks import ADDED, FROM_BEFORE, JOINTS, OF_WHICH, RATE, SHARE, TAKES, TASK_RATE
from etl.model.catalogue import Indicator, load
from etl.model.wording import pattern, words
from etl.recognise.clauses import clause_start
from etl.recognise.indicators import IndicatorMention, lexicon, spelled
from etl.recognise.narrowing import is_narrowed, narrows
from etl.recognise.quantities.find import Quantity

_LEVEL = pattern(r"{awarding_level}")
_OF_TOTAL = words("share")
_MEASURE = pattern(r"([\u4e00-\u9fff]{0,8}(?:{rate}|{share})|" + TAKES + r"[\u4e00-\u9fff]{0,12})$")
_MEASURES = (RATE, *_OF_TOTAL)
_SHARES = frozenset(_OF_TOTAL)  # said of anything: the whole name must stand in the sentence
_VERB = pattern(
    r"(?:{in_turn}|{alike}|{adverb})?(?:{is}|{reaches}|{to}|{stands_at}|则?" + FROM_BEFORE + r")?{perfective}?$"
)
_TASK_DONE = pattern(r"{task_share}{perfective}?{task_kind}*{task}{amount}?{attributive}$")
_ADDED = pattern(r"(?:^|[,，;；(、]|{of_which}){this_year}?{added}{perfective}?$")
_CLAUSE = ",，;；:：。(（)）、"
_CLASSES = pattern(r"{disease_class}(?=(?:{disease_class}|、)*类)")
_PEOPLE = pattern(r"[\u4e00-\u9fff]{2}{people_end}|{people}")
_OF_PEOPLE = pattern(
    r"[,，(]?占{whole_region}?{resident}?(?:总?人口(?:总数)?)?(?:{attributive}|{attributive}?{share})?为?"
)
_SHORTEST_STEM, _LONGEST_FRONT = 2, 8
_TELLING = 4  # characters of a measure (规范管理率) that may be of what only the heading names
_NEUTRAL = pattern(r"(?:{neutral_front}|{whole_region})$")
_LONGEST_ENDING = 7
_SEEN = 0.8  # share of a name's characters that the sentence must show
_COVERAGE = 0.6  # share of a name's character pairs that the sentence must show


def swapped(piece: str, model: str) -> IndicatorMention | None:
    """Read 市级 after 省级老年友善医疗机构 as 市级老年友善医疗机构."""
    rest = leftover(piece)
    level = _LEVEL.match(model)
    if level is None or _LEVEL.fullmatch(rest) is None:
        return None
    name = rest + model[level.end() :]
    ids = lexicon().exact(name)
    return IndicatorMention(0, 0, ids, name) if ids else None


def added(piece: str, model: str) -> IndicatorMention | None:
    """Read 其中2023年新增2160个 after 托位 as 新增托位."""
    if not _ADDED.search(piece):
        return None
    name = ADDED + model
    ids = lexicon().exact(name)
    return IndicatorMention(0, 0, ids, name) if ids else None


def completed(piece: str, named: str) -> IndicatorMention | None:
    """Read 筛查率 after 听力筛查4795人 as 听力筛查率, 死亡率 after 新生儿死亡2例 as 新生儿死亡率."""
    measure = leftover(piece)
    if not 2 <= len(measure) <= 4 or not measure.endswith(RATE):
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
    ids = lexicon().exact(named + SHARE)
    return IndicatorMention(0, 0, ids, named + SHARE) if ids else None


def _of_title(measure: str, title: str) -> IndicatorMention | None:
    """Read 签约率 under a title that speaks of 家庭医生签约 as 家庭医生签约率."""
    stem = measure.removesuffix(RATE)
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
    stripped = _TASK_DONE.sub(TASK_RATE, stripped)
    match = _MEASURE.search(stripped)
    if not match or match.end() < position:
        return None
    phrases = _OF_TOTAL if match[1].startswith(TAKES) else (match[1],)
    clause = clause_start(stripped, len(stripped), "；;。")
    contexts = [stripped[clause:], stripped[-80:]]
    if (last := stripped.rfind(match[1], clause, match.start())) >= 0:  # each 完成率 is of what stands behind the last
        contexts.insert(0, stripped[last + len(match[1]) :])
    if len(match[1]) >= _TELLING and match[1].endswith(RATE):
        contexts.append(topic + stripped[-80:])
    elif match[1] == TASK_RATE:
        contexts.append(topic.rstrip("。").rpartition("。")[2])  # 一是产前筛查。任务3100人，…，完成率104.7%
    shared = stripped[clause_start(stripped, max(position - 1, 0), _CLAUSE) :]
    for context in contexts:
        plain = JOINTS.sub("", context.replace(OF_WHICH, ""))  # 其中医院 is not 中医
        found = (_best(phrase, plain, quantity.unit, shared.replace(OF_WHICH, "")) for phrase in phrases)
        if identifier := next(filter(None, found), ""):
            if _is_narrowed(stripped, load().indicators[identifier]) or _is_of_others(match[1], identifier):
                return None
            if lexicon().speaks_of_another_age(stripped[clause_start(stripped, len(stripped), _CLAUSE) :], identifier):
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
    if _NEUTRAL.search(phrase, 0, len(phrase) - length):
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
