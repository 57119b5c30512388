"""What stands around an answer in words, the same on the screen, in a workbook and on slides.

Over it: what it is about, and which years by which rule. Under it: what is missing, and where its values come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.model.format import unit_name
from compare.model.mark import NamedRegion, ShownYears, Sources
from compare.model.names import indicator_name, join, years_text
from compare.model.palette import ARROWS
from compare.model.view import View
from etl.model.catalogue import Indicator
from etl.model.messages import Language, message

SEPARATOR = " · "
NAMED = 4
"""Most indicators that are named; more are counted."""


def direction_words(indicator: Indicator, language: Language) -> str:
    """Return which way is better, in words."""
    return message(f"direction.{indicator.direction}", language)


def unit_and_way(indicator: Indicator, language: Language, *more: object) -> str:
    """Return the unit and an arrow to where it is better, then what ``more`` there is: 张/千人 · ↑ · 2023."""
    parts = (unit_name(indicator.unit, language), ARROWS[indicator.direction], *more)
    return SEPARATOR.join(str(part) for part in parts if part)


def indicators_words(indicators: Sequence[Indicator], view: View) -> str:
    """Name the indicators: one with its unit and which way is better, several without, many by their number."""
    names = [indicator_name(one, view.lang) for one in indicators]
    if len(indicators) == 1:
        parts = (names[0], unit_name(indicators[0].unit, view.lang), direction_words(indicators[0], view.lang))
        return SEPARATOR.join(filter(None, parts))
    return join(names, view.lang, None) if 0 < len(names) <= NAMED else indicators_counted(len(names), view.lang)


def indicators_counted(count: int, language: Language) -> str:
    """Say of how many indicators an answer is."""
    return message("caption.several", language, count=count)


def _span(years: tuple[int, ...], view: View) -> str:
    """Return the years shown, and those asked for where they are others."""
    lang, bounds = view.lang, (view.since, view.until)
    ends = (min(years), max(years)) if years else (None, None)
    requested = "–".join(str(bound or end or "…") for bound, end in zip(bounds, ends, strict=True))
    if bounds == (None, None) and not years:
        return ""
    if not years or all(bound in (None, end) for bound, end in zip(bounds, ends, strict=True)):
        return message("years.span", lang, years=years_text(years) if years else requested)
    return message("years.span_asked", lang, years=years_text(years), asked=requested)


def year_rule(when: ShownYears, view: View) -> str:
    """Return the year rule in words, with the year or years it came to; empty where it came to none."""
    lang = view.lang
    if when.rule == "pair":
        key = "years.pair" if when.requested else "years.pair_found"
        return message(key, lang, first=when.years[0], last=when.years[-1]) if len(when.years) == 2 else ""
    if when.rule == "span":
        return _span(when.years, view)
    if when.rule == "given":
        near = message("years.tolerance", lang, years=view.tolerance) if view.tolerance else ""
        return message("years.given", lang, year=when.requested) + near
    if when.year is None:
        return message(f"years.{when.rule}", lang)
    return message(f"years.{when.rule}_in", lang, year=when.year)


def when_words(when: ShownYears, view: View) -> str:
    """Return the year rule as it ends a caption: a rule about one year says that it is about a year."""
    rule = year_rule(when, view)
    return rule if when.rule in ("pair", "span") else message("caption.year", view.lang, rule=rule)


def missing_words(missing: Sequence[NamedRegion], language: Language, limit: int | None = None) -> str:
    """Name the chosen regions without a value, beyond ``limit`` only their number; empty where none is missing."""
    if not missing:
        return ""
    return message("missing", language, names=join([region.name for region in missing], language, limit))


def sources_words(sources: Sources, language: Language) -> str:
    """Count where values come from: reports, tables, and the publications these cite; empty where there are none."""
    counted = (("reports", sources.reports), ("tables", sources.tables))
    parts = join([message(f"sources.{key}", language, count=count) for key, count in counted if count], language)
    if sources.publications:
        parts += message("sources.publications", language, count=sources.publications)
    return parts


def version_words(version: str, published_at: str, language: Language) -> str:
    """Say which data it is: when the snapshot was published (ISO time), and its id."""
    return message("version", language, date=published_at[:10], id=version)
