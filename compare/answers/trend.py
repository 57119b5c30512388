"""The trend: one indicator over the years, a line a region, with its gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from compare.answers.sentences import fact_sentences, line_sentences
from compare.facts.marks import Nation, by_province, by_year, marks_of, sources
from compare.facts.sorted_facts import between, chosen_indicators, missing, sorted_facts
from compare.model import format as fmt
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName, marks_key
from compare.model.mark import Mark, ShownYears
from compare.model.view import Against, View
from compare.rules import caveats
from compare.rules.comparable import total
from compare.rules.direction import count_turns, turn
from etl.model.catalogue import Catalogue, Indicator
from etl.model.messages import Language, Sentence, message

COLOURED = 8
"""Most lines with a colour and a label of their own; more are grey."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line: ``points`` stand one to one with ``Trend.years``; None is a gap and stays one.

    ``benchmark`` tells the nation's and the province's line from those compared. ``subgroup`` is empty for the
    undivided series. ``part_year`` are separate marks beside the line.
    """

    region_code: str
    region: str
    subgroup: str
    points: tuple[Mark | None, ...]
    part_year: tuple[Mark, ...] = ()
    benchmark: Against = ""

    @property
    def marks(self) -> list[Mark]:
        """Its values in order, those beside the line last."""
        return [mark for mark in (*self.points, *self.part_year) if mark is not None]


@dataclass(frozen=True, slots=True)
class Trend(Answer):
    """One indicator over ``years`` (every calendar year from first to last with a value, without holes).

    ``series`` are sorted by last value, best first (largest first for a neutral indicator); subgroup series follow
    their region. ``national`` is the benchmark line, None if unknown or switched off. ``targets`` may lie after the
    last year.
    """

    indicator: Indicator
    years: tuple[int, ...]
    series: tuple[Series, ...]
    national: Series | None
    targets: tuple[Mark, ...]
    provincial: Series | None = None

    @property
    def benchmarks(self) -> tuple[Series, ...]:
        """The lines to compare with: the nation's and, where all regions are of one province, the province's."""
        return tuple(line for line in (self.national, self.provincial) if line is not None)

    @property
    def lines(self) -> tuple[Series, ...]:
        """The regions' lines, then those to compare with."""
        return (*self.series, *self.benchmarks)

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.indicator,)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        return ShownYears("span", years=self.years)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not self.series

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for series in self.lines:
            yield from series.marks
        yield from self.targets

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of what is compared with, and of the values."""
        others: tuple[tuple[KeyName, object], ...] = (
            ("nation", self.national),
            ("province", self.provincial),
            ("target", self.targets),
        )
        return [*(name for name, there in others if there), *marks_key(self.drawn())]

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield how each line went, with its values of part of a year, and a sentence a target."""
        for series in self.lines:
            yield from line_sentences(series.points, self.indicator, language)
            yield from fact_sentences(series.part_year, self.indicator, language)
        yield from fact_sentences(self.targets, self.indicator, language)


def _lines(marks: list[Mark], years: tuple[int, ...], part_year: list[Mark]) -> list[Series]:
    """Group marks into a series a (region, subgroup), aligned with ``years``."""
    lines: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    part_year_of_region: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        lines[mark.region_code, mark.subgroup].append(mark)
    for mark in part_year:
        part_year_of_region[mark.region_code].append(mark)
        lines.setdefault((mark.region_code, ""), [])
    series = []
    for (code, subgroup), points in lines.items():
        at = {mark.year: mark for mark in points}
        extra = tuple(part_year_of_region[code]) if subgroup == "" else ()
        region = (points or extra)[0].region
        series.append(Series(code, region, subgroup, tuple(at.get(year) for year in years), extra))
    return series


def _benchmark(kind: Against, marks: list[Mark], years: tuple[int, ...]) -> Series | None:
    """Make the line of a benchmark over ``years``; None where it has no value then."""
    inside = [mark for mark in marks if mark.year in years]
    return replace(_lines(inside, years, [])[0], benchmark=kind) if inside else None


def last(series: Series) -> Mark | None:
    """Return the series' last value, None where it has none."""
    return next((point for point in reversed(series.points) if point is not None), None)


def _sorted(series: list[Series], indicator: Indicator) -> tuple[Series, ...]:
    """Order regions by last value, best first, subgroups behind their region, lines without a value last."""
    sign = 1.0 if indicator.direction == "lower" else -1.0
    last_values: dict[str, tuple[bool, float]] = {}
    for line in series:
        end = last(line)
        if line.subgroup == "" and end is not None:
            last_values[line.region_code] = (False, sign * end.value)
    return tuple(
        sorted(series, key=lambda s: (*last_values.get(s.region_code, (True, 0.0)), s.region_code, s.subgroup)),
    )


def net_change(series: Series) -> tuple[Mark, Mark, float] | None:
    """Return first and last exactly stated value and their difference; None where there are not two.

    Values on another population base than the last one are not compared with it.
    """
    exact = [mark for mark in series.points if mark is not None and not mark.bound and mark.value_high is None]
    exact = [mark for mark in exact if mark.base == exact[-1].base]
    if len(exact) < 2:
        return None
    return exact[0], exact[-1], fmt.subtract(exact[-1].value, exact[0].value)


def _one(name: str, first: Mark, end: Mark, moved: float, view: View) -> Sentence:
    unit, lang = first.unit, view.lang
    return Sentence(
        f"finding.trend.{turn(moved)}",
        {
            "indicator": name,
            "region": end.region,
            "first": first.year,
            "last": end.year,
            "start": fmt.number(first.value, unit, first.qualifier, lang),
            "end": fmt.number(end.value, unit, end.qualifier, lang),
            "difference": fmt.difference(moved, unit, lang),
        },
    )


def finding(series: tuple[Series, ...], indicator: Indicator, catalogue: Catalogue, view: View) -> Sentence:
    """State what the trend shows: one region's change, or how many rose and fell and which moved most."""
    name = names.indicator_name(indicator, view.lang)
    plain = [line for line in series if line.subgroup == "" and last(line) is not None]
    changes = [found for line in plain if (found := net_change(line)) is not None]
    if not plain:
        return Sentence("finding.none", {"indicator": name})
    codes = [line.region_code for line in plain]
    if not changes:
        kind = names.kind(catalogue, codes, view.lang, len(plain))
        return Sentence("finding.trend.short", {"indicator": name, "count": len(plain), "kind": kind})
    if len(changes) == 1:
        return _one(name, *changes[0], view)
    counted = count_turns([found[2] for found in changes])
    first, end, moved = max(changes, key=lambda found: abs(found[2]))
    return Sentence(
        "finding.trend",
        {
            "indicator": name,
            "count": len(changes),
            "kind": names.kind(catalogue, codes, view.lang),
            **counted,
            "moves": names.tally(counted, "moves", view.lang),
            "region": end.region,
            "first": first.year,
            "last": end.year,
            "move": message(f"move.{turn(moved)}", view.lang),
            "difference": fmt.difference(moved, indicator.unit, view.lang),
        },
    )


def _span(*groups: list[Mark]) -> tuple[int, ...]:
    found = {mark.year for marks in groups for mark in marks}
    return tuple(range(min(found), max(found) + 1)) if found else ()


def trend(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> Trend:
    """Follow the chosen regions over the years from ``view.since`` to ``view.until`` by the view's first indicator.

    ``facts`` holds the tidy table's rows of that indicator (others are ignored). Part-year values are never points of a
    line.

    Raises:
        KeyError: the catalogue does not know the indicator.
        ValueError: the view names no indicator.
    """
    indicator = chosen_indicators(catalogue, view)[0]
    cells = sorted_facts(facts, indicator.id, view)

    comparable = not total(indicator)
    provinces = by_province(between(cells.provinces, view), catalogue, view) if comparable else {}

    def drawn(rows: pd.DataFrame, nation: Nation | None = None) -> list[Mark]:
        rows, compared_provinces = between(rows, view), provinces if nation is not None else None
        return marks_of(
            rows, catalogue, view, nation=nation, provinces=compared_provinces, direction=indicator.direction
        )

    with_nation = view.nation and comparable
    of_nation = [*drawn(cells.nation), *drawn(cells.nation_subgroups)] if with_nation else []
    nation_by_year = by_year(of_nation)
    marks = [*drawn(cells.values, nation_by_year), *drawn(cells.subgroups, nation_by_year)]
    part_year = drawn(cells.part_year)
    undivided = [mark for mark in of_nation if mark.subgroup == ""]
    years = _span(marks, part_year) or _span(undivided)
    if view.since is None and view.until is None and years:  # the nation's long history does not stretch the axis
        undivided = [mark for mark in undivided if mark.year in range(years[0], years[-1] + 1)]
    else:
        years = _span(marks, part_year, undivided)
    series = _sorted(_lines(marks, years, part_year), indicator)
    national = _benchmark("nation", undivided, years)
    common = names.common_province(catalogue, (mark.region_code for mark in marks))
    # Where the province is itself among the lines, it is not drawn twice.
    own = [] if any(line.region_code == common for line in series) else list(provinces.values())
    provincial = _benchmark("province", [mark for mark in own if mark.region_code == common], years)
    targets = drawn(cells.targets)
    drawn_marks = [*marks, *part_year]
    extra = caveats.of_lines(marks, bool(undivided), catalogue, view) + caveats.levels(marks, catalogue)
    benchmarks = [mark for line in (national, provincial) if line for mark in line.points if mark]
    have = {line.region_code for line in series if line.subgroup == "" and last(line) is not None}
    return Trend(
        indicator=indicator,
        years=years,
        series=series,
        national=national,
        targets=tuple(targets),
        missing=names.named_regions(catalogue, missing(view, have), view.lang),
        sources=sources([*drawn_marks, *benchmarks, *targets]),
        finding=finding(series, indicator, catalogue, view),
        caveats=caveats.together([*drawn_marks, *benchmarks], [cells], view, *extra),
        provincial=provincial,
    )
