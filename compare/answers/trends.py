"""Several indicators over the years: a trend each, over the same regions and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from compare.answers.question import Controls, Question
from compare.answers.trend import Series, Trend, last, net_change, trend
from compare.facts.marks import sources
from compare.facts.sorted_facts import chosen_indicators, missing, sorted_facts
from compare.facts.store import Store
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName
from compare.model.mark import Mark, ShownYears
from compare.model.view import View
from compare.rules import caveats
from compare.rules.direction import movement
from etl.model.catalogue import Catalogue, Indicator
from etl.model.messages import Language, Sentence

PANELS = 12
"""Most panels shown; nobody reads more small multiples than that."""


@dataclass(frozen=True, slots=True)
class Trends(Answer):
    """Several indicators over the same ``years``, a panel each, in the order chosen.

    The years of a panel are its own; ``years`` are every calendar year from the first to the last of all of them.
    ``missing`` are chosen regions without a value in any panel; a panel names those that it has none of.
    """

    panels: tuple[Trend, ...]
    years: tuple[int, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return tuple(panel.indicator for panel in self.panels)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        return ShownYears("span", years=self.years)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not any(panel.series for panel in self.panels)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for panel in self.panels:
            yield from panel.drawn()

    def key(self, view: View, /) -> list[KeyName]:
        """Return the entries of every panel, each once."""
        return list(dict.fromkeys(name for panel in self.panels for name in panel.key(view)))

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield the sentences of each panel."""
        for panel in self.panels:
            yield from panel.sentences(language)


def _plain(panel: Trend) -> list[Series]:
    return [series for series in panel.series if series.subgroup == "" and last(series) is not None]


def _judged(panels: Sequence[Trend]) -> Counter[str]:
    """Count the changes from each region's first to its last exact value by what they mean for each indicator."""
    found: Counter[str] = Counter()
    for panel in panels:
        for ends in filter(None, map(net_change, _plain(panel))):
            moved = movement(ends[0], ends[1], panel.indicator.direction)
            if moved.absolute is not None:
                found[moved.standing] += 1
    return found


def finding(panels: Sequence[Trend], years: Sequence[int], view: View) -> Sentence:
    """State how many of the changes are for the better, and how many for the worse."""
    regions = {series.region_code: series.region for panel in panels for series in _plain(panel)}
    if not regions:
        return Sentence("finding.none", {"indicator": _called([panel.indicator for panel in panels], view)})
    judged = _judged(panels)
    counts = {"better": judged["better"], "worse": judged["worse"], "rest": judged["equal"] + judged["unknown"]}
    params: dict[str, str | int | float] = {
        "first": years[0],
        "last": years[-1],
        "indicators": len(panels),
        "regions": next(iter(regions.values())) if len(regions) == 1 else len(regions),
        "count": judged.total(),
        **counts,
        "judged": names.tally(counts, "judged", view.lang),
    }
    if not judged:
        return Sentence("finding.trends.short", {"indicators": len(panels)})
    return Sentence("finding.trends.one" if len(regions) == 1 else "finding.trends", params)


def _called(indicators: Sequence[Indicator], view: View) -> str:
    return names.join([names.indicator_name(indicator, view.lang) for indicator in indicators], view.lang, 3)


def _shared(panels: Sequence[Trend], left: int, view: View) -> list[Sentence]:
    """Return what the panels say besides their marks, each once."""
    said = {panel.indicator.id: {caveat.key for caveat in panel.caveats} for panel in panels}
    keys = set().union(*said.values())
    found = [Sentence("caveat.trends.left", {"count": left, "limit": PANELS})] if left else []
    lacking = [panel.indicator for panel in panels if "caveat.no_benchmark_line" in said[panel.indicator.id]]
    found += [Sentence("caveat.trends.no_nation", {"indicators": _called(lacking, view)})] if lacking else []
    return found + [Sentence(key) for key in ("caveat.total", "caveat.levels") if key in keys]


def trends(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> Trend | Trends:
    """Follow the chosen regions over the years by each of the view's indicators; by one alone as :func:`trend` does.

    ``facts`` holds the tidy table's rows of those indicators (others are ignored).

    Raises:
        KeyError: the catalogue does not know an indicator.
        ValueError: the view names no indicator.
    """
    indicators = chosen_indicators(catalogue, view)
    if len(indicators) == 1:
        return trend(facts, catalogue, view)
    panels, cells = [], []
    for indicator in indicators[:PANELS]:
        own = facts.loc[(facts["indicator"] == indicator.id).to_numpy(dtype=bool)]
        panels.append(trend(own, catalogue, replace(view, indicators=(indicator.id,))))
        cells.append(sorted_facts(own, indicator.id, view))
    reached = [year for panel in panels for year in panel.years]
    years = tuple(range(min(reached), max(reached) + 1)) if reached else ()
    marks = [mark for panel in panels for mark in panel.drawn()]
    have = {series.region_code for panel in panels for series in _plain(panel)}
    extra = _shared(panels, len(indicators) - len(panels), view)
    drawn_marks = [mark for mark in marks if mark.status != "target"]
    return Trends(
        panels=tuple(panels),
        years=years,
        missing=names.named_regions(catalogue, missing(view, have), view.lang),
        sources=sources(marks),
        finding=finding(panels, years, view),
        caveats=caveats.together(drawn_marks, cells, view, *extra),
    )


class _Question(Question[Trend | Trends]):
    """How the regions went over the years, by one indicator or by several."""

    answers = (Trend, Trends)

    def controls(self, _view: View, /) -> Controls:
        return frozenset({"also", "province", "span"})

    def indicators(self, view: View, _store: Store, /) -> tuple[str, ...]:
        return view.indicators[:PANELS]

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> Trend | Trends:
        return trends(facts, catalogue, view)


QUESTION: Question[Trend | Trends] = _Question()
