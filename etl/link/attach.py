"""Attachment: one number to one indicator. The unit decides which indicator a name stands for."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from etl.link.align import Group, leftover
from etl.link.convert import convert, plausible
from etl.link.cursor import Cursor
from etl.link.linked import Attached
from etl.model.catalogue import Counts, Indicator, load
from etl.model.reasons import Flag, Rule
from etl.model.resources import WORDING, rows
from etl.recognise.indicators import IndicatorMention, lexicon, per_capita_head
from etl.recognise.periods import Period
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention

PROPORTIONS = frozenset({"%", "‰", "1/10万"})
_SURENESS: dict[Rule, float] = {"indicator_value": 0.97, "list": 0.96, "continued": 0.92}
# What comes in, is visited or is part of something is not what there is in all.
_SAID_HEAD = re.compile(r"每(千|万|十万|10万)(?:名|个|位)?[\u4e00-\u9fff]{0,8}$")
_SHORT_NAME = 6  # a longer name says itself what kind is meant
_FLOW = re.compile(
    r"(?:新增加|增加|净增|增设|新引进|新改建|新创建|新创|再建|改建|扩建|新建|新增|新设|新装|新购|新成立|新招|引进|招聘|培养|培训|迁建|改扩建|查|检查|巡查|抽查|督导|评审|验收|改造|涉及|覆盖|包括|包含|含)$"
)
_ADDED = frozenset({"新增", "新增加", "增加", "净增"})
_LISTED = re.compile(r"[、,，]|、?(?:和|及|以及)")
_EACH = re.compile(r"每(?:个|家|所|名|支|座|村|镇|乡|街道)(?!月|年|季)")
_SOME = re.compile(r"(?:其他|其它|其余|(?:医院|机构|卫生院|站)中)$")  # 其他医疗卫生机构, 13家县级中医医院中三级医院
_SCALED = re.compile(r"[十百千万亿]")
_HOLDING = re.compile(
    r"^[\u4e00-\u9fff]{2,14}?(?:均|全部|都|全面)?(?:已)?(?:开设|设有|设置|建有|建成|实现|开通|接入)(?:了)?$"
)
_HOLD = re.compile(r"(?:开设|设有|设置|建有|建成|实现|开通|接入)")
_HELD = re.compile(r"(?:开设|设有|设置|建有|实现|开通|接入)(?:了)?$")
_EVERYBODY = re.compile(
    r"居民|人群|群众|城乡|全体|常住|户籍|适龄|全部|所有|各类|各种|多种|不同|形式|类型|各级|辖区|区域内|行政"
)
_GRADED = re.compile(r"的(?:[一二三]级(?:甲等)?(?:及|或)?(?:以上)?|公立|民营|基层)*$")
_LIST_OF_PARTS = re.compile(r"(?:[、和及与]\d+[家所个名例][\u4e00-\u9fff]{2,10})+的")  # 3家甲、7家乙的巡查
_WHOLE = re.compile(r"的|于|已|均|全部|都")
_COMING = re.compile(r"(?:新增|净增|新装|新购|新设)(?=[\u4e00-\u9fff]{2,6}$)")  # 新增公立医院床位430张
_ALL_OF = re.compile(r"(?:[、和及]\d+[家所个名][\u4e00-\u9fff()]{2,14}?)*(?:已)?(?:均|全部|都|全面)")
_ENDS = re.compile(r"^(?:$|[,，;；。、)(:：！!])")
_MODIFIER = re.compile(r"^(?:[\u4e00-\u9fff]{0,7}的|(?:参加|参与|农村|城乡|新|标准化|省级|市级|确诊)?)$")
_POSSESSING = re.compile(
    r"(?:有|建成|组建|建立|建设|设立|开设|设有|共设|设|共|达|成立|创建|培育|获批|增至|增加到|救助|新增|立项|获得|获)(?:了)?$"
)


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
    if quantity.unit in ("张", "个", "人") and (is_modified(cursor, head) or _of_each(cursor, quantity, head)):
        return None
    if head.end > head.start and (
        _SOME.search(cursor.text, max(0, head.start - 4), head.start) or _of_others(cursor, head)
    ):
        return None
    if head.end > head.start and _is_flow(cursor, head):
        added = lexicon().exact("新增" + head.alias) if cursor.flow in _ADDED else ()
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
    if not counts(head, "staff") or "其中" not in cursor.text[cursor.position : head.start] or not cursor.last:
        return False
    whole = cursor.last[-1]
    return whole.quantity.unit == "人" and (whole.indicator is None or whole.indicator.counts != "staff")


def _is_flow(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell what comes in, is visited or is part of something; the verb may stand before a list: 新增A2个、B7个."""
    lead = cursor.text[max(0, head.start - 4) : head.start]
    near = _COMING.search(cursor.text, cursor.clause_start(head.start), head.start)
    if match := _FLOW.search(lead) or near:
        if is_added(head):
            return False
        cursor.flow = match[0] if not lead.endswith(("(含", "(包括")) else ""
    elif head.start >= cursor.position:
        listed = _LISTED.fullmatch(cursor.text, cursor.position, head.start)
        goes_on = listed and (listed[0] not in (",", "，") or bool(lexicon().exact("新增" + head.alias)))
        cursor.flow = cursor.flow if cursor.position and goes_on else ""
    return bool(cursor.flow)


@cache
def _modifiers() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows(WORDING / "modifiers.csv"))


def is_modified(cursor: Cursor, head: IndicatorMention) -> bool:
    """Tell whether a word before the name makes it a kind of its own: 养老床位 are no 床位 of the health service."""
    return 0 < head.end - head.start <= _SHORT_NAME and cursor.text.endswith(_modifiers(), 0, head.start)


def choose(
    cursor: Cursor, quantity: Quantity, head: IndicatorMention
) -> tuple[Indicator, str, Decimal, tuple[Flag, ...]] | None:
    """Return the indicator that name and unit agree on, with the name, the value in its unit and flags."""
    ids, alias = head.ids, head.alias
    if not per_capita_head(alias)[0] and _may_be_rate(cursor, quantity):
        said = _SAID_HEAD.search(cursor.text[cursor.clause_start(head.start, ",，;；(") : head.start])
        base = f"每{said[1][-1]}人口" if said else cursor.per_capita
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
    return quantity.value < 1000 and "万" not in cursor.text[quantity.start : quantity.end]


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
        quantity = quantity._replace(unit="人", kind="count")
    people = quantity.unit in ("人", "例", "人次")
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
    listed = (
        cursor.text[: group.start].endswith(("、", "和")) and cursor.last and cursor.last[-1].rule == "value_indicator"
    )
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
    if cursor.narrowed and cursor.text[cursor.position : noun.start] in ("、", "和"):
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
