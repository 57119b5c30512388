"""Naming: what to call a figure whose indicator the catalogue does not know."""

from __future__ import annotations

import logging
import re

from etl.link.align import Group, leftover
from etl.link.cursor import Cursor
from etl.model.catalogue import load
from etl.recognise.indicators import lexicon
from etl.recognise.mentions import subgroups
from etl.recognise.quantities.find import Quantity

_CUT = re.compile(r"[,，;；:：。(（)）、]")
_VERB_HEAD = re.compile(
    r"^(?:其中|并|共|全年|累计|已|先后|新增|新(?!生|冠|农合|发|型)|成功|完成|实现|开展|举办|建成|组建|建立|成立|培育|获批|获得|获|新增|引进|招聘|选派|选拔"
    r"|属于|另有|共有|投入|争取|申报|圆满|共计|总计|处理|查处|受理|发放|印发|出台|评选|创建|推进|推动|组织|实施|派出|收治|救治|接收|配备|回收|有|为|对|将|由|在|等"
    r"|约|是|占|达|的|和|及|与)+"
)
_VERB_END = re.compile(
    r"(?:达到|达|为|有|共有|共办|共|约|近|超过|至|到|了|的|已|数量|均|仅|是|高|上|率先|则|分别|开展|发展|完成|涉及|由|在|要|合计|受)+$"
)
_NOUN_AFTER = re.compile(r"^(?:的)?(?:\d+(?:[-—~至]\d+)?岁(?:及?以[上下])?)?([\u4e00-\u9fffA-Za-z]{2,16})")
_THRESHOLD = re.compile(r"不少于|至少|不低于")
_TOTAL = re.compile(r"(?:总数|总量|累计)(?:已)?(?:达到?|增至|增加到|为|有)?")
_WAITING = re.compile(r"时间(?:由|从|缩短|压缩|下降|减少)?(?:至|到|为|仅)?$")
_TASK = re.compile(r"任务数?|完成(?:数|了)?$")
_ROLE = re.compile(
    r"(?:作为|每|(?:做到|聚焦|突出|坚持|围绕|紧扣)(?:\d+[个项大][\u4e00-\u9fff]{2}、)*|每(?:\d+|[百千万])[人名]中(?:就|约)?有)$"
)
_NO_FIGURE = frozenset({"类", "级", "周", "年", "个月", "日", "小时", "秒", "分钟", "岁"})
_LONGEST = 24
_PROPORTIONS = frozenset({"%", "‰", "1/10万"})
_DAILY = frozenset({"日均", "月均", "年均", "平均每天", "平均每日"})
_OTHERS = re.compile(r"(?:其余|其他|其它|另外)各?[省市州县区地旗]")
_IN_TURN = re.compile(r"分别|依次")
_CLAUSE = re.compile(r"[,，;；:：。](?=[^,，;；:：。]*(?:分别|依次))")
_AND = re.compile(r"[、和及与]")
_RATE_END = re.compile(r"(?:报告)?(?:发病率|死亡率|患病率|检出率|覆盖率|合格率|达标率|完成率)$")


def tail_name(cursor: Cursor, quantity: Quantity, start: int) -> tuple[str, str] | None:
    """Return the words beside a number that say what it counts, and the subgroup; None where nothing tells.

    ``start`` is where the words begin that may tell: behind the last number.
    """
    timed = quantity.unit == "分钟" and _WAITING.search(cursor.text, max(0, quantity.before - 10), quantity.before)
    if quantity.kind in ("bare", "times", "share") or (quantity.unit in _NO_FIGURE and not timed):
        return None
    if _describes(cursor, quantity):
        return None
    mentions = cursor.mentions
    piece = mentions.blanked(start, quantity.before)
    words = subgroups(piece)
    whole = load().indicators[cursor.heads[-1].ids[0]] if cursor.heads and words else None
    of_its_own = bool(words) and bool(lexicon().exact(words[-1][0]))  # 三级医院3家、二级医院7家: no part of the other
    if (
        whole
        and not of_its_own
        and _alike(whole.unit, quantity.unit)
        and not leftover(_without(piece, [word for word, _ in words]))
    ):
        label = words[-1][1]
        return f"{whole.name_zh}（{label}）", label
    clause = _CUT.split(piece)[-1]
    if quantity.unit == "%" and clause in ("占", "占比") and cursor.last:
        return cursor.last[-1].name + "占比", ""  # 其中注册护士4685人(占43.1%)
    name = _VERB_END.sub("", _VERB_HEAD.sub("", clause))
    if quantity.unit == "%" and clause.startswith("占") and len(leftover(name)) > 1:
        return _short(f"占{name}比重"), ""  # 占门诊总量的23.1%
    after = _NOUN_AFTER.match(mentions.text[quantity.after :])
    if _OTHERS.match(name):
        return None  # 其余各市均在7张以上: of places that are not named
    if len(leftover(name)) >= (3 if after else 2):
        return _short(name), ""
    if after:
        return after[1], ""
    if len(leftover(clause)) >= 2 or _TASK.search(clause):
        return _short(clause), ""
    if clause in _DAILY and cursor.last and cursor.last[-1].quantity.unit == quantity.unit:
        return cursor.last[-1].name + clause, ""  # 受理呼救6.38万次，日均175次
    if _TOTAL.fullmatch(clause) and cursor.last and cursor.last[-1].quantity.unit == quantity.unit:
        return cursor.last[-1].name.removeprefix("新").removeprefix("增"), ""  # 新创建5家，累计达到18家
    if quantity.unit == "%" and clause.endswith("率") and cursor.last:
        return cursor.last[-1].name + clause, ""  # 新增普惠托位320个，完成率106.7%
    return None


def _alike(unit: str, other: str) -> bool:
    """Tell whether two units may measure one thing: not ‰ and 1/10万, nor % and 人."""
    return unit == other or not {unit, other} & _PROPORTIONS


def listed_names(cursor: Cursor, group: Group) -> list[str]:
    """Return the names of a list of which the catalogue knows none: 甲病、乙病报告发病率分别为….

    Empty where it is no such list. What the last name ends with is completed in those before it.
    """
    gap = cursor.gap(group)
    if len(group.items) < 2 or not _IN_TURN.search(gap):
        return []
    piece = cursor.mentions.blanked(cursor.position, group.start)
    clause = _IN_TURN.split(_CLAUSE.split(piece)[-1] or piece)[0]
    names = [_VERB_HEAD.sub("", name) for name in _AND.split(clause)]
    if len(names) != len(group.items) or any(len(leftover(name)) < 2 for name in names):
        return []
    measure = _RATE_END.search(names[-1])
    return [name + measure[0] if measure and not _RATE_END.search(name) else name for name in names]


def _short(name: str) -> str:
    """Cut a long name at the front, between words."""
    if len(name) <= _LONGEST:
        return name
    import jieba  # slow to import, and few names are this long

    jieba.setLogLevel(logging.WARNING)
    words: list[str] = jieba.lcut(name)
    while sum(map(len, words)) > _LONGEST and len(words) > 1:
        words.pop(0)
    return "".join(words).lstrip("的和及与")


def _describes(cursor: Cursor, quantity: Quantity) -> bool:
    """Tell whether the number only describes something: 掌握不少于15项技术, 超过2万元的信息, 作为14个市州的代表."""
    text = cursor.text
    if _THRESHOLD.search(text[quantity.before : quantity.start]) or _ROLE.search(
        text[max(0, quantity.before - 24) : quantity.before]
    ):
        return True
    return quantity.before < quantity.start and text[quantity.after : quantity.after + 1] == "的"


def _without(piece: str, words: list[str]) -> str:
    for word in words:
        piece = piece.replace(word, "")
    return piece
