"""Attachment: one number to one indicator. The unit decides which indicator a name stands for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from etl.link.align import Group, leftover
from etl.link.convert import convert, plausible
from etl.link.cursor import Cursor
from etl.link.linked import Attached
from etl.link.marks import ADDED, AND, GRADE, OF_WHICH, per_head
from etl.model.catalogue import Counts, Indicator, load
from etl.model.numerals import SCALES
from etl.model.reasons import Flag, Rule
from etl.model.units import PERSON, PROPORTIONS, TEN_THOUSAND
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention, lexicon, per_capita_head
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention

_SURENESS: dict[Rule, float] = {"indicator_value": 0.97, "list": 0.96, "continued": 0.92}
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
_HOLDING = pattern(r"^[\u4e00-\u9fff]{2,14}?(?:{alike}|{entirely})?{already}?(?:{hold}|{build}){perfective}?$")
_HOLD = pattern(r"{hold}|{build}")
_HELD = pattern(r"{hold}{perfective}?$")
_EVERYBODY = pattern(r"{everybody}")
_GRADED = pattern(r"{attributive}(?:" + GRADE + r"|{ownership})*$")
_PART = r"(?:、|{conjunction})\d+(?:{counter}|{people_counter})"
_LIST_OF_PARTS = pattern(r"(?:" + _PART + r"[\u4e00-\u9fff]{2,10})+{attributive}")  # 3家甲、7家乙的巡查
_WHOLE = pattern(r"{attributive}|{already}|{alike}|于")
_COMING = pattern(r"(?:{added}|{installed})(?=[\u4e00-\u9fff]{2,6}$)")  # 新增公立医院床位430张
_ALL_OF = pattern(r"(?:" + _PART + r"[\u4e00-\u9fff()]{2,14}?)*{already}?(?:{alike}|{entirely})")
_ENDS = re.compile(r"^(?:$|[,，;；。、)(:：！!])")
_MODIFIER = pattern(r"^(?:[\u4e00-\u9fff]{0,7}{attributive}|{harmless_modifier}?)$")
_POSSESSING = pattern(r"(?:{build}|{possess}|{added}){perfective}?$")
_MODIFIERS = words("modifier")
_MAY_BE_FEW = frozenset(words("unit_that_may_be_few"))
_PEOPLE = frozenset(words("unit_of_people"))


class How(NamedTuple):
    """How a number came to its indicator: the rule, the subgroup named, and how many unknown characters lie between."""

    rule: Rule
    subgroup: str = ""
    slack: int = 0


def attach(
    cursor: Cursor,
    quantity: Quantity,
    head: IndicatorMention,
    how: How,
    region: RegionMention | None = None,
    period: Period | None = None,
) -> Attached | None:
    """Attach a number to what ``head`` names; None where the unit does not fit or the words tell otherwise."""
    if quantity.unit in _MAY_BE_FEW and (is_modified(cursor, head) or _of_each(cursor, quantity, head)):
        return None
    if head.end > head.start and (
        _SOME.search(cursor.text, max(0, head.start - 4), head.start) or _of_others(cursor, head)
    ):
        return None
    if head.end > head.start and _is_flow(cursor, head):
        added = lexicon().exact(ADDED + head.alias) if cursor.flow in _ADDED else ()
        if not added:
            return None
        head = head._replace(ids=added)  # 新增床位600张，托位850个
    chosen = choose(cursor, quantity, head)
    if chosen is None:
        return None
    indicator, alias, value, flags = chosen
    high = None
    if quantity.value_high is not None:
        converted = convert(quantity, quantity.value_high, alias, indicator)
        high = converted[0] if converted else None
    if not plausible(value, indicator):
        if any(flag == "unit_restored" for flag in flags):
            return None  # two doubts are one too many
        flags = (*flags, "implausible")
    return Attached(
        quantity=quantity,
        indicator=indicator,
        name=indicator.name_zh,
        value=value,
        high=high,
        rule=how.rule,
        confidence=_SURENESS.get(how.rule, 0.9) - 0.04 * how.slack,
        flags=flags,
        subgroup=how.subgroup,
        alias=alias,
        region=region,
        period=period,
    )


def counts(head: IndicatorMention, what: Counts) -> bool:
    """Tell whether an indicator that ``head`` may stand for counts ``what``."""
    return any(load().indicators[i].counts == what for i in head.ids)


def is_added(head: IndicatorMention) -> bool:
    """Tell whether ``head`` itself names what a year adds (新增托位), so that 新增 before it says nothing more."""
    return all(load().indicators[i].nature == "added" for i in head.ids)


def _of_each(cursor: Cursor, quantity: Quantity, head: IndicatorMention) -> bool:
    """Tell what each is to have from what there is in all: 每个乡镇卫生院要配备全科医生2名."""
    clause = cursor.clause_start(head.start, ",，;；:：")
    return quantity.kind == "count" and _EACH.search(cursor.text, clause, head.start) is not None


def _of_others(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell staff that are part of other people than the region's: 乡村医生362名，其中执业（助理）医师97名."""
    if OF_WHICH not in cursor.text[cursor.position : head.start] or not cursor.last or not counts(head, "staff"):
        return False
    whole = cursor.last[-1]
    return whole.quantity.unit == PERSON and (whole.indicator is None or whole.indicator.counts != "staff")


def _is_flow(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell what comes in, is visited or is part of something; the verb may stand before a list: 新增A2个、B7个."""
    lead = cursor.text[max(0, head.start - 4) : head.start]
    near = _COMING.search(cursor.text, cursor.clause_start(head.start), head.start)
    if match := _FLOW.search(lead) or near:
        if is_added(head):
            return False
        cursor.flow = match[0] if not _CONTAINED.search(lead) else ""
    elif head.start >= cursor.position:
        listed = _LISTED.fullmatch(cursor.text, cursor.position, head.start)
        goes_on = listed and (listed[0] not in (",", "，") or bool(lexicon().exact(ADDED + head.alias)))
        cursor.flow = cursor.flow if cursor.position and goes_on else ""
    return bool(cursor.flow)


def is_modified(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell whether a word before the name makes it a kind of its own: 养老床位 are no 床位 of the health service."""
    return 0 < head.end - head.start <= _SHORT_NAME and cursor.text.endswith(_MODIFIERS, 0, head.start)


def choose(
    cursor: Cursor, quantity: Quantity, head: IndicatorMention
) -> tuple[Indicator, str, Decimal, tuple[Flag, ...]] | None:
    """Return the indicator that name and unit agree on, with the name, the value in its unit and flags."""
    ids, alias = head.ids, head.alias
    if not per_capita_head(alias)[0] and _may_be_rate(cursor, quantity):
        said = _SAID_HEAD.search(cursor.text[cursor.clause_start(head.start, ",，;；(") : head.start])
        base = per_head(said["many"]) if said else cursor.per_capita
        if not base and _is_fraction(cursor, quantity):
            base = cursor.said_base  # 每千人口医师6.1人，高于全市5.9人，注册护士6.5人
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


def _is_fraction(cursor: Cursor, quantity: Quantity) -> bool:
    return quantity.value % 1 != 0 and not _SCALED.search(cursor.text, quantity.start, quantity.end)


def _may_be_rate(cursor: Cursor, quantity: Quantity) -> bool:
    return quantity.value < 1000 and TEN_THOUSAND not in cursor.text[quantity.start : quantity.end]


def before_noun(cursor: Cursor, group: Group) -> Attached | None:
    """“拥有7个急救站”, “15家卫生院均开设中医馆”: the noun stands behind its number."""
    quantity = group.items[0]
    if len(group.items) != 1 or not (quantity.kind == "count" or (quantity.kind == "bare" and quantity.value >= 1000)):
        return None
    following = [i for i in cursor.mentions.indicators if i.start >= quantity.unit_end]
    for holding in following:
        if counts(holding, "institutions"):
            continue  # 28个空白村全部建成村卫生室: not all there are
        verb = _HOLD.match(holding.alias)  # 建成中医馆 is a name with its verb
        if _HOLDING.match(cursor.text[quantity.unit_end : holding.start + (verb.end() if verb else 0)]) and (
            attached := attach(cursor, quantity, holding, How("holder_count", slack=2))
        ):
            return attached
    if not following:
        return None
    noun = following[0]
    if quantity.kind == "bare":  # 10.5万贫困人口: the noun itself is the measure
        quantity = quantity._replace(unit=PERSON, kind="count")
    people = quantity.unit in _PEOPLE
    counted_whole = _counted_whole(cursor, group, noun)
    ends = counted_whole or _ENDS.match(cursor.text[noun.end :]) or (people and _WHOLE.match(cursor.text[noun.end :]))
    if not ends or _LIST_OF_PARTS.match(cursor.text, noun.end):
        return None  # 7家医院通过了评审: those that did, not all there are
    if not _MODIFIER.match(cursor.text[quantity.unit_end : noun.start]):
        return None
    if not (people or counted_whole or _POSSESSING.search(cursor.text[: group.start])):
        return None
    if _has_own_number(cursor, noun):
        return None
    return attach(cursor, quantity, noun, How("value_indicator", slack=1))


def _counted_whole(cursor: Cursor, group: Group, noun: IndicatorMention) -> bool:
    """Tell whether what follows is said of all there are: 全市64个乡镇卫生院、31个社区卫生服务中心全部达标."""
    mark = cursor.text[group.start - 1 : group.start]
    listed = AND.fullmatch(mark) and cursor.last and cursor.last[-1].rule == "value_indicator"
    whole = any(r.deictic and r.end == group.start for r in cursor.mentions.regions)
    return bool((whole or listed) and _ALL_OF.match(cursor.text, noun.end))


def held(cursor: Cursor, noun: IndicatorMention) -> IndicatorMention | None:
    """Return what the counted places hold: 中医馆 in 设有中医馆的卫生院15个."""
    for mention in cursor.mentions.indicators:
        if cursor.position <= mention.start and mention.end < noun.start and _HELD.search(cursor.text[: mention.start]):
            return mention
    return None


def is_part(cursor: Cursor, noun: IndicatorMention) -> bool:
    """Tell whether words before the noun single out a part of what it names: 能提供中医服务的村卫生室."""
    if noun.end == noun.start:
        return False
    if cursor.narrowed and AND.fullmatch(cursor.text, cursor.position, noun.start):
        return True  # 建成友善机构的综合医院28家、基层医疗卫生机构140家
    lead = _GRADED.search(cursor.text, cursor.position, noun.start)
    if lead is None:
        return False
    rest, _ = cursor.between(cursor.clause_start(noun.start, ",，;；("), lead.start())
    return len(_EVERYBODY.sub("", rest)) >= 2


def _has_own_number(cursor: Cursor, noun: IndicatorMention) -> bool:
    for quantity in cursor.mentions.values:
        gap = cursor.text[noun.end : quantity.before]
        if quantity.before >= noun.end and not re.search(r"[,，;；。、]", gap) and not leftover(gap):
            return True
    return False


def misfits(cursor: Cursor, quantity: Quantity) -> bool:
    """A proportion right behind an indicator of another unit: 新生儿死亡率4.16/10万 is neither of the two."""
    if quantity.unit not in PROPORTIONS:
        return False
    before = cursor.fresh(quantity.before)
    return (
        bool(before)
        and not cursor.between(before[-1].end, quantity.before)[0]
        and choose(cursor, quantity, before[-1]) is None
    )
