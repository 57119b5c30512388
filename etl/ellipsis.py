"""Ellipsis: names that the text shortens because the reader still has them in mind, and names it only gives once."""

from __future__ import annotations

import re
from functools import cache

from etl.align import leftover
from etl.catalogue import Indicator, load
from etl.recognise.indicators import IndicatorMention, lexicon, spelled
from etl.recognise.quantities import Quantity

_LEVELS = ("国家级", "省级", "市级", "县级", "区级")
_MEASURE = re.compile(r"([\u4e00-\u9fff]{0,8}(?:率|比例|占比|比重)|占[\u4e00-\u9fff]{0,12})$")
_ENDINGS = (
    "规范管理率", "健康管理率", "系统管理率", "管理率", "及时率", "上报率", "完成率", "覆盖率", "达标率", "接种率",
    "签约率", "知晓率", "配备率", "配备比率", "报销比例", "建成比例", "筛查率", "创建率", "占比", "比重", "比例",
)  # fmt: skip
_VERB = re.compile(r"(?:分别|均|都|仅|已|也|各)?(?:为|达到|达|是|至|到|超过|保持在|在|高达)?(?:了)?$")
_SHARES = frozenset({"占比", "比重", "比例"})  # said of anything: the whole name must stand in the sentence
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


def measured(before: str, position: int, quantity: Quantity) -> IndicatorMention | None:
    """Read 完成率 after the activity it belongs to.

    It is the indicator whose name ends so and whose rest the sentence names; of several the nearest. ``before`` is the
    sentence up to the number, ``position`` where the last numbers ended. None where no single indicator stands out.
    """
    if quantity.unit not in ("%", "‰"):
        return None
    stripped = _VERB.sub("", before)
    match = _MEASURE.search(stripped)
    if not match or match.end() < position:
        return None
    phrase = "占比" if match[1].startswith("占") else match[1]
    context = re.sub(r"[、,，;；:：()的]", "", stripped[-80:])
    found: dict[str, float] = {}
    for word, indicator, stem in _measures(quantity.unit):
        if not phrase.endswith(word) or _seen(stem, context) < (1.0 if word in _SHARES else _SEEN):
            continue
        if (share := _coverage(stem, context)) >= _COVERAGE:
            score = share + len(word) / 100 + _last_seen(stem, context) / 1000
            found[indicator.id] = max(score, found.get(indicator.id, 0.0))
    ranked = sorted(found.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return IndicatorMention(match.start(), len(stripped), (ranked[0][0],), load().indicators[ranked[0][0]].name_zh)


def _seen(stem: str, context: str) -> float:
    """Return the share of the stem's characters that the context has."""
    return sum(char in context for char in stem) / len(stem)


def _last_seen(stem: str, context: str) -> int:
    return max((context.rfind(stem[i : i + 2]) for i in range(len(stem) - 1)), default=0)


@cache
def _measures(unit: str) -> tuple[tuple[str, Indicator, str], ...]:
    found = []
    for indicator in load().indicators.values():
        if indicator.unit != unit:
            continue
        for name in (indicator.name_zh, *indicator.aliases):
            name = spelled(name)
            for word in _ENDINGS:
                if name.endswith(word) and len(name) > len(word) + 1:
                    found.append((word, indicator, name.removesuffix(word)))
                    break
    return tuple(found)


def _coverage(stem: str, context: str) -> float:
    """Return the share of the stem's character pairs that the context has."""
    pairs = [stem[i : i + 2] for i in range(len(stem) - 1)]
    return sum(pair in context for pair in pairs) / len(pairs) if pairs else 0.0
