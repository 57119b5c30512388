"""Which values may be set beside the nation's: a rate may, a total may not, as it grows with the population."""

from __future__ import annotations

TOTALS = frozenset(
    [
        "个",
        "人",
        "例",
        "名",
        "人次",
        "户",
        "户次",
        "项",
        "次",
        "件",
        "张",
        "所",
        "家",
        "台",
        "辆",
        "场",
        "吨",
        "剂次",
        "亩",
        "起",
        "毫升",
        "治疗量",
        "万元",
        "亿元",
        "万人",
        "万人次",
        "万张",
        "万个",
    ]
)
"""Units of totals. 元, 岁, 日 and 分钟 are not among them: they measure what falls to one person, stay or visit."""


def total(unit: str) -> bool:
    """Tell whether values in this unit are totals of a region, which a larger region has more of."""
    return unit in TOTALS
