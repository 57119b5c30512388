"""Names said before: a number without a name of its own, which goes on with what the sentence speaks of."""

from __future__ import annotations

from etl.link.align import Group
from etl.link.attach import choose
from etl.link.marks import ALIKE
from etl.link.rules.giving import Pair, give_found
from etl.link.state import Decision, Form, Refusal, State
from etl.model.reasons import TextRule
from etl.model.wording import pattern

_SUM = pattern(r"{in_all}")
_IN_TURN = pattern(r"^[,，]?{in_turn}")


def applies(state: State, group: Group) -> bool:
    """Tell whether it is one number for which the sentence still has a name."""
    return len(group.items) == 1 and state.found.said in ("pointed", "spoken") and len(state.found.mentions) > 0


def passed(state: State, group: Group) -> tuple[Refusal, ...]:
    """Return the numbers read before that are only what was passed: 首次突破80岁，分别达80.2岁和80.1岁."""
    if state.found.said == "named" or not _IN_TURN.match(state.gap(group)):
        return ()
    return tuple(Refusal(a.quantity, "threshold") for a in state.last if a.quantity.qualifier in (">", ">="))


def _of_form(state: State, group: Group, form: Form, rule: TextRule) -> Decision | None:
    if state.found.form != form:
        return None
    heads, quantity = state.found.mentions, group.items[0]
    shared = heads
    if len(heads) > 1:
        if _SUM.search(state.text, heads[-1].end, group.start):
            return None
        alike = ALIKE.search(state.text, heads[-1].end, group.start)
        all_fit = quantity.unit == "%" and all(choose(state, quantity, head) for head in heads)
        shared = heads if alike or all_fit else heads[-1:]
    decision = give_found(state, [Pair(quantity, head) for head in shared], rule, heads)
    return decision and decision._replace(withdrawn=passed(state, group))


def this_figure(state: State, group: Group) -> Decision | None:
    """Read what 这一数字 points at as what was named last: 2031年这一数字为3.2人."""
    return _of_form(state, group, "this_figure", "this_figure")


def place_level(state: State, group: Group) -> Decision | None:
    """Read the level of another place that the words call so: 低于全市3.4人的平均水平."""
    return _of_form(state, group, "place_level", "place_level")


def one_more_unit(state: State, group: Group) -> Decision | None:
    """Read a second number that follows at once, in another unit: 法定传染病19种12530例."""
    return _of_form(state, group, "more", "one_more_unit")


def another_part(state: State, group: Group) -> Decision | None:
    """Read a number of a part of the population: 婴儿死亡率3.1‰，其中农村4.2‰."""
    return _of_form(state, group, "another_part", "another_part")


def in_brackets(state: State, group: Group) -> Decision | None:
    """Read a number in brackets behind words that name nothing else: 降到3.1‰(目标4‰)."""
    return _of_form(state, group, "bracket", "in_brackets")


def another_place(state: State, group: Group) -> Decision | None:
    """Read a number of another place: 婴儿死亡率3.1‰，全省为4.2‰."""
    return _of_form(state, group, "another_place", "another_place")


def another_year(state: State, group: Group) -> Decision | None:
    """Read a number of another year: 婴儿死亡率3.1‰，2035年降到2.8‰."""
    return _of_form(state, group, "another_year", "another_year")


def level_reached(state: State, group: Group) -> Decision | None:
    """Read the level that something went to or came from: 提高2.1个百分点，达到31.5%."""
    return _of_form(state, group, "reached", "level_reached")


def target_beside(state: State, group: Group) -> Decision | None:
    """Read the target that a level is set against: 达到92.1%，超出90%的目标要求."""
    return _of_form(state, group, "target", "target_beside")


def place_beside(state: State, group: Group) -> Decision | None:
    """Read a number right behind another place although an unknown word parts it from its name."""
    return _of_form(state, group, "place_beside", "place_beside")


RULES = (
    this_figure, place_level, one_more_unit, another_part, in_brackets, another_place, another_year,
    level_reached, target_beside, place_beside,
)  # fmt: skip
