"""The relation: two indicators of the same regions against each other, and how far their orders agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from compare.answers.question import Controls, Question
from compare.answers.sentences import fact_sentence, fact_sentences
from compare.facts.marks import marks_of, sources
from compare.facts.sorted_facts import SortedFacts, chosen_indicators, missing, sorted_facts
from compare.facts.store import Store
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName, marks_key
from compare.model.mark import Mark, ShownYears, Sources, YearRule
from compare.model.view import View
from compare.rules import caveats, defaults, years
from compare.rules.comparable import total
from compare.rules.correlation import LEAST, spearman
from compare.rules.years import YearChoice
from etl.model.catalogue import Catalogue, Indicator
from etl.model.messages import Language, Sentence, message


@dataclass(frozen=True, slots=True)
class Point:
    """One region's values of both indicators, each of its own year."""

    x: Mark
    y: Mark

    @property
    def exact(self) -> bool:
        """Whether both are values that can be ranked: no bounds, no ranges."""
        return not any(mark.bound or mark.value_high is not None for mark in (self.x, self.y))

    @property
    def dated(self) -> tuple[Mark, Mark]:
        """Both values, each to say its own year where they are of different years."""
        x, y = (replace(mark, other_year=mark.other_year or self.years_differ) for mark in (self.x, self.y))
        return x, y

    @property
    def years_differ(self) -> bool:
        """Whether the two values are of different years."""
        return self.x.year != self.y.year


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator that ``regions`` regions have together with the chosen one, by the view's year rule."""

    indicator: Indicator
    regions: int


@dataclass(frozen=True, slots=True)
class Relation(Answer):
    """Two indicators against each other, a point a region that has both; the largest x first.

    ``y`` is None where the view names only one indicator: then there are no points, only ``suggestions`` for a second.
    ``x_year`` and ``y_year`` are what the year rule came to for each. ``nation_x`` and ``nation_y`` are national values
    of those years, None if unknown, switched off or not comparable. ``correlation`` is Spearman's over the ``ranked``
    points with exact values on both sides; None for fewer than five, or where one side has no order.
    """

    x: Indicator
    y: Indicator | None
    rule: YearRule
    requested_year: str
    x_year: int | None
    y_year: int | None
    points: tuple[Point, ...]
    nation_x: Mark | None
    nation_y: Mark | None
    correlation: float | None
    ranked: int
    suggestions: tuple[Suggestion, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.x, self.y) if self.y else (self.x,)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        return ShownYears(self.rule, self.requested_year, self.x_year if self.x_year == self.y_year else None)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return self.y is not None and not self.points

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for point in self.points:
            yield from (point.x, point.y)
        yield from (mark for mark in (self.nation_x, self.nation_y) if mark is not None)

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of the nation and of the values."""
        names: list[KeyName] = ["nation"] if self.nation_x else []
        return names + marks_key(self.drawn())

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield both values of each region."""
        for point in self.points:
            yield fact_sentence(point.x, self.x, language)
            yield from fact_sentences([point.y] if self.y else [], self.y or self.x, language)


SUGGESTED = 5
"""How many indicators are offered while the second is still to be chosen."""
WEAK = 0.3
"""A rank correlation smaller than this is described as no clear relation."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One axis: its indicator, what the year rule came to, its values by region, and the nation's of the same year."""

    indicator: Indicator
    cells: SortedFacts
    year_choice: YearChoice
    marks: dict[str, Mark]
    nation: Mark | None


def _cells(facts: pd.DataFrame, indicator: Indicator, view: View) -> tuple[SortedFacts, YearChoice]:
    """Return the indicator's cells, without parts of a year or a population, and the years they are shown in."""
    cells = sorted_facts(facts, indicator.id, replace(view, part_year=False, subgroups=False))
    return cells, years.choose_years(cells.values, view.year, view.tolerance)


def _side(facts: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, view: View) -> _Side:
    cells, year_choice = _cells(facts, indicator, view)
    rows = years.pick(cells.values, year_choice.year_of_region)
    marks = marks_of(rows, catalogue, view, direction=indicator.direction, year=year_choice.year)
    with_nation = view.nation and not total(indicator)
    nation = [mark for mark in marks_of(cells.nation, catalogue, view) if with_nation and mark.year == year_choice.year]
    return _Side(
        indicator, cells, year_choice, {mark.region_code: mark for mark in marks}, nation[0] if nation else None
    )


def _when(points: Sequence[Point], view: View) -> str:
    shown_years = sorted({mark.year for point in points for mark in (point.x, point.y)})
    key = "relation.when.year" if len(shown_years) == 1 else "relation.when.span"
    return message(key, view.lang, first=shown_years[0], last=shown_years[-1])


def finding(
    points: Sequence[Point], correlation: float | None, x: Indicator, y: Indicator, catalogue: Catalogue, view: View
) -> Sentence:
    """State whether the two orders agree, with the number of regions; or why that cannot be stated."""
    called = {"x": names.indicator_name(x, view.lang), "y": names.indicator_name(y, view.lang)}
    if not points:
        return Sentence("finding.relation.none", called)
    ranked = sum(point.exact for point in points)
    params: dict[str, str | int | float] = {
        **called,
        "when": _when(points, view),
        "count": len(points),
        "ranked": ranked,
        "least": LEAST,
        "kind": names.kind(catalogue, (point.x.region_code for point in points), view.lang, len(points)),
    }
    if correlation is None:
        return Sentence("finding.relation.few" if ranked < LEAST else "finding.relation.flat", params)
    way = "weak" if abs(correlation) < WEAK else "positive" if correlation > 0 else "negative"
    return Sentence(f"finding.relation.{way}", {**params, "rho": coefficient(correlation)})


def coefficient(correlation: float) -> str:
    """Write a correlation with two decimals and a true minus sign."""
    text = f"{correlation:.2f}".replace("-", "−")
    return "0.00" if text == "−0.00" else text


def years_label(point: Point) -> str:
    """Return the years a point must state, x before y (2021/2023), or the one other year that both are of."""
    if point.years_differ:
        return f"{point.x.year}/{point.y.year}"
    return str(point.x.year) if point.x.other_year or point.y.other_year else ""


def _about_years(points: Sequence[Point], x: _Side, y: _Side, view: View) -> list[Sentence]:
    said = []
    if x.year_choice.year != y.year_choice.year and points:
        said.append(Sentence("caveat.relation.axes", {"x": x.year_choice.year or "", "y": y.year_choice.year or ""}))
    apart = [f"{point.x.region} ({years_label(point)})" for point in points if point.years_differ]
    if apart:
        said.append(Sentence("caveat.relation.years", {"count": len(apart), "regions": names.join(apart, view.lang)}))
    return said


def _about_values(points: Sequence[Point], x: _Side, y: _Side, correlation: float | None, view: View) -> list[Sentence]:
    said = [Sentence("caveat.relation.cause")] if correlation is not None else []
    if total(x.indicator) or total(y.indicator):
        said.append(Sentence("caveat.relation.total"))
    inexact = [point.x for point in points if not point.exact]
    if inexact:
        regions = caveats.labels(inexact, view)
        said.append(Sentence("caveat.relation.inexact", {"count": len(inexact), "regions": regions}))
    for side, other in ((x, y), (y, x)):
        alone = [mark for code, mark in side.marks.items() if code not in other.marks]
        if alone:
            name = names.indicator_name(side.indicator, view.lang)
            params: dict[str, str | int | float] = {
                "count": len(alone),
                "indicator": name,
                "regions": caveats.labels(alone, view),
            }
            said.append(Sentence("caveat.relation.only", params))
    return said


def _about_nation(x: _Side, y: _Side, view: View) -> list[Sentence]:
    """Name the axes without a national value of the year shown."""
    lacking = [side for side in (x, y) if side.nation is None and side.marks and not total(side.indicator)]
    if not view.nation or not lacking:
        return []
    named = names.join([names.indicator_name(side.indicator, view.lang) for side in lacking], view.lang)
    return [Sentence("caveat.relation.no_nation", {"indicators": named})]


def _suggestions(facts: pd.DataFrame, first: Indicator, catalogue: Catalogue, view: View) -> tuple[Suggestion, ...]:
    """Return the indicators among ``facts`` that most regions have together with ``first``."""
    own = _cells(facts, first, view)[1].year_of_region
    found = []
    for id in facts["indicator"].unique().tolist():
        if id in catalogue.indicators and id != first.id:
            other = _cells(facts, catalogue.indicators[id], view)[1].year_of_region
            found.append(Suggestion(catalogue.indicators[id], len(own.keys() & other.keys())))
    found.sort(key=lambda one: (-one.regions, total(one.indicator), one.indicator.id))
    return tuple(one for one in found[:SUGGESTED] if one.regions)


def _invite(facts: pd.DataFrame, first: Indicator, catalogue: Catalogue, view: View) -> Relation:
    """Return the answer of a view with one indicator: which second one would go with it."""
    year_choice = _cells(facts, first, view)[1]
    return Relation(
        x=first,
        y=None,
        rule=year_choice.rule,
        requested_year=view.year,
        x_year=year_choice.year,
        y_year=None,
        points=(),
        nation_x=None,
        nation_y=None,
        correlation=None,
        ranked=0,
        suggestions=_suggestions(facts, first, catalogue, view),
        missing=(),
        sources=Sources(),
        finding=Sentence("finding.relation.one", {"x": names.indicator_name(first, view.lang)}),
        caveats=(),
    )


def relation(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> Relation:
    """Set the view's first two indicators against each other, both by its year rule.

    ``facts`` holds the tidy table's rows of both; of a view with one indicator also those of candidates for a second.
    Values of part of a year or of a subgroup take no part.

    Raises:
        KeyError: the catalogue does not know an indicator.
        ValueError: the view names no indicator.
    """
    indicators = chosen_indicators(catalogue, view)
    if len(indicators) < 2:
        return _invite(facts, indicators[0], catalogue, view)
    x, y = (_side(facts, indicator, catalogue, view) for indicator in indicators[:2])
    points = [Point(mark, y.marks[code]) for code, mark in x.marks.items() if code in y.marks]
    points.sort(key=lambda point: (-point.x.value, point.x.region_code))
    exact = [point for point in points if point.exact]
    correlation = spearman([point.x.value for point in exact], [point.y.value for point in exact])
    drawn_marks = [mark for point in points for mark in (point.x, point.y)]
    drawn = [*drawn_marks, *(side.nation for side in (x, y) if side.nation)]
    extra = _about_values(points, x, y, correlation, view) + _about_years(points, x, y, view)
    extra += _about_nation(x, y, view) + caveats.levels(drawn_marks, catalogue)
    if len(indicators) > 2:
        extra.append(Sentence("caveat.relation.more", {"count": len(indicators) - 2}))
    return Relation(
        x=x.indicator,
        y=y.indicator,
        rule=x.year_choice.rule,
        requested_year=view.year,
        x_year=x.year_choice.year,
        y_year=y.year_choice.year,
        points=tuple(points),
        nation_x=x.nation,
        nation_y=y.nation,
        correlation=correlation,
        ranked=len(exact),
        suggestions=(),
        missing=names.named_regions(catalogue, missing(view, {mark.region_code for mark in drawn_marks}), view.lang),
        sources=sources(drawn),
        finding=finding(points, correlation, x.indicator, y.indicator, catalogue, view),
        caveats=caveats.together(drawn, [x.cells, y.cells], view, *extra),
    )


class _Question(Question[Relation]):
    """How two indicators of the same regions go together."""

    answers = (Relation,)

    def controls(self, _view: View, /) -> Controls:
        return frozenset({"also", "year"})

    def indicators(self, view: View, store: Store, /) -> tuple[str, ...]:
        return defaults.pair_indicators(view, store)

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> Relation:
        return relation(facts, catalogue, view)


QUESTION: Question[Relation] = _Question()
