"""Naming: what to call a figure whose indicator the catalogue does not know."""

from __future__ import annotations

import logging
import re

from etl.link.align import Group, leftover
from etl.link.marks import ALL_TOLD, AND, IN_TURN, OF
from etl.link.state import State, Words
from etl.model.catalogue import load
from etl.model.reasons import Refused
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


def words_beside(state: State, quantity: Quantity) -> Words:
    """Return the words beside a number, from the last numbers on."""
    if none := _no_figure(state, quantity):
        return Words(why=none)
    mentions = state.mentions
    piece = mentions.blanked(state.position, quantity.before)
    clause = _CUT.split(piece)[-1]
    name = _VERB_END.sub("", _VERB_HEAD.sub("", clause))
    after = _NOUN_AFTER.match(mentions.text[quantity.after :])
    why: Refused | None = "of_others" if _OTHERS.match(name) else None  # 其余各市均在7张以上: places that are not named
    return Words(piece, clause, name, after[1] if after else "", tuple(subgroups(piece)), why)


def _no_figure(state: State, quantity: Quantity) -> Refused | None:
    if quantity.kind in ("bare", "times"):
        return "bare" if quantity.kind == "bare" else "times"
    if quantity.kind == "share":
        return "no_name"
    timed = quantity.unit == MINUTE and _WAITING.search(state.text, max(0, quantity.before - 10), quantity.before)
    if quantity.unit in _NO_FIGURE and not timed:
        return "counts_occasions"
    return "describes" if _describes(state, quantity) else None


def is_name(words: str, behind: str = "") -> bool:
    """Tell whether words before a number say what it counts; beside a noun behind it they must say more."""
    return len(leftover(words)) >= (3 if behind else 2)


def is_task(clause: str) -> bool:
    """Tell whether the words before a number are those of a task: 任务数, 完成."""
    return _TASK.search(clause) is not None


def part_of_last(state: State, words: Words, unit: str) -> tuple[str, str] | None:
    """Return name and label of the part of what is spoken of, where the words say nothing else: 其中男性3.2万人."""
    whole = load().indicators[state.heads[-1].ids[0]] if state.heads and words.parts else None
    if whole is None or lexicon().exact(words.parts[-1][0]):  # 三级医院3家、二级医院7家: no part of the other
        return None
    if not _alike(whole.unit, unit) or leftover(_without(words.piece, [word for word, _ in words.parts])):
        return None
    label = words.parts[-1][1]
    return f"{whole.name_zh}（{label}）", label


def daily(clause: str) -> bool:
    """Tell whether the words before a number say that it is what the last one comes to a day: 日均."""
    return _DAILY.fullmatch(clause) is not None


def total_of(clause: str, name: str) -> str:
    """Return the name of what the number is the total of: 新创建5家，累计达到18家; empty where it is no total."""
    return _NEW.sub("", name) if ALL_TOLD.fullmatch(clause) else ""


def _alike(unit: str, other: str) -> bool:
    """Tell whether two units may measure one thing: not ‰ and 1/10万, nor % and 人."""
    return unit == other or not {unit, other} & PROPORTIONS


def listed_names(state: State, group: Group) -> list[str]:
    """Return the names of a list of which the catalogue knows none: 甲病、乙病报告发病率分别为….

    Empty where it is no such list. What the last name ends with is completed in those before it.
    """
    gap = state.gap(group)
    if len(group.items) < 2 or not IN_TURN.search(gap):
        return []
    piece = state.mentions.blanked(state.position, group.start)
    clause = IN_TURN.split(_CLAUSE.split(piece)[-1] or piece)[0]
    names = [_VERB_HEAD.sub("", name) for name in AND.split(clause)]
    if len(names) != len(group.items) or any(len(leftover(name)) < 2 for name in names):
        return []
    measure = _RATE_END.search(names[-1])
    return [name + measure[0] if measure and not _RATE_END.search(name) else name for name in names]


def short(name: str) -> str:
    """Cut a long name at the front, between words."""
    if len(name) <= _LONGEST:
        return name
    import jieba  # slow to import, and few names are this long

    jieba.setLogLevel(logging.WARNING)
    parts: list[str] = jieba.lcut(name)
    while sum(map(len, parts)) > _LONGEST and len(parts) > 1:
        parts.pop(0)
    return _LEADING.sub("", "".join(parts))


def _describes(state: State, quantity: Quantity) -> bool:
    """Tell whether the number only describes something: 掌握不少于15项技术, 超过2万元的信息, 作为14个市州的代表."""
    text = state.text
    if _THRESHOLD.search(text[quantity.before : quantity.start]) or _ROLE.search(
        text[max(0, quantity.before - 24) : quantity.before]
    ):
        return True
    return quantity.before < quantity.start and text[quantity.after : quantity.after + 1] == OF


def _without(piece: str, said: list[str]) -> str:
    for word in said:
        piece = piece.replace(word, "")
    return piece
