"""What places and indicators are called in the view's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from compare.model.format import unit_name
from compare.model.mark import NamedRegion
from etl.model.catalogue import NATION, Catalogue, Indicator
from etl.model.messages import Language, keys, message, wording


def indicator_name(indicator: Indicator, language: Language = "zh") -> str:
    """Return the indicator's name, in Chinese where it has no English one."""
    return indicator.name_en or indicator.name_zh if language == "en" else indicator.name_zh


def indicator_terms(indicator: Indicator) -> tuple[str, ...]:
    """Return all that an indicator is searched by: its names, pinyin and initials, aliases."""
    terms = (indicator.name_zh, indicator.name_en, indicator.pinyin, indicator.initials, *indicator.aliases)
    return tuple(filter(None, terms))


def category_name(category: str, language: Language = "zh") -> str:
    """Return the category in ``language``; one without translation is shown as it stands."""
    return wording("category", category, language)


def with_unit(indicator: Indicator, language: Language = "zh") -> str:
    """Return the indicator's name with its unit, as it heads a column or an axis: 婴儿死亡率（‰）."""
    unit = unit_name(indicator.unit, language)
    return message("column.indicator", language, name=indicator_name(indicator, language), unit=unit)


def years_text(years: Collection[int]) -> str:
    """Return the span of years as printed: 2015–2023, or the only one."""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def region_name(catalogue: Catalogue, code: str, language: Language = "zh") -> str:
    """Return the division's name; a code the catalogue does not know stands for itself."""
    division = catalogue.divisions.get(code)
    if division is None:
        return code
    return division.name if language == "zh" else division.name_en or division.pinyin.capitalize() or division.name


def province_of(catalogue: Catalogue, code: str) -> str | None:
    """Return the province a division lies in, itself for a province; None for the nation and unknown codes."""
    division = catalogue.divisions.get(code)
    while division is not None and division.level not in ("province", "nation"):
        division = catalogue.divisions.get(division.parent)
    return division.code if division is not None and division.level == "province" else None


def common_province(catalogue: Catalogue, codes: Iterable[str]) -> str | None:
    """Return the province that all of the divisions are of, the nation aside; None where there is no such one."""
    found = {province_of(catalogue, code) for code in codes if code != NATION}
    return found.pop() if len(found) == 1 else None


def region_names(catalogue: Catalogue, codes: Iterable[str], language: Language = "zh") -> dict[str, str]:
    """Name several divisions so that they can be told apart: a name that occurs twice is preceded by its parent's."""
    names = {code: region_name(catalogue, code, language) for code in codes}
    twice = {name for name, count in Counter(names.values()).items() if count > 1}
    for code, name in names.items():
        if name in twice and code in catalogue.divisions:
            parent = region_name(catalogue, catalogue.divisions[code].parent, language)
            names[code] = f"{parent}{name}" if language == "zh" else f"{name} ({parent})"
    return names


def named_regions(catalogue: Catalogue, codes: Sequence[str], language: Language = "zh") -> tuple[NamedRegion, ...]:
    """Return the divisions with their names, in the order given."""
    names = region_names(catalogue, codes, language)
    return tuple(NamedRegion(code, names[code]) for code in codes)


def base_name(base: str, language: Language = "zh", *, short: bool = False) -> str:
    """Return what a population base is called, ``short`` for labels; one without wording stands for itself."""
    key = f"base.{base}.short" if short else f"base.{base}"
    return message(key, language) if key in keys() else base


class Divided(Protocol):
    """What has a region, and a part of its population (empty: the whole of it)."""

    @property
    def region(self) -> str:
        """The region's name."""

    @property
    def subgroup(self) -> str:
        """The part of its population."""


def called(of: Divided) -> str:
    """Return what a row or line is called: its region, with the part of the population where it is of one."""
    return f"{of.region} · {of.subgroup}" if of.subgroup else of.region


def join(names: Sequence[str], language: Language = "zh", limit: int | None = 5) -> str:
    """List names in running text; beyond ``limit`` (None: no limit) the rest is counted, not named."""
    named = ("、" if language == "zh" else ", ").join(names[:limit])
    if limit is None or len(names) <= limit:
        return named
    return message("list.more", language, shown=named, count=len(names))


def clauses(texts: Iterable[str], language: Language = "zh") -> str:
    """Put texts in a row that may be lists themselves."""
    return ("；" if language == "zh" else "; ").join(texts)


def tally(counts: Mapping[str, int], key: str, language: Language = "zh") -> str:
    """Say how many there are of each, in the order given and by the wording of ``key.<name>``; none is left out."""
    parts = [message(f"{key}.{name}", language, count=count) for name, count in counts.items() if count]
    return join(parts, language)


def kind(catalogue: Catalogue, codes: Iterable[str], language: Language = "zh", count: int | None = None) -> str:
    """Return what the places are together: cities, provinces, counties, or regions where they are mixed.

    ``count`` is the number that the word stands behind (None: behind none, and the word is a plural).
    """
    divisions = catalogue.divisions
    levels = {divisions[code].level if code in divisions else "" for code in codes if code != NATION}
    level = levels.pop() if len(levels) == 1 else ""
    called = level if level in ("province", "city", "county") else "region"
    return message(f"kind.one.{called}" if count == 1 else f"kind.{called}", language)
