"""The tail: numbers of what the catalogue does not know, kept under the name that the text gives them."""

from __future__ import annotations

from etl.link import naming
from etl.link.align import Group
from etl.link.attach import as_tail, choose
from etl.link.marks import RATE, TAKES
from etl.link.parts import part_begun
from etl.link.rules.share import tail_share, tail_share_of
from etl.link.state import Decision, State, Then, refuse
from etl.model.reasons import TextRule
from etl.model.units import PIECE, PROPORTIONS
from etl.recognise.indicators import IndicatorMention, per_capita_head


def tail_list(state: State, group: Group) -> Decision | None:
    """Keep a list whose names the catalogue does not know: 甲病、乙病报告发病率分别为3.1/10万、4.2/10万."""
    names = naming.listed_names(state, group)
    if not names:
        return None
    made = tuple(as_tail(quantity, name, "tail_list") for quantity, name in zip(group.items, names, strict=True))
    return Decision(made, then={"heads": subject_behind(state, group), "last": made})


def misfit(state: State, group: Group) -> Decision | None:
    """Leave out a proportion right behind an indicator of another unit: 新生儿死亡率4.16/10万 is neither of the two."""
    quantity = group.items[0]
    if quantity.unit not in PROPORTIONS:
        return None
    before = state.fresh(quantity.before)
    if not before or state.between(before[-1].end, quantity.before)[0] or choose(state, quantity, before[-1]):
        return None
    return refuse(group, "unit_mismatch")


def tail_part(state: State, group: Group) -> Decision | None:
    """Keep a part of what is spoken of with its label: 其中男性3.2万人."""
    named = naming.part_of_last(state, state.words, group.items[0].unit)
    return _kept(state, group, named[0], "tail_part", named[1]) if named else None


def tail(state: State, group: Group) -> Decision | None:
    """Keep a number under the words before it: 服务家庭23.2万户."""
    words = state.words
    if words.why is None and naming.is_name(words.name, words.behind):
        return _kept(state, group, naming.short(words.name), "tail")
    return None


def tail_noun_behind(state: State, group: Group) -> Decision | None:
    """Keep a number under the noun behind it: 举办3场健康讲座."""
    behind = state.words.behind if state.words.why is None else ""
    return _kept(state, group, behind, "tail_noun_behind") if behind else None


def tail_clause(state: State, group: Group) -> Decision | None:
    """Keep a number under the whole clause before it, where nothing shorter is a name: 完成320人."""
    words = state.words
    if words.why is None and (naming.is_name(words.clause) or naming.is_task(words.clause)):
        return _kept(state, group, naming.short(words.clause), "tail_clause")
    return None


def tail_daily(state: State, group: Group) -> Decision | None:
    """Keep what the number before comes to a day: 受理呼救6.38万次，日均175次."""
    if not _same_unit(state, group) or not naming.daily(state.words.clause):
        return None
    return _kept(state, group, state.last[-1].name + state.words.clause, "tail_daily")


def tail_total(state: State, group: Group) -> Decision | None:
    """Keep the total that the number before was added to: 新创建5家，累计达到18家."""
    name = naming.total_of(state.words.clause, state.last[-1].name) if _same_unit(state, group) else ""
    return _kept(state, group, name, "tail_total") if name else None


def tail_rate(state: State, group: Group) -> Decision | None:
    """Keep a rate of what was counted before: 新增普惠托位320个，完成率106.7%."""
    words = state.words
    if group.items[0].unit != "%" or words.why or not words.clause.endswith(RATE) or not state.last:
        return None
    return _kept(state, group, state.last[-1].name + words.clause, "tail_rate")


def tail_again(state: State, group: Group) -> Decision | None:
    """Keep a second number of what the first one counts: 签约52.3万户、148.6万人; 折页5种3000余份."""
    if group.items[0].kind != "count":
        return None
    if state.in_list and state.listed:
        before = state.listed[-1]
    elif not state.in_list and state.position == group.start and state.last and state.last[-1].indicator is None:
        before = state.last[-1]
    else:
        return None
    return _kept(state, group, before.name, "tail_again", before.subgroup)


def _kept(state: State, group: Group, name: str, rule: TextRule, subgroup: str = "") -> Decision:
    quantity = group.items[0]
    goes_on = state.text.startswith(("、", "，", ","), quantity.after)
    then: Then = {**part_begun(name, counted=quantity.unit == PIECE and goes_on)}
    if head := per_capita_head(name)[0]:
        then["per_capita"] = head
    return Decision((as_tail(quantity, name, rule, subgroup),), then=then)


def subject_behind(state: State, group: Group) -> tuple[IndicatorMention, ...]:
    """Return what the sentence still speaks of behind a number that is none of its own: 法定传染病8种3126例.

    Behind a share of something (老年人口65万人，占户籍人口的20%) that is what it was before; nothing where other words
    name the number.
    """
    fresh = state.fresh(group.start)
    if not fresh or state.between(fresh[-1].end, group.start)[0]:
        return ()
    return state.heads if state.text.endswith(TAKES, 0, fresh[-1].start) else tuple(fresh[-1:])


def _same_unit(state: State, group: Group) -> bool:
    unit = state.last[-1].quantity.unit if state.last else None
    return state.words.why is None and unit == group.items[0].unit


RULES = (
    misfit, tail_part, tail_share, tail_share_of, tail, tail_noun_behind, tail_clause, tail_daily, tail_total,
    tail_rate, tail_again,
)  # fmt: skip
