"""Words that single out a part of the population, or name the population a figure counts."""

from __future__ import annotations

import csv
from functools import cache

from etl.catalogue import FOLDER


@cache
def subgroup_labels() -> dict[str, tuple[str, bool]]:
    """Return word -> (label, whether it names a population base such as 户籍人口 rather than a part)."""
    with (FOLDER / "subgroups.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: (row["label"], row["base"] == "yes") for row in csv.DictReader(file)}


def is_base(label: str) -> bool:
    """Tell whether a subgroup label names a population base (户籍人口), which stays within the indicator."""
    return label in _bases()


@cache
def _bases() -> frozenset[str]:
    return frozenset(label for label, base in subgroup_labels().values() if base)
