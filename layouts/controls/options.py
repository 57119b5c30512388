"""What can be chosen: indicators, regions and years with data, as options of the pickers.

An option carries ``search``, the terms that the picker matches besides its label (aliases, short names, pinyin and
initials), one a line; ``order``, which of equally good matches goes first (the smaller); and ``note``, what it shows at
the right (coverage).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from compare.facts.coverage import Coverage, Presence
from compare.model.names import category_name, indicator_name, indicator_terms, region_name, years_text
from compare.rules.peers import LEVELS, PeerGroup
from etl.model.catalogue import NATION, Catalogue, Division, Indicator
from etl.model.messages import Language
from layouts.messages import screen_message

Option = dict[str, Any]
Options = list[Option]


def coverage_text(coverage: Coverage, language: Language) -> str:
    """Return the coverage as printed: 12 地区 · 2015–2023."""
    if not coverage.years:
        return screen_message("coverage.none", language)
    return screen_message("coverage", language, regions=len(coverage.regions), years=years_text(coverage.years))


def coverage_notes(presence: Presence, regions: Collection[str], language: Language) -> dict[str, str]:
    """Return for each indicator with data what there is of it for the chosen regions: 3/5 地区 · 2015–2023.

    Without chosen regions: for all.
    """
    if not regions:
        return {name: coverage_text(presence.coverage(name), language) for name in presence.indicators}
    notes = {}
    for name in presence.indicators:
        found = presence.within(name, regions)
        have, chosen_count = len(found.regions), len(regions)
        key = "coverage.within" if found.years else "coverage.none_within"
        years = {"years": years_text(found.years)} if found.years else {}
        notes[name] = screen_message(key, language, have=have, asked=chosen_count, **years)
    return notes


def _indicator_option(indicator: Indicator, coverage: Coverage, language: Language) -> Option:
    return {
        "value": indicator.id,
        "label": indicator_name(indicator, language),
        "search": "\n".join(indicator_terms(indicator)),
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


def category_options(catalogue: Catalogue, with_data: Iterable[str], language: Language) -> Options:
    """Return the categories of the indicators with data, in the catalogue's order, with how many there are of each."""
    counts = Counter(catalogue.indicators[id].category for id in with_data)
    return [
        {"value": category, "label": category_name(category, language), "note": str(count), "search": category}
        for category, count in counts.items()
    ]


def _terms(division: Division) -> str:
    return "\n".join((division.name, division.short, division.pinyin, division.initials))


def _region_option(division: Division, catalogue: Catalogue, language: Language, note: str) -> Option:
    parent = catalogue.divisions.get(division.parent)
    above = region_name(catalogue, parent.code, language) if parent and parent.code != NATION else ""
    return {
        "value": division.code,
        "label": region_name(catalogue, division.code, language),
        "search": _terms(division),
        "order": LEVELS.index(division.level) if division.level in LEVELS else 0,
        "note": " · ".join(filter(None, (above, note))),
    }


def region_options(
    catalogue: Catalogue, presence: Presence, shown_indicators: Collection[str], language: Language
) -> list[dict[str, Any]]:
    """Return the regions: those with data for ``shown_indicators``, those with other data, those without any.

    Of regions that the snapshot does not have, provinces and cities are offered, so that a search finds them and says
    so. The nation is a benchmark and not offered.
    """
    spans, others = presence.span_by_region(shown_indicators), presence.indicators_by_region()
    groups: dict[str, Options] = {"with_data": [], "without_data": [], "unknown": []}
    for code, division in catalogue.divisions.items():
        if code == NATION:
            continue
        if code in spans:
            kind, note = "with_data", years_text(spans[code])
        elif code in others:
            kind, note = "without_data", screen_message("regions.others", language, count=others[code])
        elif division.level != "county":
            kind, note = "unknown", ""
        else:
            continue
        groups[kind].append(_region_option(division, catalogue, language, note))
    return [
        {"group": screen_message(f"regions.{kind}", language, count=len(items)), "items": items}
        for kind, items in groups.items()
        if items
    ]


def group_options(groups: Iterable[PeerGroup], catalogue: Catalogue, language: Language) -> list[dict[str, Any]]:
    """Return what can be picked as a whole: levels and provinces, each with its number of regions."""
    found: dict[str, Options] = {}
    for group in groups:
        division = catalogue.divisions.get(group.key.removeprefix("province:"))
        option = {
            "value": group.key,
            "label": group.name,
            "search": _terms(division) if division else "",
            "note": screen_message("coverage.year", language, count=group.regions),
        }
        found.setdefault("provinces" if division else "levels", []).append(option)
    return [{"group": screen_message(f"peers.{kind}", language), "items": items} for kind, items in found.items()]


def year_options(years: Mapping[int, int], chosen_count: int, language: Language) -> Options:
    """Return years as options, the latest first, each with how many regions (of ``chosen_count``) it has."""
    key = "coverage.year_within" if chosen_count else "coverage.year"
    return [
        {
            "value": str(year),
            "label": str(year),
            "note": screen_message(key, language, count=years[year], asked=chosen_count),
        }
        for year in sorted(years, reverse=True)
    ]
