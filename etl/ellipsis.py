"""Ellipsis: names that the text shortens because the reader still has them in mind, and names it only gives once."""

from __future__ import annotations

import re
from functools import cache

from etl.align import leftover
from etl.catalogue import Indicator, load
from etl.mentions import Mentions, subgroup_labels
from etl.recognise.indicators import IndicatorMention, lexicon, spelled
from etl.recognise.quantities import Quantity

_LEVELS = ("国家级", "省级", "市级", "县级", "区级")
_MEASURE = re.compile(r"([\u4e00-\u9fff]{0,8}(?:率|比例|占比|比重)|占[\u4e00-\u9fff]{0,12})$")
_COVERAGE = 0.6


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
    """Read 完成率 after the activity it belongs to: the indicator whose name ends so and whose rest the sentence names."""
    if quantity.unit not in ("%", "‰"):
        return None
    stripped = re.sub(r"(?:分别|均|都|仅|已|也|各)?(?:为|达到|达|是|至|到|超过|保持在|在|高达)?(?:了)?$", "", before)
    match = _MEASURE.search(stripped)
    if not match or match.start() + len(match[1]) <= position - 1:
        return None
    context = re.sub(r"[、,，;；:：()的]", "", stripped[-80:])
    best: list[tuple[float, Indicator, str]] = []
    for word, indicator, stem in _measures(quantity.unit):
        phrase = match[1]
        if phrase.startswith("占"):
            phrase = "占比"
        if not phrase.endswith(word) or not stem:
            continue
        share = _coverage(stem, context)
        if share >= _COVERAGE:
            nearness = max(context.rfind(stem[i : i + 2]) for i in range(len(stem) - 1)) if len(stem) > 1 else 0
            best.append((share + len(word) / 100 + nearness / 1000, indicator, word))
    best.sort(key=lambda row: -row[0])
    if not best or (len(best) > 1 and best[1][0] == best[0][0] and best[1][1].id != best[0][1].id):
        return None
    return IndicatorMention(match.start(), len(stripped), (best[0][1].id,), best[0][1].name_zh)


@cache
def _measures(unit: str) -> tuple[tuple[str, Indicator, str], ...]:
    found = []
    for indicator in load().indicators.values():
        if indicator.unit != unit:
            continue
        for name in (indicator.name_zh, *indicator.aliases):
            name = spelled(name)
            for word in ("规范管理率", "健康管理率", "系统管理率", "管理率", "及时率", "上报率", "完成率", "覆盖率", "达标率", "接种率",
                         "签约率", "知晓率", "配备率", "配备比率", "报销比例", "建成比例", "筛查率", "占比", "比重", "比例", "创建率"):  # fmt: skip
                if name.endswith(word) and len(name) > len(word) + 1:
                    found.append((word, indicator, name.removesuffix(word)))
                    break
    return tuple(found)


def _coverage(stem: str, context: str) -> float:
    """Return the share of the stem's character pairs that the context has."""
    pairs = [stem[i : i + 2] for i in range(len(stem) - 1)]
    return sum(pair in context for pair in pairs) / len(pairs) if pairs else 0.0


_CUT = re.compile(r"[,，;；:：。(（)）、]")
_VERB_HEAD = re.compile(
    r"^(?:其中|并|共|全年|累计|已|先后|新|成功|完成|实现|开展|举办|建成|组建|建立|成立|培育|获批|获得|获|新增|引进|招聘|选派|选拔|投入|争取|处理|查处|受理|发放|印发|出台|评选|创建|推进|推动|组织|实施|派出|收治|救治|接收|配备|有|为|对|将|由|在|等|约|是|占|达)+"
)
_NOUN_AFTER = re.compile(r"^(?:的)?([\u4e00-\u9fffA-Za-z]{2,16})")
_THRESHOLD = re.compile(r"不少于|至少|不低于")
_ROLE = re.compile(r"(?:作为|每)$")
_TAIL_UNITS = frozenset({"类", "级", "周", "年", "个月", "日", "小时", "秒", "分钟"})


def tail_name(mentions: Mentions, position: int, quantity: Quantity, head: IndicatorMention | None) -> tuple[str, str] | None:
    """Name a figure that the catalogue does not know by the words beside it; None where no name can be told.

    Returns the name and the subgroup.
    """
    if quantity.kind == "bare" or quantity.unit in _TAIL_UNITS or quantity.kind in ("times", "share"):
        return None
    if _THRESHOLD.search(mentions.text[quantity.before : quantity.start]) or _ROLE.search(mentions.text[: quantity.before]):
        return None
    if quantity.before < quantity.start and mentions.text[quantity.after : quantity.after + 1] == "的":
        return None  # 超过2万元的信息: the number describes, it does not count
    piece = mentions.blanked(position, quantity.before)
    words = mentions.subgroups(position, quantity.before)
    clause = _CUT.split(piece)[-1]
    if head is not None and words and not leftover(_without(piece, [w for w, _ in words])):
        label = words[-1][1]
        return f"{load().indicators[head.ids[0]].name_zh}（{label}）", label
    name = _VERB_HEAD.sub("", clause)
    name = re.sub(r"(?:达到|达|为|有|共|约|近|超过|至|到|了|的|已|数量|均|仅|是|高|上|率先)+$", "", name)
    if len(leftover(name)) >= 2:
        return name[-24:], ""
    match = _NOUN_AFTER.match(mentions.text[quantity.after :])
    if match:
        return match[1], ""
    if len(clause) >= 2 and quantity.kind in ("count", "percent", "permille", "per_100k"):
        return clause[-24:], ""
    return None


def _without(piece: str, words: list[str]) -> str:
    for word in words:
        piece = piece.replace(word, "")
    return piece


def is_base(label: str) -> bool:
    """Tell whether a subgroup label names a population base (户籍人口), which stays within the indicator."""
    return any(base and name == label for name, base in subgroup_labels().values())
