"""Which values may be set beside the nation's: a rate may, a total may not, as it grows with the population."""

from __future__ import annotations

from functools import cache

from etl.recognise.quantities.quantity import units

SCALES = "万亿"


@cache
def _totals() -> frozenset[str]:
    return frozenset(entry.unit for entry in units().values() if entry.total)


def total(unit: str) -> bool:
    """Tell whether values in this unit are totals of a region, which a larger region has more of.

    ``units.csv`` says which units are. A scaled unit (万元, 亿元) is always one, while 元 as it stands, like 岁, 日 and
    分钟, measures what falls to one person, stay or visit.
    """
    return unit[:1] in tuple(SCALES) or unit in _totals()
