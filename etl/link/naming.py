"""Naming: what to call a figure whose indicator the catalogue does not know."""

from __future__ import annotations

import logging
import re

from etl.link.align import Group, leftover
from etl.link.cursor import Cursor
from etl.link.marks import ALL_TOLD, AND, IN_TURN, OF, RATE, SHARE, TAKES
from etl.model.catalogue import load
from etl.model.units import MINUTE, PROPORTIONS
from etl.model.wording import pattern, words
from etl.recognise.indicators import lexicon
from etl.recognise.mentions import subgroups
from etl.recognise.quantities.find import Quantity

_CUT = re.compile(r"[,，;；:：。(（)）、]")
_VERB_HEAD = pattern(r"^(?:{of_which}|{conjunction}|{attributive}|{name_lead}|新(?!生|冠|农合|发|型))+")
_VERB_END = pattern(r"(?:{is}|{reaches}|{to}|{perfective}|{attributive}|{in_turn}|{name_trail})+$")
_NOUN_AFTER = pattern(r"^{attributive}?(?:\d+(?:[-—~至]\d+)?岁(?:及?以[上下])?)?([\u4e00-\u9fffA-Za-z]{2,16})")
_THRESHOLD = pattern(r"{at_least}")
_WAITING = pattern(r"时间(?:{from}|{fall_verb})?(?:{to}|为|仅)?$")
_TASK = pattern(r"任务数?|完成(?:数|{perfective})?$")
_ROLE = pattern(r"(?:{role}|{devoted}(?:\d+[个项大][\u4e00-\u9fff]{2}、)*|每(?:\d+|[百千万])[人名]中[就约]?有)$")
_NO_FIGURE = frozenset(words("unit_of_no_figure"))
_LONGEST = 24
_DAILY = pattern(r"{daily}")
_OTHERS = pattern(r"(?:{others}|另外)各?[省市州县区地旗]")
_CLAUSE = pattern(r"[,，;；:：。](?=[^,，;；:：。]*{in_turn})")
_NEW = re.compile(r"^新?增?")
_LEADING = pattern(r"^(?:{attributive}|{conjunction})+")
_RATE_END = pattern(r"{reported}?{epidemic_rate}$")


def tail_name(cursor: Cursor, quantity: Quantity, start: int) -> tuple[str, str] | None:
    """Return the words beside a number that say what it counts, and the subgroup; None where nothing tells.

    ``start`` is where the words begin that may tell: behind the last number.
    """
    timed = quantity.unit == MINUTE and _WAITING.search(cursor.text, max(0, quantity.before - 10), quantity.before)
    if quantity.kind in ("bare", "times", "share") or (quantity.unit in _NO_FIGURE and not timed):
        return None
    if _describes(cursor, quantity):
        return None
    mentions = cursor.mentions
    piece = mentions.blanked(start, quantity.before)
    parts = subgroups(piece)
    whole = load().indicators[cursor.heads[-1].ids[0]] if cursor.heads and parts else None
    of_its_own = bool(parts) and bool(lexicon().exact(parts[-1][0]))  # 三级医院3家、二级医院7家: no part of the other
    if (
        whole
        and not of_its_own
        and _alike(whole.unit, quantity.unit)
        and not leftover(_without(piece, [word for word, _ in parts]))
    ):
        label = parts[-1][1]
        return f"{whole.name_zh}（{label}）", label
    clause = _CUT.split(piece)[-1]
    if quantity.unit == "%" and clause in (TAKES, SHARE) and cursor.last:
        return cursor.last[-1].name + SHARE, ""  # 其中注册护士4685人(占43.1%)
    name = _VERB_END.sub("", _VERB_HEAD.sub("", clause))
    if quantity.unit == "%" and clause.startswith(TAKES) and len(leftover(name)) > 1:
        return _short(f"{TAKES}{name}比重"), ""  # 占门诊总量的23.1%
    after = _NOUN_AFTER.match(mentions.text[quantity.after :])
    if _OTHERS.match(name):
        return None  # 其余各市均在7张以上: of places that are not named
    if len(leftover(name)) >= (3 if after else 2):
        return _short(name), ""
    if after:
        return after[1], ""
    if len(leftover(clause)) >= 2 or _TASK.search(clause):
        return _short(clause), ""
    if _DAILY.fullmatch(clause) and cursor.last and cursor.last[-1].quantity.unit == quantity.unit:
        return cursor.last[-1].name + clause, ""  # 受理呼救6.38万次，日均175次
    if ALL_TOLD.fullmatch(clause) and cursor.last and cursor.last[-1].quantity.unit == quantity.unit:
        return _NEW.sub("", cursor.last[-1].name), ""  # 新创建5家，累计达到18家
    if quantity.unit == "%" and clause.endswith(RATE) and cursor.last:
        return cursor.last[-1].name + clause, ""  # 新增普惠托位320个，完成率106.7%
    return None


def _alike(unit: str, other: str) -> bool:
    """Tell whether two units may measure one thing: not ‰ and 1/10万, nor % and 人."""
    return unit == other or not {unit, other} & PROPORTIONS


def listed_names(cursor: Cursor, group: Group) -> list[str]:
    """Return the names of a list of which the catalogue knows none: 甲病、乙病报告发病率分别为….

    Empty where it is no such list. What the last name ends with is completed in those before it.
    """
    gap = cursor.gap(group)
    if len(group.items) < 2 or not IN_TURN.search(gap):
        return []
    piece = cursor.mentions.blanked(cursor.position, group.start)
    clause = IN_TURN.split(_CLAUSE.split(piece)[-1] or piece)[0]
    names = [_VERB_HEAD.sub("", name) for name in AND.split(clause)]
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
    parts: list[str] = jieba.lcut(name)
    while sum(map(len, parts)) > _LONGEST and len(parts) > 1:
        parts.pop(0)
    return _LEADING.sub("", "".join(parts))


def _describes(cursor: Cursor, quantity: Quantity) -> bool:
    """Tell whether the number only describes something: 掌握不少于15项技术, 超过2万元的信息, 作为14个市州的代表."""
    text = cursor.text
    if _THRESHOLD.search(text[quantity.before : quantity.start]) or _ROLE.search(
        text[max(0, quantity.before - 24) : quantity.before]
    ):
        return True
    return quantity.before < quantity.start and text[quantity.after : quantity.after + 1] == OF


def _without(piece: str, said: list[str]) -> str:
    for word in said:
        piece = piece.replace(word, "")
    return piece
