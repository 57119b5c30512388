"""Units by what they do: which are proportions, which count people, which count the same things."""

from __future__ import annotations

from functools import cache

from etl.model.resources import WORDING, rows

PERSON, PIECE, BED, CASE, YEAR_OF_AGE, MINUTE = "人", "个", "张", "例", "岁", "分钟"
PER_100K, PER_10K = "1/10万", "1/万"
PROPORTIONS = frozenset({"%", "‰", PER_100K})
SEX_RATIO = "女=100"
"""Men or boys for 100 women or girls."""
THOUSAND, TEN_THOUSAND = "千", "万"


@cache
def related(relation: str) -> dict[str, frozenset[str]]:
    """Return, by unit, the units that stand in a relation to it in ``unit_relations.csv``.

    ``counts_as``: a report may count the same things in either (人 and 例); ``points_of``: a difference of figures in
    the other is stated in it (百分点 of %).
    """
    found: dict[str, set[str]] = {}
    for row in rows(WORDING / "unit_relations.csv"):
        if row["relation"] == relation:
            found.setdefault(row["unit"], set()).add(row["other"])
    return {unit: frozenset(others) for unit, others in found.items()}
