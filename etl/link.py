"""Linking: from the mentions of a sentence to readings, by four mechanisms.

Grouping and pairing of lists is in :mod:`etl.align`, the choice of year, region and status in :mod:`etl.resolve`; here
numbers are attached to indicators. The sentence is read from left to right, one list of numbers after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from etl import ellipsis
from etl.align import Group, expand_heads, groups, head_list, leftover
from etl.catalogue import Indicator, load
from etl.measure import convert, plausible
from etl.mentions import Mentions
from etl.recognise.indicators import IndicatorMention, lexicon, per_capita_head
from etl.recognise.periods import Period
from etl.recognise.quantities import Quantity
from etl.recognise.regions import RegionMention


@dataclass(frozen=True, slots=True)
class Attached:
    """A number with what it counts: an indicator, or only a name for a tail fact.

    ``region`` and ``period`` are set where a list pairs them with the number; else the sentence decides.
    """

    quantity: Quantity
    indicator: Indicator | None
    name: str
    value: Decimal
    high: Decimal | None
    rule: str
    confidence: float
    flags: tuple[str, ...] = ()
    subgroup: str = ""
    region: RegionMention | None = None
    period: Period | None = None
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A stated change of the numbers attached before it: ``sign`` of each amount, and what it is measured against."""

    quantity: Quantity
    of: Attached
    sign: int
    base: Period | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that became no fact, with the code of the reason (``unread.<reason>`` in the message catalogue)."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Linked:
    """What a sentence yields."""

    attached: list[Attached] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


_FALL = r"下降|降低|减少|回落|缩短|下滑|减低|降幅|压缩|降|少|低"
_RISE = r"提高|提升|增加|增长|上升|升高|上涨|增幅|涨幅|扩大|延长|增|升|多|高|高出|低于"
_CHANGE = re.compile(rf"(?:(?P<fall>{_FALL})|(?P<rise>{_RISE}))(?:幅度?)?(?:为|达|了|近|约|超过|逾|至少)*$")
_SHORT_CHANGE = re.compile(r"[增升降高低多少](?:了|约|近|出)*$")
_COMPARED = re.compile(r"(?:比|较|同比|环比|增速|相比)")
_LEVEL = re.compile(r"(?:至|到|为|达|成)(?:了)?$")
_NOT_CHANGE = re.compile(r"(?:最高|最低|最多|最少|新增|减少率|增长率|提高率)$")
_TREND = re.compile(r"每(?:\d+|[一二三四五六七八九十两]+)?年(?:平均)?$|平均每年$|年均$")
_FOLLOWED_BY_CHANGE = re.compile(rf"^[,，]?(?:{_FALL}|{_RISE})")


def link(mentions: Mentions) -> Linked:
    """Attach every number of a sentence."""
    return _Linker(mentions).run()


class _Linker:
    def __init__(self, mentions: Mentions) -> None:
        self.m = mentions
        self.text = mentions.text
        self.out = Linked(unread=[Unread(q.start, q.end, q.kind) for q in mentions.others])
        self.heads: list[IndicatorMention] = []  # the indicators the sentence speaks of at this point
        self.last: list[Attached] = []  # what the last list of levels became
        self.position = 0  # everything before it has been read
        self.per_capita = ""  # 每千人口, where it governs the list that follows

    def run(self) -> Linked:
        """Read the sentence."""
        for group in groups(self.text, self.m.values):
            change = self._change(group)
            if change is not None:
                self._changed(group, change)
            else:
                self._level(group)
            self.position = max(self.position, group.end)
        self._zero_deaths()
        return self.out

    def _zero_deaths(self) -> None:
        """“孕产妇零死亡”: a count of none."""
        for quantity in self.m.others:
            if self.text[quantity.start : quantity.end + 2] != "零死亡":
                continue
            for start in range(max(0, quantity.start - 8), quantity.start - 1):
                name = self.text[start : quantity.start] + "死亡人数"
                if ids := lexicon().exact(name):
                    zero = replace(quantity, unit="人", kind="count", value=Decimal(0))
                    mention = IndicatorMention(start, quantity.start, ids, name)
                    self.out.unread = [u for u in self.out.unread if u.start != quantity.start]
                    if attached := self._attach(zero, mention, "", "zero_deaths", 0, None, None):
                        self.out.attached.append(attached)
                    break

    # -- changes -----------------------------------------------------------------------------------------------------
    def _change(self, group: Group) -> int | None:
        """Return the sign of the change that the numbers state, None where they are levels."""
        lead = self.text[max(self.position, group.start - 14) : group.start]
        match = _CHANGE.search(lead)
        if group.items[-1].kind in ("points", "times"):
            return -1 if match and match["fall"] else 1
        if not match or _LEVEL.search(lead) and not re.search(r"幅(?:度)?为$", lead) or _NOT_CHANGE.search(lead):
            return self._listed_change(group)
        clause = self.text[max(self.text.rfind(mark, 0, group.start) for mark in ",;；，(") + 1 : group.start]
        if match[0].startswith(("提升", "提高")) and group.items[-1].unit == "人" and not _COMPARED.search(clause):
            return None  # 学历提升22人: people, not a difference
        if _SHORT_CHANGE.search(match[0]) and len(match[0].rstrip("了约近出")) == 1 and not _COMPARED.search(clause):
            return None
        return -1 if match["fall"] else 1

    def _listed_change(self, group: Group) -> int | None:
        """“分别比上年增长0.5、0.3和0.2”: the verb stands before 分别 or the base."""
        lead = self.text[max(self.position, group.start - 24) : group.start]
        match = re.search(rf"(?:(?P<fall>{_FALL})|(?P<rise>{_RISE}))(?:了)?分别(?:为|达)?$", lead)
        return None if not match else -1 if match["fall"] else 1

    def _changed(self, group: Group, sign: int) -> None:
        lead = self.text[self.position : group.start]
        base = next((p for p in reversed(self.m.periods) if p.start >= self.position and p.end <= group.start), None)
        own_levels = self.last
        stated = any(p.role == "base" for p in self.m.periods if self.position <= p.start < group.start) or "同比" in lead
        same = len(own_levels) == len(group.items)
        fresh = [i for i in self.m.indicators if i.start >= self.position and i.end <= group.start]
        if fresh:
            self.heads = head_list(self.text, fresh)
        new_subject = any(i.start >= self.position and i.end <= group.start for i in self.m.indicators)
        for index, quantity in enumerate(group.items):
            self.out.unread.append(Unread(quantity.start, quantity.end, "change"))
            if stated and same and not new_subject and not _TREND.search(self.text[: group.start][-8:]):
                self.out.changes.append(Change(quantity, own_levels[index], sign, base if base and base.role == "base" else None))

    # -- levels ------------------------------------------------------------------------------------------------------
    def _level(self, group: Group) -> None:
        if group.items[-1].kind in ("duration", "age", "points", "times"):
            if not self._durations(group):
                self.out.unread += [Unread(q.start, q.end, q.kind) for q in group.items]
            return
        heads, subgroup, rule, slack = self._find_heads(group)
        attached = self._pair(group, heads, subgroup, rule, slack) if heads else []
        if not attached:
            attached = self._behind(group) or self._elided(group) or self._tail(group)
        if attached:
            self.last = attached
            self.out.attached += attached

    def _durations(self, group: Group) -> bool:
        heads, subgroup, rule, slack = self._find_heads(group)
        wanted = [h for h in heads if any(load().indicators[i].unit in ("日", "天", "小时", "岁", "年") for i in h.ids)]
        attached = self._pair(group, wanted, subgroup, rule, slack) if wanted else []
        self.out.attached += attached
        self.last = attached or self.last
        return bool(attached)

    def _find_heads(self, group: Group) -> tuple[list[IndicatorMention], str, str, int]:
        """Return the indicators that the numbers belong to, the subgroup, the rule and how much text stands between."""
        fresh = [i for i in self.m.indicators if i.start >= self.position and i.end <= group.start]
        if fresh:
            run = head_list(self.text, fresh)
            rest, subgroup = self._between(run[-1].end, group.start)
            gap = self.text[run[-1].end : group.start]
            if re.search(r"[。;；]", gap) or (re.search(r"[,，]", gap) and not (_STATING.search(gap) or self._scoped(run[-1].end, group))):
                return [], "", "", 9
            if len(rest) <= _slack(rest, group.items[-1]) or self._bracketed_region(group):
                named = self._part_named(run[0])
                self._note_per_capita(run[0])
                return run, subgroup or named, "indicator_value", len(rest)
            return [], "", "", 9
        rest, subgroup = self._between(self.position, group.start)
        gap = self.text[self.position : group.start]
        if self.heads and not rest and (self._new_scope(group) or subgroup or _LEVEL.search(gap) or "(" in gap):
            return self.heads, subgroup, "continued", 0
        if self.heads and self._bracketed_region(group):
            return self.heads, subgroup, "continued", 1
        return [], "", "", 9

    def _between(self, start: int, end: int) -> tuple[str, str]:
        """Return what is left of a stretch without periods, regions and connecting words, and the subgroup it names."""
        piece = self.m.blanked(start, end)
        subgroup = ""
        for word, label in self.m.subgroups(start, end):
            subgroup = label
            piece = piece.replace(word, "")
        return leftover(piece), subgroup

    def _part_named(self, mention: IndicatorMention) -> str:
        """Return the part of the population named right before an indicator: 农村 in 其中农村孕产妇死亡率."""
        start = max(self.position, max(self.text.rfind(mark, 0, mention.start) for mark in ",，;；、(") + 1)
        rest, subgroup = self._between(start, mention.start)
        return subgroup if not rest else ""

    def _new_scope(self, group: Group) -> bool:
        return self._scoped(self.position, group)

    def _scoped(self, start: int, group: Group) -> bool:
        return any(start <= p.start < group.start for p in (*self.m.periods, *self.m.regions))

    def _bracketed_region(self, group: Group) -> bool:
        before = self.text[: group.start]
        if not before.endswith("("):
            return any(r.end == group.start for r in self.m.regions)
        return any(r.end == group.start - 1 or self.text[r.end : group.start - 1] in _AVERAGES for r in self.m.regions)

    def _note_per_capita(self, mention: IndicatorMention) -> None:
        head = per_capita_head(mention.alias)[0]
        gap = self.text[self.position : mention.start]
        if head:
            self.per_capita = head
        elif re.search(r"[,;；，]", gap):
            self.per_capita = ""

    # -- pairing -----------------------------------------------------------------------------------------------------
    def _pair(self, group: Group, heads: list[IndicatorMention], subgroup: str, rule: str, slack: int) -> list[Attached]:
        items = group.items
        if len(items) > len(heads) and rule == "indicator_value":
            start = max(self.position, max(self.text.rfind(mark, 0, heads[0].start) for mark in ";；。") + 1)
            heads = expand_heads(self.text, start, heads, len(items))
        earlier = self._bracket_heads(group, heads, rule)
        self.heads = heads
        if earlier:
            pairs = [(q, h, None, None) for q, h in zip(items, earlier, strict=True)]
            rule = "comparison_list"
        elif len(heads) == len(items):
            pairs = [(q, h, None, None) for q, h in zip(items, heads, strict=True)]
            rule = "list" if len(items) > 1 else rule
        elif len(items) == 1:
            pairs = [(items[0], h, None, None) for h in self._shared(group, heads)]
        elif len(heads) == 1 and items[0].value_high is not None and len(items) == 2:
            pairs = [(q, heads[0], None, None) for q in items]
            rule = "range"
        elif len(heads) == 1:
            pairs = self._zipped(items, heads[0], group)
            rule = "list"
        else:
            self.out.unread += [Unread(q.start, q.end, "list_mismatch") for q in items]
            return []
        return [a for q, h, r, p in pairs if (a := self._attach(q, h, subgroup, rule, slack, r, p))]

    def _bracket_heads(self, group: Group, heads: list[IndicatorMention], rule: str) -> list[IndicatorMention]:
        """“A率a、B率b，均低于全国水平(c、d)”: c and d are of A and B."""
        if rule != "continued" or len(group.items) < 2 or len(heads) == len(group.items):
            return []
        names = [a for a in self.out.attached if a.indicator is not None]
        recent = names[-len(group.items) :]
        if len(recent) != len(group.items):
            return []
        return [IndicatorMention(0, 0, (a.indicator.id,), a.alias) for a in recent if a.indicator]

    def _shared(self, group: Group, heads: list[IndicatorMention]) -> list[IndicatorMention]:
        """One number after several indicators is said of all of them, or only of the last."""
        gap = self.text[heads[-1].end : group.start]
        quantity = group.items[0]
        same = [h for h in heads if self._choose(quantity, h)]
        if re.search(r"均|都|全部|皆|各", gap) or (len(same) == len(heads) and quantity.unit == "%"):
            return heads
        return heads[-1:]

    def _zipped(
        self, items: Sequence[Quantity], head: IndicatorMention, group: Group
    ) -> list[tuple[Quantity, IndicatorMention, RegionMention | None, Period | None]]:
        """Several numbers of one indicator go with as many years or as many places."""
        periods = [p for p in self.m.periods if p.end <= group.start and p.role == "own" and p.year][-len(items) :]
        if len(periods) == len(items):
            return [(q, head, None, p) for q, p in zip(items, periods, strict=True)]
        places = [r for r in self.m.regions if r.end <= group.start and r.codes][-len(items) :]
        if len(places) == len(items):
            return [(q, head, r, None) for q, r in zip(items, places, strict=True)]
        self.out.unread += [Unread(q.start, q.end, "list_mismatch") for q in items]
        return []

    def _attach(
        self,
        quantity: Quantity,
        head: IndicatorMention,
        subgroup: str,
        rule: str,
        slack: int,
        region: RegionMention | None,
        period: Period | None,
    ) -> Attached | None:
        if _FLOW.search(self.text[: head.start][-4:]) and head.end > head.start:
            return None  # 新引进…5个 is what came in, not what there is
        chosen = self._choose(quantity, head)
        if chosen is None:
            if quantity.unit == "%" and any(load().indicators[i].unit == "‰" for i in head.ids):
                self.out.unread.append(Unread(quantity.start, quantity.end, "unit_mismatch"))
            return None
        indicator, value, flags = chosen
        high = quantity.value_high if quantity.value_high is not None else None
        confidence = {"indicator_value": 0.97, "list": 0.96, "continued": 0.92}.get(rule, 0.9) - 0.04 * slack
        if not plausible(value, indicator):
            flags = (*flags, "implausible")
        return Attached(
            quantity, indicator, indicator.name_zh, value, high, rule, confidence, flags, subgroup, region, period, head.alias
        )

    def _choose(self, quantity: Quantity, head: IndicatorMention) -> tuple[Indicator, Decimal, tuple[str, ...]] | None:
        """Let the unit decide which indicator of the name is meant."""
        ids, alias = head.ids, head.alias
        if self.per_capita and not per_capita_head(alias)[0]:
            governed = lexicon().with_head(self.per_capita, alias)
            if governed and quantity.value < 1000 and quantity.value == quantity.value and "万" not in self.text[quantity.start : quantity.end]:
                ids, alias = governed, self.per_capita + alias
        fitting = []
        for identifier in ids:
            indicator = load().indicators[identifier]
            converted = convert(quantity, quantity.value, alias, indicator)
            if converted is not None:
                fitting.append((not plausible(converted[0], indicator), indicator, *converted))
        if not fitting:
            return None
        _, indicator, value, flags = min(fitting, key=lambda row: row[0])
        return indicator, value, flags

    # -- numbers before their noun, ellipsis, tail -------------------------------------------------------------------
    def _behind(self, group: Group) -> list[Attached]:
        """“拥有7个急救站”: the noun stands behind its number."""
        quantity = group.items[0]
        if len(group.items) != 1 or not (quantity.kind == "count" or (quantity.kind == "bare" and quantity.value >= 1000)):
            return []
        following = next((i for i in self.m.indicators if i.start >= quantity.unit_end), None)
        if following is None:
            return []
        for holding in self.m.indicators:
            # “15家卫生院均开设中医馆” counts 中医馆
            if holding.start > quantity.unit_end and _HOLDING.match(self.text[quantity.unit_end : holding.start]):
                attached = self._attach(quantity, holding, "", "holder_count", 2, None, None)
                if attached:
                    return [attached]
        if quantity.kind == "bare":
            quantity = replace(quantity, unit="人", kind="count")
        gap = self.text[quantity.unit_end : following.start]
        people = quantity.unit in ("人", "例", "人次")
        if not _MODIFIER.match(gap) or not (people or _POSSESSING.search(self.text[: group.start])):
            return []
        if any(following.start < q.start and not re.search(r"[,;，；。、]", self.text[following.end : q.before]) and len(leftover(self.text[following.end : q.before])) == 0 for q in self.m.values):
            return []  # the noun has its own number behind it
        attached = self._attach(quantity, following, "", "value_indicator", 1, None, None)
        return [attached] if attached else []

    def _elided(self, group: Group) -> list[Attached]:
        """“省级…20家、市级178家” and “…筛查，完成率98%”: the name is completed from what stands before."""
        if len(group.items) != 1:
            return []
        quantity = group.items[0]
        piece = self.m.blanked(self.position, group.start)
        model = self.last[-1].alias if self.last else ""
        mention = ellipsis.swapped(piece, model) or ellipsis.measured(self.text[: group.start], self.position, quantity)
        if mention is None:
            return []
        attached = self._attach(quantity, mention, "", "ellipsis", 2, None, None)
        if attached:
            self.heads = [mention]
        return [attached] if attached else []

    def _tail(self, group: Group) -> list[Attached]:
        """Name what the catalogue does not know."""
        found = []
        for index, quantity in enumerate(group.items):
            if self._misfit(quantity):
                self.out.unread.append(Unread(quantity.start, quantity.end, "unit_mismatch"))
                continue
            named = ellipsis.tail_name(self.m, self.position, quantity, self.heads[-1] if self.heads else None)
            if named is None and quantity.kind == "count":
                named = self._named_before(group, index, found)
            if named is None:
                if not any(u.start == quantity.start for u in self.out.unread):
                    self.out.unread.append(Unread(quantity.start, quantity.end, "no_indicator"))
                continue
            name, subgroup = named
            found.append(Attached(quantity, None, name, quantity.value, quantity.value_high, "tail", 0.6, (), subgroup))
        self.heads = []
        return found


    def _misfit(self, quantity: Quantity) -> bool:
        """A proportion right behind an indicator of another unit: 新生儿死亡率4.16/10万 is neither of the two."""
        if quantity.unit not in ("%", "‰", "1/10万"):
            return False
        before = [i for i in self.m.indicators if self.position <= i.start and i.end <= quantity.before]
        return bool(before) and not self._between(before[-1].end, quantity.before)[0] and not self._choose(quantity, before[-1])

    def _named_before(self, group: Group, index: int, found: list[Attached]) -> tuple[str, str] | None:
        """“签约52.3万户、148.6万人”, “折页5种3000余份”: the second number counts what the first one counts."""
        if index and found:
            return found[-1].name, found[-1].subgroup
        if not index and self.position == group.start and self.last and self.last[-1].indicator is None:
            return self.last[-1].name, self.last[-1].subgroup
        return None


_AVERAGES = ("平均水平", "平均", "水平", "监测平均水平", "监测水平", "总体水平", "市民", "居民")
_MODIFIER = re.compile(r"^(?:[\u4e00-\u9fff]{0,7}的|(?:农村|城乡|贫困|新|标准化|普惠|省级|市级|确诊)?)$")
_FLOW = re.compile(r"(?:新引进|新建|新增|新设|新成立|新招|引进|招聘|培养|培训|迁建|改扩建)$")
_STATING = re.compile(r"为|达|分别|至|到|是|均|超|在")
_HOLDING = re.compile(r"^[\u4e00-\u9fff]{2,14}?(?:均|全部|都)?(?:已)?(?:开设|设有|设置|建有|建成|建立|设立|实现|开通|接入)(?:了)?$")
_POSSESSING = re.compile(r"(?:有|建成|组建|建立|建设|设立|开设|共|达|成立|创建|培育|获批|增至|增加到|完成|救助|新增|立项|获得|获)(?:了)?$")


def _slack(rest: str, quantity: Quantity) -> int:
    """How many unknown characters may stand between an indicator and its number; counts are easily of something else."""
    if re.search(r"其他|其余|除", rest):
        return 0
    return 2 if quantity.kind in ("count", "bare") else 4


def with_region(attached: Attached, region: RegionMention) -> Attached:
    """Return the same reading for another place."""
    return replace(attached, region=region)
