"""What the words around a number say of it being planned."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.frame.report import Context
from etl.frame.scope import Scope
from etl.model.wording import pattern, words
from etl.recognise.clauses import clause_start
from etl.recognise.mentions import Mentions
from etl.recognise.quantities.find import Quantity
from etl.recognise.relations import is_of_target
from etl.recognise.status import Cue

_ONLY_TIME = re.compile(r"[\d年月日度今明上下半初末底前到至,，]*")
_COLON = pattern(r"{is}?[:：]")
_FROM = pattern(r"{from}[^,，;；]{0,12}$")
_NAMED = pattern(r"{task}|{planned}|计划(?!生育|免疫)")
_TASK = pattern(r"(?<!完成)(?:任务|指标){amount}?{in_turn}?{is}?$")
_THEN_DONE = pattern(r"[,，]实际(?:完成|值|{is}|{reaches})*\d")  # 控制在18/10万以内，实际为9.36/10万
_TASKS = words("task")
_OF_TASK = pattern(r"{amount}?{is}?")
_DONE = pattern(r"{completed}{perfective}?[\u4e00-\u9fff]{0,6}$")
SET_IN_BRACKET = pattern(r"{set_level}{amount}?\($")
"""What stands before a bracket that holds the level set: 超过省定目标(62%)."""

_BRACKET = 40  # characters from an open bracket to the last number of its list


class Surroundings(NamedTuple):
    """All that resolution looks at: the mentions of the sentence, its scope, and what the document says of itself."""

    mentions: Mentions
    scope: Scope
    about: Context

    @property
    def published_year(self) -> int | None:
        """The year of publication, None where the document does not tell."""
        return self.about.published[0] if self.about.published else None


def is_target(quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether the words of the sentence make the number a planned one."""
    text, at = mentions.text, quantity.before
    if _THEN_DONE.match(text, quantity.after):
        return True
    if is_of_target(text, quantity) or _is_task(text, at) or _in_bracket_of_target(text, at):
        return True
    if not mentions.cues or mentions.cues[0].start >= at:
        return False
    clause = clause_start(text, at, ",;；，。(")
    target = False
    for cue in mentions.cues:
        if cue.start >= at:
            break
        if cue.kind == "target" and (
            cue.start >= clause or (_holds_on(cue, text) and not _is_met(cue, clause, mentions))
        ):
            target = True
        elif cue.kind == "achieved":
            target = False  # 任务数500人，已完成512人，完成率102.4%
    return target


def _is_task(text: str, at: int) -> bool:
    """Tell whether a number is the size of a task; 已完成整改任务66项 is done."""
    task = _TASK.search(text, max(0, at - 8), at)
    return task is not None and _DONE.search(text, max(0, task.start() - 12), task.start()) is None


def _in_bracket_of_target(text: str, at: int) -> bool:
    """Tell whether the number stands in a bracket behind a target, alone or in a list: 超过省定目标(62%、90%)."""
    opened = text.rfind("(", max(0, at - _BRACKET), at)
    if opened < 0 or ")" in text[opened:at]:
        return False
    return SET_IN_BRACKET.search(text, max(0, opened - 8), opened + 1) is not None


def _is_met(cue: Cue, clause: int, mentions: Mentions) -> bool:
    """Tell whether a task has its number, beside which stands what was done: 目标任务1850人，完成率103%."""
    if not cue.word.endswith(_TASKS):
        return False
    return any(q.end < clause and _OF_TASK.fullmatch(mentions.text, cue.end, q.before) for q in mentions.values)


def _holds_on(cue: Cue, text: str) -> bool:
    """Tell whether a cue holds to the end of its sentence: by its nature, at the sentence's head, before a colon."""
    heads = _ONLY_TIME.fullmatch(text, 0, cue.start) is not None
    return cue.scope == "sentence" or heads or _COLON.match(text, cue.end) is not None


def is_named_target(quantity: Quantity, mentions: Mentions) -> bool:
    """Tell whether the words beside the number call it a target: then even a past year leaves it one."""
    return is_of_target(mentions.text, quantity) or bool(
        _NAMED.search(mentions.text[max(0, quantity.before - 24) : quantity.before])
    )


def is_from_value(quantity: Quantity, mentions: Mentions) -> bool:
    """Tell the first of a from–to pair: 从2020年的1.4个."""
    return bool(_FROM.search(mentions.text[max(0, quantity.before - 14) : quantity.before]))
