"""What can be chosen: indicators, regions and years with data, as options of the pickers.

An option carries ``search``, what the picker matches besides its label (aliases, short names, pinyin and initials),
and ``note``, what it shows at the right (coverage).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from compare.coverage import Coverage
from compare.names import indicator_name, region_name
from etl.catalogue import NATION, Catalogue, Division, Indicator
from etl.messages import Language, keys, message
from layouts.words import say

Option = dict[str, Any]


def category_name(category: str, language: Language) -> str:
    """Return the category in ``language``; one without translation is shown as it stands."""
    key = f"category.{category}"
    return message(key, language) if key in keys() else category


def coverage_text(coverage: Coverage, language: Language) -> str:
    """Return the coverage as printed: 12 地区 · 2015–2023."""
    if coverage.first is None or coverage.last is None:
        return say("coverage.none", language)
    years = str(coverage.first) if coverage.first == coverage.last else f"{coverage.first}–{coverage.last}"
    return say("coverage", language, regions=len(coverage.regions), years=years)


def _indicator_option(indicator: Indicator, coverage: Coverage, language: Language) -> Option:
    return {
        "value": indicator.id,
        "label": indicator_name(indicator, language),
        "search": " ".join((indicator.name_zh, indicator.name_en, *indicator.aliases)),
        "note": coverage_text(coverage, language),
    }


def indicator_options(
    indicators: Iterable[Indicator], coverage: Mapping[str, Coverage], language: Language
) -> list[dict[str, Any]]:
    """Return the indicators of ``coverage``, grouped by category, within a group the best covered first."""
    groups: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        if indicator.id in coverage:
            groups.setdefault(indicator.category, []).append(indicator)
    return [
        {
            "group": category_name(category, language),
            "items": [
                _indicator_option(indicator, coverage[indicator.id], language)
                for indicator in sorted(members, key=lambda member: -len(coverage[member.id].regions))
            ],
        }
        for category, members in groups.items()
    ]


def _region_option(division: Division, catalogue: Catalogue, language: Language) -> Option:
    parent = catalogue.divisions.get(division.parent)
    above = region_name(catalogue, parent.code, language) if parent and parent.code != NATION else ""
    return {
        "value": division.code,
        "label": region_name(catalogue, division.code, language),
        "search": f"{division.name} {division.short} {division.pinyin} {division.initials}",
        "note": above,
    }


def region_options(
    catalogue: Catalogue, known: Collection[str], with_data: Collection[str], language: Language
) -> list[dict[str, Any]]:
    """Return the regions of the table: those with data for the indicator first, the others shown as without.

    ``known`` are the codes of every region in the table; the nation is a benchmark and not offered.
    """
    divisions = [division for code, division in catalogue.divisions.items() if code in known and code != NATION]
    groups = [
        ("regions.with_data", [division for division in divisions if division.code in with_data]),
        ("regions.without_data", [division for division in divisions if division.code not in with_data]),
    ]
    return [
        {
            "group": say(key, language, count=len(members)),
            "items": [_region_option(division, catalogue, language) for division in members],
        }
        for key, members in groups
        if members
    ]


def year_options(years: Iterable[int]) -> list[Option]:
    """Return years as options, the latest first."""
    return [{"value": str(year), "label": str(year)} for year in sorted(set(years), reverse=True)]
