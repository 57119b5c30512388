"""Single values: a number behind the name of its indicator."""

from __future__ import annotations

from etl.link.align import Group
from etl.link.attach import choose
from etl.link.heads import NO_LEVEL
from etl.link.marks import ALIKE
from etl.link.rules.giving import Pair, give_found, one
from etl.link.state import Decision, Form, State
from etl.model.reasons import TextRule
from etl.model.wording import pattern

_SUM = pattern(r"{in_all}")


def applies(state: State, group: Group) -> bool:
    """Tell whether it is one number that has a name before it."""
    return len(group.items) == 1 and state.found.said == "named" and len(state.found.mentions) > 0


def _of_form(state: State, group: Group, form: Form, rule: TextRule) -> Decision | None:
    if state.found.form != form or len(state.found.mentions) != 1 or group.items[0].kind in NO_LEVEL:
        return None
    return one(state, group, rule)


def name_time(state: State, group: Group) -> Decision | None:
    """Read a length of time or an age where the name measures one: 出院者平均住院日为8.2天."""
    return one(state, group, "name_time") if group.items[-1].kind in NO_LEVEL else None


def shared_value(state: State, group: Group) -> Decision | None:
    """Read one number of several names: 甲率、乙率均达到95%."""
    heads, quantity = state.found.mentions, group.items[0]
    if len(heads) == 1 or _SUM.search(state.text, heads[-1].end, group.start):
        return None
    fitting = quantity.unit == "%" and all(choose(state, quantity, head) for head in heads)
    if not fitting and not ALIKE.search(state.text, heads[-1].end, group.start):
        return None
    return give_found(state, [Pair(quantity, head) for head in heads], "shared_value", heads)


def last_name_value(state: State, group: Group) -> Decision | None:
    """Read one number behind several names, which it cannot all be of, as that of the last: 甲率、乙人数3.2万人."""
    heads, quantity = state.found.mentions, group.items[0]
    if len(heads) == 1 or _SUM.search(state.text, heads[-1].end, group.start):
        return None
    if quantity.unit == "%" and all(choose(state, quantity, head) for head in heads):
        return None
    return give_found(state, [Pair(quantity, heads[-1])], "last_name_value", heads)


def name_per_head(state: State, group: Group) -> Decision | None:
    """Read a name whose 每千人口 stands behind it: 床位数达到每千人口6.5张."""
    return _of_form(state, group, "per_head", "name_per_head")


def short_name_value(state: State, group: Group) -> Decision | None:
    """Complete a name of two or three characters by what was named before: 新生儿死亡2例，死亡率1.1‰."""
    return _of_form(state, group, "completed", "short_name_value")


def institutions_name_value(state: State, group: Group) -> Decision | None:
    """Read a name under the institutions that its clause or list speaks of: 乡镇卫生院病床使用率52.1%."""
    return _of_form(state, group, "institutions", "institutions_name_value")


def part_name_value(state: State, group: Group) -> Decision | None:
    """Read a name with the part of the population before it: 农村孕产妇死亡率为9.1/10万."""
    return _of_form(state, group, "part_before", "part_name_value")


def name_part_value(state: State, group: Group) -> Decision | None:
    """Read a name with the part of the population behind it: 人均期望寿命男性78.2岁."""
    return _of_form(state, group, "part_between", "name_part_value")


def name_value(state: State, group: Group) -> Decision | None:
    """Read a number right behind its name: 床位2.1万张."""
    return _of_form(state, group, "adjacent", "name_value")


def name_verb_value(state: State, group: Group) -> Decision | None:
    """Read a number that only connecting words, a time or a place part from its name: 床位数达到2.1万张."""
    return _of_form(state, group, "verb", "name_verb_value")


def name_words_value(state: State, group: Group) -> Decision | None:
    """Read a number that a few unknown characters part from its name; each makes it less sure."""
    return _of_form(state, group, "words", "name_words_value")


RULES = (
    name_time, shared_value, last_name_value, name_per_head, short_name_value, institutions_name_value,
    part_name_value, name_part_value, name_value, name_verb_value, name_words_value,
)  # fmt: skip
