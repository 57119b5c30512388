"""Subgroups: the words that single out a part of the population, or name the population a figure counts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from etl.model.catalogue import Indicator, load
from etl.model.fact import Fact
from etl.model.resources import WORDING, rows


@cache
def subgroup_labels() -> dict[str, tuple[str, bool]]:
    """Return word -> (label, whether it names a population base such as 户籍人口 rather than a part)."""
    return {row["word"]: (row["label"], row["base"] == "yes") for row in rows(WORDING / "subgroups.csv")}


def is_base(label: str) -> bool:
    """Tell whether a subgroup label names a population base (户籍人口), which stays within the indicator."""
    return label in _bases()


@cache
def _bases() -> frozenset[str]:
    return frozenset(label for label, base in subgroup_labels().values() if base)


def part_name(name: str, label: str) -> str:
    """Return the name of an indicator's part: 婴儿死亡率（农村）."""
    return f"{name}（{label}）"


def in_table(fact: Fact) -> Fact:
    """Return a fact as the tidy table holds it: what a sentence says of a part (城市, 乡镇卫生院) with its indicator.

    The extraction keeps such a fact under its own name, since alone it is no figure of the indicator; in the table the
    subgroup, which is part of a fact's identity, tells the two apart.
    """
    if fact.indicator or not fact.subgroup or fact.rule == "tail":
        return fact
    indicator = _by_part().get((fact.name.removesuffix(part_name("", fact.subgroup)), fact.unit))
    return replace(fact, indicator=indicator.id, name=indicator.name_zh) if indicator else fact


@cache
def _by_part() -> dict[tuple[str, str], Indicator]:
    return {(indicator.name_zh, indicator.unit): indicator for indicator in load().indicators.values()}
