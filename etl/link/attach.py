"""Attachment: one number to one indicator. The unit decides which indicator a name stands for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from etl.link.convert import convert, plausible
from etl.link.linked import Attached
from etl.link.marks import ADDED, OF_WHICH, per_head
from etl.link.state import State
from etl.link.sureness import sureness
from etl.model.catalogue import Counts, Indicator, load
from etl.model.numerals import SCALES
from etl.model.reasons import Flag, Refused, TextRule
from etl.model.units import PERSON, TEN_THOUSAND
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention, lexicon, per_capita_head
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention

# What comes in, is visited or is part of something is not what there is in all.
_SAID_HEAD = pattern(r"每(?:十|10)?(?P<many>[千万])[\u4e00-\u9fff]{0,9}$")
_SHORT_NAME = 6  # a longer name says itself what kind is meant
_FLOW = pattern(r"(?:{added}|{adding}|{installed}|{flow}|{contain}|{touch})$")
_CONTAINED = pattern(r"\({contain}$")
_ADDED = frozenset((*words("added"), *words("adding")))
_LISTED = pattern(r"[、,，]|、?(?:{conjunction}|{together_with})")
_EACH = pattern(r"每{one_of}(?!月|年|季)")
_SOME = pattern(r"(?:{others}|{among})$")  # 其他医疗卫生机构, 13家县级中医医院中三级医院
_SCALED = re.compile(f"[{''.join(SCALES)}]")
_COMING = pattern(r"(?:{added}|{installed})(?=[\u4e00-\u9fff]{2,6}$)")  # 新增公立医院床位430张
_MODIFIERS = words("modifier")
_MAY_BE_FEW = frozenset(words("unit_that_may_be_few"))


class How(NamedTuple):
    """How a number came to its indicator: the rule, the subgroup named, and how many unknown characters lie between."""

    rule: TextRule
    subgroup: str = ""
    slack: int = 0


def attach(
    state: State,
    quantity: Quantity,
    head: IndicatorMention,
    how: How,
    region: RegionMention | None = None,
    period: Period | None = None,
) -> Attached | Refused:
    """Attach a number to what ``head`` names; the reason where the unit does not fit or the words tell otherwise."""
    if why := _of_something_else(state, quantity, head):
        return why
    if head.end > head.start and flow_at(state, head):
        added = lexicon().exact(ADDED + head.alias) if flow_after(state, head) in _ADDED else ()
        if not added:
            return "flow"
        head = head._replace(ids=added)  # 新增床位600张，托位850个
    chosen = choose(state, quantity, head)
    if chosen is None:
        return "unit_mismatch"
    indicator, alias, value, flags = chosen
    high = None
    if quantity.value_high is not None:
        converted = convert(quantity, quantity.value_high, alias, indicator)
        high = converted[0] if converted else None
    if not plausible(value, indicator):
        if any(flag == "unit_restored" for flag in flags):
            return "unit_mismatch"  # two doubts are one too many
        flags = (*flags, "implausible")
    return Attached(
        quantity=quantity,
        indicator=indicator,
        name=indicator.name_zh,
        value=value,
        high=high,
        rule=how.rule,
        confidence=sureness(how.rule) - 0.04 * how.slack,
        flags=flags,
        subgroup=how.subgroup,
        alias=alias,
        region=region,
        period=period,
    )


def as_tail(quantity: Quantity, name: str, rule: TextRule, subgroup: str = "") -> Attached:
    """Keep a number that the catalogue does not know under the name that the text gives it."""
    return Attached(quantity, None, name, quantity.value, quantity.value_high, rule, sureness(rule), subgroup=subgroup)


def _of_something_else(state: State, quantity: Quantity, head: IndicatorMention) -> Refused | None:
    """Return why the words around a name tell that the number is not of all that it names."""
    if quantity.unit in _MAY_BE_FEW:
        if _of_each(state, quantity, head):
            return "of_each"
        if is_modified(state, head):
            return "narrowed"
    if head.end > head.start and (
        _SOME.search(state.text, max(0, head.start - 4), head.start) or _of_others(state, head)
    ):
        return "of_others"
    return None


def counts(head: IndicatorMention, what: Counts) -> bool:
    """Tell whether an indicator that ``head`` may stand for counts ``what``."""
    return any(load().indicators[i].counts == what for i in head.ids)


def is_added(head: IndicatorMention) -> bool:
    """Tell whether ``head`` itself names what a year adds (新增托位), so that 新增 before it says nothing more."""
    return all(load().indicators[i].nature == "added" for i in head.ids)


def _of_each(state: State, quantity: Quantity, head: IndicatorMention) -> bool:
    """Tell what each is to have from what there is in all: 每个乡镇卫生院要配备全科医生2名."""
    clause = state.clause_start(head.start, ",，;；:：")
    return quantity.kind == "count" and _EACH.search(state.text, clause, head.start) is not None


def _of_others(state: State, head: IndicatorMention) -> bool:
    """Tell staff that are part of other people than the region's: 乡村医生362名，其中执业（助理）医师97名."""
    if OF_WHICH not in state.text[state.position : head.start] or not state.last or not counts(head, "staff"):
        return False
    whole = state.last[-1]
    return whole.quantity.unit == PERSON and (whole.indicator is None or whole.indicator.counts != "staff")


def flow_at(state: State, head: IndicatorMention) -> bool:
    """Tell whether ``head`` is said of what comes in, is visited or is part of something: 新建甲3个、乙5个."""
    return not (_flow_verb(state, head) and is_added(head)) and bool(flow_after(state, head))


def flow_after(state: State, head: IndicatorMention) -> str:
    """Return the verb of what comes in that holds from ``head`` on; it goes on in the list that it begins."""
    if verb := _flow_verb(state, head):
        if is_added(head):
            return state.flow
        return verb if not _CONTAINED.search(state.text, max(0, head.start - 4), head.start) else ""
    if head.start < state.position:
        return state.flow
    listed = _LISTED.fullmatch(state.text, state.position, head.start)
    goes_on = listed and (listed[0] not in (",", "，") or bool(lexicon().exact(ADDED + head.alias)))
    return state.flow if state.position and goes_on else ""


def _flow_verb(state: State, head: IndicatorMention) -> str:
    match = _FLOW.search(state.text, max(0, head.start - 4), head.start) or _COMING.search(
        state.text, state.clause_start(head.start), head.start
    )
    return match[0] if match else ""


def is_modified(state: State, head: IndicatorMention) -> bool:
    """Tell whether a word before the name makes it a kind of its own: 养老床位 are no 床位 of the health service."""
    return 0 < head.end - head.start <= _SHORT_NAME and state.text.endswith(_MODIFIERS, 0, head.start)


def choose(
    state: State, quantity: Quantity, head: IndicatorMention
) -> tuple[Indicator, str, Decimal, tuple[Flag, ...]] | None:
    """Return the indicator that name and unit agree on, with the name, the value in its unit and flags."""
    ids, alias = head.ids, head.alias
    if not per_capita_head(alias)[0] and _may_be_rate(state, quantity):
        said = _SAID_HEAD.search(state.text[state.clause_start(head.start, ",，;；(") : head.start])
        base = per_head(said["many"]) if said else state.per_capita
        if not base and _is_fraction(state, quantity):
            base = state.said_base  # 每千人口医师6.1人，高于全市5.9人，注册护士6.5人
        governed = lexicon().with_head(base, alias) if base else ()
        if governed:
            ids, alias = governed, base + alias
        elif said:
            return None  # 每千人口开放床位: a rate that the catalogue does not know, no count
    best: tuple[bool, Indicator, Decimal, tuple[Flag, ...]] | None = None
    for identifier in ids:
        indicator = load().indicators[identifier]
        converted = convert(quantity, quantity.value, alias, indicator)
        if converted is not None:
            doubtful = not plausible(converted[0], indicator)
            if best is None or doubtful < best[0]:
                best = (doubtful, indicator, *converted)
    return None if best is None else (best[1], alias, best[2], best[3])


def _is_fraction(state: State, quantity: Quantity) -> bool:
    return quantity.value % 1 != 0 and not _SCALED.search(state.text, quantity.start, quantity.end)


def _may_be_rate(state: State, quantity: Quantity) -> bool:
    return quantity.value < 1000 and TEN_THOUSAND not in state.text[quantity.start : quantity.end]
