"""The comparison table: regions down, years or indicators across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from compare.answers.question import Controls, Question
from compare.answers.sentences import fact_sentence, line_sentences
from compare.facts.marks import by_province, by_year, marks_of, sources
from compare.facts.sorted_facts import SortedFacts, between, chosen_indicators, missing, sorted_facts
from compare.facts.store import Store
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName, apart_key, marks_key
from compare.model.mark import Mark, ShownYears, YearRule
from compare.model.view import View
from compare.rules import caveats, years
from compare.rules.comparable import total
from etl.model.catalogue import NATION, Catalogue, Indicator
from etl.model.messages import Language, Sentence, message


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of the comparison table; ``key`` is unique in it. ``year`` is None where each cell has its own year.

    ``part_year`` columns hold values that do not cover the whole year; their marks tell the months.
    """

    key: str
    title: str
    indicator: str
    unit: str
    year: int | None
    part_year: bool = False


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A row of the comparison table: ``cells`` stand one to one with its columns, None is an empty cell."""

    region_code: str
    region: str
    subgroup: str
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable(Answer):
    """Regions as rows; as columns the years of one indicator (``columns_are`` = years) or several indicators.

    For ``indicators`` each cell follows the view's year rule and ``rule``, ``requested_year`` say which; rows are in
    region-code order. ``benchmark`` is the nation's row, None if switched off or unknown; ``targets`` the planned
    values of the same indicators, as separate marks.
    """

    columns_are: Literal["years", "indicators"]
    indicators: tuple[Indicator, ...]
    rule: YearRule
    requested_year: str
    columns: tuple[ValueColumn, ...]
    rows: tuple[RegionRow, ...]
    benchmark: RegionRow | None
    targets: tuple[Mark, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return self.indicators

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        if self.columns_are == "years":
            return ShownYears("span", years=tuple(column.year for column in self.columns if column.year is not None))
        return ShownYears(self.rule, self.requested_year)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not self.rows

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for row in (*self.rows, *([self.benchmark] if self.benchmark else [])):
            yield from (mark for mark in row.cells if mark is not None)
        yield from self.targets

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of standing and of the values."""
        cells = [mark for row in self.rows for mark in row.cells if mark is not None]
        return [*apart_key(cells), *marks_key(self.drawn())]

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield how each row went over the years, or a sentence a value where indicators stand across."""
        known = {one.id: one for one in self.indicators}
        partial = [column.part_year for column in self.columns]
        for row in self.rows:
            if self.columns_are == "years":
                whole = [mark for mark, part in zip(row.cells, partial, strict=True) if not part]
                yield from line_sentences(whole, self.indicators[0], language)
            for mark, part in zip(row.cells, partial, strict=True):
                if mark is not None and (part or self.columns_are == "indicators"):
                    yield fact_sentence(mark, known[mark.indicator], language)
        for mark in self.targets:
            yield fact_sentence(mark, known[mark.indicator], language)


RowKey = tuple[str, str]
"""Region code and subgroup."""


@dataclass(frozen=True, slots=True)
class _IndicatorColumns:
    """The cells of one indicator: its columns with their marks by row, the nation's among them."""

    cells: SortedFacts
    columns: list[tuple[ValueColumn, dict[RowKey, Mark]]]
    targets: list[Mark]
    rule: YearRule


def _header(indicator: Indicator, year: int | None, part: bool, view: View, *, across_years: bool) -> ValueColumn:
    """Name a column by its year, or, where indicators stand across, by the indicator and its unit."""
    title = str(year) if across_years else names.with_unit(indicator, view.lang)
    if part:
        title = message("column.part_year", view.lang, title=title)
    key = f"{indicator.id}:{year or 'year'}{':part' if part else ''}"
    return ValueColumn(key, title, indicator.id, indicator.unit, year, part)


def _keyed(marks: Sequence[Mark]) -> dict[RowKey, Mark]:
    """Key marks by row; of several (part-year values of one year) the last stays."""
    return {(mark.region_code, mark.subgroup): mark for mark in marks}


def _marks(cells: SortedFacts, indicator: Indicator, catalogue: Catalogue, view: View) -> tuple[list[Mark], list[Mark]]:
    """Return whole-year marks (the nation's among them) and part-year marks, each in order of year and period end."""
    national = (cells.nation, cells.nation_subgroups) if view.nation else ()
    nation = [mark for rows in national for mark in marks_of(rows, catalogue, view)]
    comparable, direction = not total(indicator), indicator.direction
    nation_marks = by_year(nation) if comparable else {}
    provinces = by_province(cells.provinces, catalogue, view) if comparable else {}
    whole = [
        mark
        for rows in (cells.values, cells.subgroups)
        for mark in marks_of(rows, catalogue, view, nation=nation_marks, provinces=provinces, direction=direction)
    ]
    whole += nation
    part = marks_of(cells.part_year, catalogue, view)
    part.sort(key=lambda mark: (mark.year, mark.period.rpartition("/")[2], mark.period))
    return sorted(whole, key=lambda mark: mark.year), part


def _years_across(facts: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, view: View) -> _IndicatorColumns:
    """One indicator: a column for every year that a chosen region (or, where none has data, the nation) has."""
    cells = sorted_facts(between(facts, view), indicator.id, view)
    whole, part = _marks(cells, indicator, catalogue, view)
    own = {mark.year for mark in [*whole, *part] if mark.region_code != NATION} or {mark.year for mark in whole}
    columns = []
    for year in sorted(own):
        for partly, marks in ((False, whole), (True, part)):
            keyed = _keyed([mark for mark in marks if mark.year == year])
            if keyed:
                columns.append((_header(indicator, year, partly, view, across_years=True), keyed))
    return _IndicatorColumns(cells, columns, marks_of(cells.targets, catalogue, view), "given")


def _one_year(facts: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, view: View) -> _IndicatorColumns:
    """One of several indicators: a column of the values that the year rule shows."""
    cells = sorted_facts(facts, indicator.id, view)
    year_choice = years.choose_years(cells.values, view.year, view.tolerance)
    whole, part = _marks(cells, indicator, catalogue, view)

    def kept(mark: Mark) -> bool:
        return mark.year == year_choice.year_of_region.get(mark.region_code, year_choice.year)

    keyed = _keyed([replace(m, other_year=True) if year_choice.is_other(m.year) else m for m in whole if kept(m)])
    year = None if len({mark.year for mark in keyed.values()}) > 1 else year_choice.year
    columns = [(_header(indicator, year, False, view, across_years=False), keyed)]
    partly = _keyed([mark for mark in part if year_choice.rule == "latest" or mark.year == year_choice.year])
    if partly:
        columns.append((_header(indicator, None, True, view, across_years=False), partly))
    # A target is set beside a value of its own year only.
    due = [mark for mark in marks_of(cells.targets, catalogue, view) if kept(mark)]
    return _IndicatorColumns(cells, columns, due, year_choice.rule)


def _rows(
    parts: list[_IndicatorColumns], catalogue: Catalogue, view: View
) -> tuple[tuple[RegionRow, ...], RegionRow | None]:
    """Lay the marks out: a row a (region, subgroup) in code order; the nation's undivided row apart."""
    columns = [keyed for part in parts for _, keyed in part.columns]
    found = sorted({key for keyed in columns for key in keyed})
    called = names.region_names(catalogue, dict.fromkeys(code for code, _ in found), view.lang)
    rows = [
        RegionRow(code, called[code], subgroup, tuple(keyed.get((code, subgroup)) for keyed in columns))
        for code, subgroup in found
    ]
    benchmark = next((row for row in rows if row.region_code == NATION and row.subgroup == ""), None)
    return tuple(row for row in rows if row.region_code != NATION), benchmark


def _finding(
    rows: tuple[RegionRow, ...], columns: list[ValueColumn], indicators: Sequence[Indicator], view: View
) -> Sentence:
    called = names.join([names.indicator_name(indicator, view.lang) for indicator in indicators], view.lang, 3)
    if not rows:
        return Sentence("finding.none", {"indicator": called})
    params: dict[str, str | int | float] = {
        "indicator": called,
        "regions": len({row.region_code for row in rows}),
        "columns": len(columns),
        "filled": sum(cell is not None for row in rows for cell in row.cells),
        "cells": len(rows) * len(columns),
    }
    if len(indicators) > 1:
        return Sentence("finding.table.indicators", params)
    drawn_marks = [column.year for column in columns if column.year is not None]
    return Sentence("finding.table.years", {**params, "years": names.years_text(drawn_marks)})


def table(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> ComparisonTable:
    """Lay out the chosen regions by year (one indicator) or by indicator (several, each by the view's year rule).

    ``facts`` holds the tidy table's rows of the view's indicators (others are ignored).

    Raises:
        KeyError: the catalogue does not know an indicator.
        ValueError: the view names no indicator.
    """
    indicators = chosen_indicators(catalogue, view)
    build = _years_across if len(indicators) == 1 else _one_year
    parts = [build(facts, indicator, catalogue, view) for indicator in indicators]
    rows, benchmark = _rows(parts, catalogue, view)
    columns = [column for part in parts for column, _ in part.columns]
    targets = [mark for part in parts for mark in part.targets]
    drawn_marks = [
        cell for row in (*rows, *([benchmark] if benchmark else [])) for cell in row.cells if cell is not None
    ]
    have = {row.region_code for row in rows}
    rates = {indicator.id for indicator in indicators if not total(indicator)}
    compared = [m for m in drawn_marks if m.region_code != NATION and not m.part_year and m.indicator in rates]
    extra = caveats.of_lines(compared, benchmark is not None, catalogue, view)
    extra += [Sentence("caveat.total")] if view.against and any(total(one) for one in indicators) else []
    extra += caveats.levels(drawn_marks, catalogue)
    if len(indicators) > 1:
        extra += caveats.of_targets(sum(len(part.cells.targets) for part in parts) - len(targets))
    return ComparisonTable(
        columns_are="years" if len(indicators) == 1 else "indicators",
        indicators=indicators,
        rule=parts[0].rule,
        requested_year=view.year,
        columns=tuple(columns),
        rows=rows,
        benchmark=benchmark,
        targets=tuple(targets),
        missing=names.named_regions(catalogue, missing(view, have), view.lang),
        sources=sources([*drawn_marks, *targets]),
        finding=_finding(rows, columns, indicators, view),
        caveats=caveats.together(drawn_marks, [part.cells for part in parts], view, *extra),
    )


class _Question(Question[ComparisonTable]):
    """What every chosen region has of one indicator over the years, or of several in one year."""

    answers = (ComparisonTable,)

    def controls(self, view: View, /) -> Controls:
        return frozenset({"also", "province", "year" if len(view.indicators) > 1 else "span"})

    def indicators(self, view: View, _store: Store, /) -> tuple[str, ...]:
        return view.indicators

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> ComparisonTable:
        return table(facts, catalogue, view)


QUESTION: Question[ComparisonTable] = _Question()
