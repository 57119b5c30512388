"""Counts before their noun: 拥有7个急救站, 15家卫生院均开设中医馆."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.link import borrow
from etl.link.align import Group, leftover
from etl.link.attach import How, attach, counts
from etl.link.heads import NO_LEVEL
from etl.link.linked import Attached
from etl.link.marks import AND
from etl.link.parts import part_begun
from etl.link.rules.giving import one
from etl.link.state import Decision, State
from etl.model.reasons import FAMILIES, TextRule
from etl.model.units import PERSON
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention
from etl.recognise.quantities.find import Quantity

_HOLDING = pattern(r"^[\u4e00-\u9fff]{2,14}?(?:{alike}|{entirely})?{already}?(?:{hold}|{build}){perfective}?$")
_HOLD = pattern(r"{hold}|{build}")
_PART = r"(?:、|{conjunction})\d+(?:{counter}|{people_counter})"
_LIST_OF_PARTS = pattern(r"(?:" + _PART + r"[\u4e00-\u9fff]{2,10})+{attributive}")  # 3家甲、7家乙的巡查
_WHOLE = pattern(r"{attributive}|{already}|{alike}|于")
_ALL_OF = pattern(r"(?:" + _PART + r"[\u4e00-\u9fff()]{2,14}?)*{already}?(?:{alike}|{entirely})")
_ENDS = re.compile(r"^(?:$|[,，;；。、)(:：！!])")
_MODIFIER = pattern(r"^(?:[\u4e00-\u9fff]{0,7}{attributive}|{harmless_modifier}?)$")
_POSSESSING = pattern(r"(?:{build}|{possess}|{added}){perfective}?$")
_PEOPLE = frozenset(words("unit_of_people"))
_SLACK = 2
_MANY = 1000
"""A number from which on a missing measure word is understood."""


def applies(_: State, group: Group) -> bool:
    """Tell whether it is one number that may count what stands behind it."""
    return len(group.items) == 1 and group.items[0].kind not in NO_LEVEL


def holders_named(state: State, group: Group) -> Decision | None:
    """Read a number of places named by what they hold as one of these: 设有中医馆的卫生院15个."""
    return one(state, group, "holders_named") if state.found.form == "holders" else None


def places_that_have(state: State, group: Group) -> Decision | None:
    """Read a number of places that have what the sentence says of them: 1702个村卫生室实现医保即时结算."""
    quantity = group.items[0]
    mention = borrow.held(state.text, quantity, state.text[: group.start])
    return _of_noun(state, quantity, mention, How("places_that_have", slack=_SLACK)) if mention else None


def holders_before_verb(state: State, group: Group) -> Decision | None:
    """Read a number of places that hold what stands behind the verb: 15家卫生院均开设中医馆."""
    if (quantity := _counting(group)) is None:
        return None
    for holding in _behind(state, quantity):
        if counts(holding, "institutions"):
            continue  # 28个空白村全部建成村卫生室: not all there are
        verb = _HOLD.match(holding.alias)  # 建成中医馆 is a name with its verb
        if not _HOLDING.match(state.text[quantity.unit_end : holding.start + (verb.end() if verb else 0)]):
            continue
        how = How("holders_before_verb", slack=_SLACK)
        if decision := _noted(_of_noun(state, quantity, holding, how)):
            return decision
    return None


def whole_counted(state: State, group: Group) -> Decision | None:
    """Read a count of all there are of a noun: 全市64个乡镇卫生院、31个社区卫生服务中心全部达标."""
    noun = _noun(state, group)
    return _before_noun(state, group, noun, "whole_counted") if noun and _counted_whole(state, group, noun) else None


def people_before_noun(state: State, group: Group) -> Decision | None:
    """Read a count of people before what they are: 有230名全科医生."""
    noun = _noun(state, group)
    if noun is None or not (group.items[0].kind == "bare" or group.items[0].unit in _PEOPLE):
        return None
    rest = state.text[noun.end :]
    return _before_noun(state, group, noun, "people_before_noun") if _ENDS.match(rest) or _WHOLE.match(rest) else None


def possessed(state: State, group: Group) -> Decision | None:
    """Read a count behind a verb of having before what is had: 拥有7个急救站."""
    noun = _noun(state, group)
    if noun is None or not _POSSESSING.search(state.text[: group.start]) or not _ENDS.match(state.text[noun.end :]):
        return None
    return _before_noun(state, group, noun, "possessed")


def _counting(group: Group) -> Quantity | None:
    """Return the number where it may count; without a measure word it must be large: 10.5万贫困人口."""
    quantity = group.items[0]
    return quantity if quantity.kind == "count" or (quantity.kind == "bare" and quantity.value >= _MANY) else None


def _behind(state: State, quantity: Quantity) -> Iterator[IndicatorMention]:
    return (mention for mention in state.mentions.indicators if mention.start >= quantity.unit_end)


def _noun(state: State, group: Group) -> IndicatorMention | None:
    """Return the noun that stands behind the number and has none of its own."""
    quantity = _counting(group)
    noun = next(_behind(state, quantity), None) if quantity else None
    if quantity is None or noun is None or _LIST_OF_PARTS.match(state.text, noun.end):
        return None  # 7家医院通过了评审: those that did, not all there are
    if not _MODIFIER.match(state.text[quantity.unit_end : noun.start]) or _has_own_number(state, noun):
        return None
    return noun


def _before_noun(state: State, group: Group, noun: IndicatorMention, rule: TextRule) -> Decision | None:
    quantity = group.items[0]
    if quantity.kind == "bare":  # 10.5万贫困人口: the noun itself is the measure
        quantity = quantity._replace(unit=PERSON, kind="count")
    return _noted(_of_noun(state, quantity, noun, How(rule, slack=1)))


def _of_noun(state: State, quantity: Quantity, noun: IndicatorMention, how: How) -> Decision | None:
    attached = attach(state, quantity, noun, how)
    return Decision((attached,), then={"last": (attached,)}) if isinstance(attached, Attached) else None


def _noted(decision: Decision | None) -> Decision | None:
    """Let the list go on with the institutions counted: 4509个乡镇卫生院，床位11.91万张."""
    if decision is None:
        return None
    begun = part_begun(decision.attached[0].alias, counted=True)
    return decision._replace(then={**decision.then, **begun})


def _counted_whole(state: State, group: Group, noun: IndicatorMention) -> bool:
    """Tell whether what follows is said of all there are."""
    mark = state.text[group.start - 1 : group.start]
    listed = AND.fullmatch(mark) and state.last and state.last[-1].rule in FAMILIES["count"]
    whole = any(r.deictic and r.end == group.start for r in state.mentions.regions)
    return bool((whole or listed) and _ALL_OF.match(state.text, noun.end))


def _has_own_number(state: State, noun: IndicatorMention) -> bool:
    for quantity in state.mentions.values:
        gap = state.text[noun.end : quantity.before]
        if quantity.before >= noun.end and not re.search(r"[,，;；。、]", gap) and not leftover(gap):
            return True
    return False


RULES = (places_that_have, holders_before_verb, whole_counted, people_before_noun, possessed)
