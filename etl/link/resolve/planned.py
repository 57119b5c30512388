"""What the words around a number say of it being planned."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.frame.report import Context
from etl.frame.scope import Scope
from etl.recognise.clauses import clause_start
from etl.recognise.mentions import Mentions
from etl.recognise.quantities.find import Quantity
from etl.recognise.relations import is_of_target
from etl.recognise.status import Cue

_ONLY_TIME = re.compile(r"[\d年月日度今明上下半初末底前到至,，]*")
_COLON = re.compile(r"(?:是|为)?[:：]")
_FROM = re.compile(r"(?:从|由)[^,，;；]{0,12}$")
_NAMED = re.compile(r"目标|任务|要求|规划|计划(?!生育|免疫)|力争|确保|应完成")
_TASK = re.compile(r"(?<!完成)(?:任务|指标)(?:数|量|值)?(?:分别)?(?:为|是)?$")
_THEN_DONE = re.compile(r"[,，]实际(?:完成|达到|为|值)*\d")  # 控制在18/10万以内，实际为9.36/10万
_TASKS = ("任务", "目标")
_OF_TASK = re.compile(r"(?:数|量|值)?(?:为|是)?")
_DONE = re.compile(r"(?:已|累计|共|实际)完成(?:了)?[\u4e00-\u9fff]{0,6}$")
_SET = re.compile(r"(?:目标|要求)(?:值|数)?\($")

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
    return opened >= 0 and ")" not in text[opened:at] and _SET.search(text, max(0, opened - 8), opened + 1) is not None


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
