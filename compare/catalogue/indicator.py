"""One indicator: what it is, the nation's values and targets, which years have it, who leads, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from compare.answers.ranking import Ranking, ranking
from compare.answers.trend import Series, Trend
from compare.facts.coverage import Coverage
from compare.facts.marks import marks_of, sources
from compare.facts.sorted_facts import sorted_facts
from compare.facts.store import Store
from compare.model.mark import Mark
from compare.model.names import base_name, indicator_name
from compare.model.view import View
from etl.model.catalogue import NATION, Catalogue, Indicator
from etl.model.messages import Language, Sentence
from etl.recognise.subgroups import is_base


@dataclass(frozen=True, slots=True)
class IndicatorDetails:
    """What is known of an indicator.

    ``by_year`` counts the regions with a whole-year value by year. ``national`` holds the nation's yearly values and
    ``targets`` its planned ones, both by year; ``other_targets`` counts those of regions. ``ranking`` is of the year
    that most regions have (of equals the later). ``flags`` counts facts by flag and ``bases`` by population base
    (named, in the view's language), most first.
    """

    indicator: Indicator
    facts: int
    coverage: Coverage
    by_year: Mapping[int, int]
    national: tuple[Mark, ...]
    targets: tuple[Mark, ...]
    other_targets: int
    ranking: Ranking
    flags: tuple[tuple[str, int], ...]
    bases: tuple[tuple[str, int], ...]


def _counts(texts: pd.Series) -> tuple[tuple[str, int], ...]:
    """Count the codes of a column in which ``|`` joins several, most first."""
    counts: Counter[str] = Counter()
    for text, number in texts.value_counts().items():
        for code in filter(None, str(text).split("|")):
            counts[code] += int(number)
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _by_year(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.year))


def indicator_details(store: Store, catalogue: Catalogue, indicator_id: str, language: Language) -> IndicatorDetails:
    """Bring together what the current snapshot has of an indicator.

    Raises:
        KeyError: the catalogue does not know it.
        NoSnapshotError: none was ever published.
    """
    indicator = catalogue.indicators[indicator_id]
    view = View(indicators=(indicator_id,), year="best", derived=True, lang=language)
    facts = store.facts([indicator_id])
    cells = sorted_facts(facts, indicator_id, view)
    targets = marks_of(cells.targets, catalogue, view)
    national = _by_year(marks_of(cells.nation, catalogue, view))
    planned = _by_year([mark for mark in targets if mark.region_code == NATION])
    bases = [(base_name(base, language), number) for base, number in _counts(facts["subgroup"]) if is_base(base)]
    return IndicatorDetails(
        indicator=indicator,
        facts=len(facts),
        coverage=store.coverage(indicator_id),
        by_year=store.presence().regions_by_year([indicator_id]),
        national=national,
        targets=planned,
        other_targets=len(targets) - len(planned),
        ranking=ranking(facts, catalogue, View(indicators=(indicator_id,), year="best", lang=language)),
        flags=_counts(facts["flags"]),
        bases=tuple(bases),
    )


def national_trend(details: IndicatorDetails, language: Language) -> Trend:
    """Return the nation's values and targets as a trend without regions; its finding says what there is."""
    at = {mark.year: mark for mark in details.national}
    years = tuple(range(min(at), max(at) + 1)) if at else ()
    line = Series(NATION, details.national[0].region, "", tuple(at.get(year) for year in years)) if at else None
    shown_years = [mark.year for mark in (*details.national, *details.targets)]
    params: dict[str, str | int | float] = {
        "name": indicator_name(details.indicator, language),
        "first": min(shown_years, default=0),
        "last": max(shown_years, default=0),
        "count": len(details.national),
    }
    return Trend(
        indicator=details.indicator,
        years=years,
        series=(),
        national=line,
        targets=details.targets,
        missing=(),
        sources=sources([*details.national, *details.targets]),
        finding=Sentence("catalogue.chart", params),
        caveats=(),
    )
