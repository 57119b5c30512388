"""What shows that a word decides, where no pattern shows it by itself: what linking or a table makes of the example.

A check has the word and its example. It takes the word out of the rule and sees that the rule answers otherwise.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from types import ModuleType
from typing import Any

from etl.link import align, attach, convert, derive, heads, link, naming
from etl.link.rules import changes, counts
from etl.link.state import State
from etl.model import wording
from etl.model.catalogue import Indicator, load
from etl.recognise.indicators import IndicatorMention
from etl.recognise.mentions import gather
from etl.recognise.quantities import find
from etl.tables import columns
from etl.tables import naming as names_of_rows
from etl.tables.labels import Labels, Name
from tests.support.samples import fact

Check = Callable[[str, str], None]
Outcome = Callable[[str, str], Any]


@contextmanager
def without(module: ModuleType, rule: str, word: str, name: str) -> Iterator[None]:
    """Take a word out of a rule of a module: of the class ``name`` in a pattern, of a tuple or of a frozenset."""
    whole = getattr(module, rule)
    if isinstance(whole, re.Pattern):
        template = next(one for one in wording.TEMPLATES if wording.expanded(one) == whole.pattern)
        left = {**wording.classes(), name: tuple(other for other in wording.words(name) if other != word)}
        setattr(module, rule, re.compile(wording.expanded(template, left)))
    else:
        assert word in whole
        setattr(module, rule, type(whole)(other for other in whole if other != word))
    try:
        yield
    finally:
        setattr(module, rule, whole)


def decides(module: ModuleType, rule: str, outcome: Outcome, name: str = "") -> Check:
    """Return the check that ``outcome`` of an example is another without the word."""

    def check(word: str, example: str) -> None:
        answer = outcome(word, example)
        with without(module, rule, word, name):
            assert outcome(word, example) != answer

    return check


def left_over(_: str, example: str) -> str:
    align.leftover.cache_clear()
    return align.leftover(example)


def modified(word: str, example: str) -> bool:
    """Tell whether the name behind the word is taken for a kind of its own."""
    start = example.index(word) + len(word)
    name = IndicatorMention(start, start + 2, (), example[start : start + 2])
    return attach.is_modified(State(gather(example), example), name)


def linked(_: str, example: str) -> list[tuple[str, str]]:
    """Return what the numbers of the example became: the indicator or the reason."""
    found = link(gather(example))
    known = [(item.indicator.id if item.indicator else item.name, item.rule) for item in found.attached]
    return known + [("", item.reason) for item in found.unread]


def in_unit(unit: str) -> Indicator:
    """Return an indicator of the catalogue in a unit, or in 万 of it."""
    return next(one for one in load().indicators.values() if one.unit in (unit, "万" + unit))


def converted(word: str, example: str) -> Any:
    quantity = find.find(example)[-1]
    return convert.convert(quantity, quantity.value, example, in_unit(word))


def tail_name(_: str, example: str) -> Any:
    return naming.words_beside(State(gather(example), example), find.find(example)[0])


def year_before(word: str, example: str) -> Any:
    (change,) = link(gather(example)).changes
    level = replace(fact(6200.0, indicator="hospital_beds", year=2031, period="2031"), unit=word)
    return derive.derive(change, level, Decimal(6200), Decimal(1), 0, 0)


def parted(word: str, _: str) -> bool:
    of_unit = tuple(one.id for one in load().indicators.values() if one.unit == word)
    return names_of_rows.counts(Labels(load()), Name("", of_unit))


def header(_: str, example: str) -> Any:
    return columns.read(example, Labels(load()), "")


CHECKS: dict[str, Check] = {
    "connector": decides(align, "_CONNECTOR", left_over, "connector"),
    "modifier": decides(attach, "_MODIFIERS", modified),
    "target_label": decides(columns, "_STATUS", header, "target_label"),
    "actual_label": decides(columns, "_STATUS", header, "actual_label"),
    "unit_that_may_be_few": decides(attach, "_MAY_BE_FEW", linked),
    "unit_of_people": decides(counts, "_PEOPLE", linked),
    "unit_of_objects": decides(changes, "_OBJECTS", linked),
    "unit_of_time": decides(heads, "_TIME_UNITS", linked),
    "unit_of_whole_things": decides(convert, "_WHOLE", converted),
    "unit_left_out": decides(convert, "_MAY_LACK_UNIT", converted),
    "unit_of_no_figure": decides(naming, "_NO_FIGURE", tail_name),
    "unit_counted": decides(derive, "_COUNTED", year_before),
    "unit_of_parts": decides(names_of_rows, "_COUNTED", parted),
}
