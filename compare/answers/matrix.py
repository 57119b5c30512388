"""The matrix: indicators by regions, coloured by how each value stands beside the nation's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from compare.answers.question import Controls, Question
from compare.answers.sentences import fact_sentences
from compare.facts.headlines import sorted_out
from compare.facts.marks import marks_of, sources
from compare.facts.sorted_facts import chosen_regions, missing
from compare.facts.store import Store
from compare.model import names
from compare.model.answer import Answer
from compare.model.caption import indicators_counted
from compare.model.key import KeyName, apart_key, marks_key
from compare.model.mark import Mark, NamedRegion, ShownYears, YearRule
from compare.model.view import ALL, Against, View
from compare.rules import caveats, defaults, standings
from compare.rules.comparable import total
from compare.rules.defaults import LIMIT, by_category
from compare.rules.years import NO_YEAR, Ints, most_covered, rule_of, shown_rows
from etl.model.catalogue import NATION, Catalogue, Indicator
from etl.model.messages import Language, Sentence, message


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator over the regions: ``cells`` stand one to one with ``Matrix.regions``, None is an empty cell.

    ``year`` is the year the line is about (None: it has no value), ``nation`` the national value of that year; each
    cell knows the national value of its own year.
    """

    indicator: Indicator
    year: int | None
    nation: Mark | None
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix(Answer):
    """Indicators by regions, each value with its standing beside the nation.

    ``lines`` are grouped by category. ``regions`` stand as chosen, else the best filled first. ``category`` is what is
    shown instead of the view's indicators (``all``: of every category; empty: the view's own), ``full``: there are more
    of it than a matrix shows.
    """

    lines: tuple[IndicatorLine, ...]
    regions: tuple[NamedRegion, ...]
    category: str
    full: bool
    rule: YearRule
    requested_year: str

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return tuple(line.indicator for line in self.lines)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        found = {line.year for line in self.lines if line.year is not None}
        return ShownYears(self.rule, self.requested_year, found.pop() if len(found) == 1 else None)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not any(any(line.cells) for line in self.lines)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, line by line, the nation first."""
        for line in self.lines:
            yield from (mark for mark in (line.nation, *line.cells) if mark is not None)

    def subject(self, view: View) -> str:
        """Say how many indicators it shows: those chosen, or those of a category, and whether there are more."""
        count = len(self.lines)
        if not self.category:
            return indicators_counted(count, view.lang)
        key = ("all" if self.category == ALL else "category") + ("_full" if self.full else "")
        category = names.category_name(self.category, view.lang)
        return message(f"caption.{key}", view.lang, category=category, count=count)

    def against(self, view: View) -> Against:
        """Return the nation where it is on: provinces are no benchmark here."""
        return "nation" if view.nation else ""

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of standing and of the values."""
        cells = [mark for line in self.lines for mark in line.cells if mark is not None]
        return [*apart_key(cells), *marks_key(self.drawn())]

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield a sentence a value, line by line."""
        for line in self.lines:
            yield from fact_sentences((mark for mark in line.cells if mark is not None), line.indicator, language)


MOST_REGION_COLUMNS = 14
"""Most regions laid out as columns by default; more become rows, which have no limit."""


def regions_are_rows(answer: Matrix, view: View) -> bool:
    """Tell whether the regions stand down: as the view asks, else where they are too many to stand across."""
    return len(answer.regions) > MOST_REGION_COLUMNS if view.rows == "auto" else view.rows == "regions"


def _indicators(rows: pd.DataFrame, catalogue: Catalogue, view: View) -> tuple[Indicator, ...]:
    """Return what stands in the matrix, grouped by category: as the view names them, or those that ``rows`` are of."""
    if by_category(view):
        found = set(rows["indicator"].unique().tolist())
        return tuple(one for id, one in catalogue.indicators.items() if id in found)
    chosen = [catalogue.indicators[id] for id in view.indicators]
    order = list(dict.fromkeys(one.category for one in chosen))
    return tuple(sorted(chosen, key=lambda one: order.index(one.category)))


def _wanted(groups: Ints, years: Ints, view: View, count: int) -> Ints:
    """Return the year that the rule asks of each indicator."""
    return most_covered(groups, years, count) if view.year == "best" else np.full(count, int(view.year))


def _rows_by_year_rule(
    own: pd.DataFrame, indicators: Sequence[Indicator], view: View
) -> tuple[pd.DataFrame, Ints, Ints]:
    """Return the rows that the year rule shows, the indicator of each, and the year that each indicator is about."""
    groups, years = standings.positions(own["indicator"], [one.id for one in indicators]), standings.years_of(own)
    rule = rule_of(view.year)
    wanted = _wanted(groups, years, view, len(indicators)) if rule != "latest" else np.zeros(0, dtype=np.int64)
    at = shown_rows(groups, standings.codes(own["region_code"]), years, rule, wanted, view.tolerance)
    about = most_covered(groups[at], years[at], len(indicators)) if rule == "latest" else wanted
    return own.iloc[at], groups[at], about


def _marks(
    rows: pd.DataFrame, indicators: Sequence[Indicator], catalogue: Catalogue, view: View
) -> tuple[list[Mark], list[Mark], Ints]:
    """Return the regions' marks, the nation's of the years the indicators are about, and those years."""
    national = rows.loc[standings.values(rows, view) & standings.of_region(rows, NATION)]
    own = standings.values(rows, view) & ~standings.of_region(rows, NATION)
    if (regions := chosen_regions(view)) is not None:
        own &= rows["region_code"].isin(list(regions)).to_numpy()
    shown_rows, groups, about = _rows_by_year_rule(rows.loc[own], indicators, view)
    if not view.nation:
        national = national.iloc[:0]
    nation_groups = standings.positions(national["indicator"], [one.id for one in indicators])
    known = standings.compared_with_nation(shown_rows, groups, national, nation_groups, indicators)
    known["other_year"] = (standings.years_of(shown_rows) != about[groups]).tolist()
    nation_marks = marks_of(national.loc[standings.years_of(national) == about[nation_groups]], catalogue, view)
    return marks_of(shown_rows, catalogue, view, known=known), nation_marks, about


def region_order(marks: Iterable[Mark], view: View) -> list[str]:
    """Return the codes of the regions with a value: in the order chosen, else the best filled first, then by code."""
    filled = Counter(mark.region_code for mark in marks)
    if (chosen := chosen_regions(view)) is not None:
        return [code for code in chosen if code in filled]
    return sorted(filled, key=lambda code: (-filled[code], code))


def _standout(marks: Sequence[Mark], key: str, standing: str) -> tuple[list[str], int, int]:
    """Return the region or indicator with the most marks of a standing, their number, and how many were compared.

    ``key`` names the field. Ties go to the one with fewer compared, whose share is larger.
    """
    counts = Counter(getattr(mark, key) for mark in marks if mark.standing == standing)
    compared = Counter(getattr(mark, key) for mark in marks)
    if not counts:
        return [], 0, 0
    most = max(counts.values())
    least = min(compared[name] for name, count in counts.items() if count == most)
    return [name for name, n in counts.items() if n == most and compared[name] == least], most, least


def finding(marks: Sequence[Mark], lines: Sequence[IndicatorLine], catalogue: Catalogue, view: View) -> Sentence:
    """State how many values are better and worse than the nation's, and which region and indicator stand out."""
    lang = view.lang
    if not marks:
        called = [names.indicator_name(line.indicator, lang) for line in lines]
        return Sentence("finding.none", {"indicator": names.join(called, lang, 3)})
    codes = {mark.region_code for mark in marks}
    kind = names.kind(catalogue, codes, lang, len(codes))
    params: dict[str, str | int | float] = {"regions": len(codes), "kind": kind, "indicators": len(lines)}
    compared = [mark for mark in marks if mark.standing != "unknown"]
    if not compared:
        return Sentence("finding.matrix.unmatched", {**params, "cells": len(marks)})
    params |= {"cells": len(compared), "better": sum(m.standing == "better" for m in compared)}
    params |= {"worse": sum(m.standing == "worse" for m in compared), "most": "", "weak": ""}
    best, count, of = _standout(compared, "region", "better")
    if of > 1 and len({mark.region_code for mark in compared}) > 1:
        params["most"] = message("matrix.most", lang, region=names.join(best, lang, 2), count=count, of=of)
    weak, count, of = _standout(compared, "indicator", "worse")
    if count > 1 and len({mark.indicator for mark in compared}) > 1:
        called = [names.indicator_name(catalogue.indicators[id], lang) for id in weak]
        params["weak"] = message("matrix.weak", lang, indicator=names.join(called, lang, 2), count=count, of=of)
    return Sentence("finding.matrix", params)


def _caveats(
    marks: Sequence[Mark], lines: Sequence[IndicatorLine], rows: pd.DataFrame, catalogue: Catalogue, view: View
) -> tuple[Sentence, ...]:
    said = [Sentence("caveat.matrix")] if any(mark.standing != "unknown" for mark in marks) else []
    if view.nation and any(total(line.indicator) for line in lines):
        said.append(Sentence("caveat.total"))
    said += caveats.levels(marks, catalogue)
    said += left_out(rows, view)
    # There are no ranks here that a bound could leave open.
    renamed = {"caveat.bounds": "caveat.bounds_only"}
    sentences = caveats.together(marks, [], view, *said)
    return tuple(replace(sentence, key=renamed.get(sentence.key, sentence.key)) for sentence in sentences)


def left_out(rows: pd.DataFrame, view: View) -> list[Sentence]:
    """Say how many values of the chosen regions are not compared: derived, of part of a year, of a subgroup or base."""
    regions = chosen_regions(view)
    here = np.ones(len(rows), bool) if regions is None else rows["region_code"].isin(list(regions)).to_numpy()
    here = here & ~standings.of_region(rows, NATION)
    derived = 0 if view.derived else int((here & standings.part(rows, "derived")).sum())
    others = int((here & (standings.part(rows, "part_year") | standings.part(rows, "subgroup"))).sum())
    based = int((here & standings.part(rows, "other_base")).sum())
    counts = {
        "caveat.derived_left_out": derived,
        "caveat.whole_only": others,
        "caveat.other_base_left_out": based,
    }
    return [Sentence(key, {"count": count}) for key, count in counts.items() if count]


def matrix(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> Matrix:
    """Lay the chosen regions out by indicator, each value by the view's year rule, beside the nation of its year.

    ``facts`` holds rows of the tidy table: of the view's indicators where it names several, else of every indicator to
    show (see :func:`compare.rules.defaults.matrix_indicators`). Only whole-year, undivided values are compared.

    Raises:
        KeyError: the catalogue does not know an indicator that the view names.
    """
    rows = sorted_out(facts)
    indicators = _indicators(rows, catalogue, view)
    rows = rows.loc[standings.positions(rows["indicator"], [one.id for one in indicators]) >= 0]
    marks, national, about = _marks(rows, indicators, catalogue, view)
    codes = region_order(marks, view)
    at = {(mark.indicator, mark.region_code): mark for mark in marks}
    nation_marks = {mark.indicator: mark for mark in national}
    years = [None if year == NO_YEAR else year for year in about.tolist()]
    every = [
        IndicatorLine(
            one, year, None if total(one) else nation_marks.get(one.id), tuple(at.get((one.id, c)) for c in codes)
        )
        for one, year in zip(indicators, years, strict=True)
    ]
    # A category shows what it has; of chosen indicators an empty line tells that there is nothing.
    lines = [line for line in every if any(line.cells)] if by_category(view) else every
    shown_rows = [*marks, *(line.nation for line in lines if line.nation)]
    return Matrix(
        lines=tuple(lines),
        regions=names.named_regions(catalogue, codes, view.lang),
        category=(view.category or (lines[0].indicator.category if lines else ALL)) if by_category(view) else "",
        full=by_category(view) and len(indicators) >= LIMIT,
        rule=rule_of(view.year),
        requested_year=view.year,
        missing=names.named_regions(catalogue, missing(view, codes), view.lang),
        sources=sources(shown_rows),
        finding=finding(marks, lines, catalogue, view),
        caveats=_caveats(marks, lines, rows, catalogue, view),
    )


class _Question(Question[Matrix]):
    """How regions stand beside the nation in many indicators."""

    answers = (Matrix,)
    whole_snapshot = True

    def controls(self, _view: View, /) -> Controls:
        return frozenset({"also", "category", "year", "rows"})

    def indicators(self, view: View, store: Store, /) -> tuple[str, ...]:
        return defaults.matrix_indicators(view, store)

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> Matrix:
        return matrix(facts, catalogue, view)


QUESTION: Question[Matrix] = _Question()
