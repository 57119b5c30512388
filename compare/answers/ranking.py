"""The ranking: regions in order of one indicator, beside the nation and the targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from compare.answers.question import Controls, Question
from compare.answers.sentences import fact_sentence, fact_sentences, rank_words
from compare.facts.marks import by_province, by_year, marks_of, sources
from compare.facts.sorted_facts import SortedFacts, chosen_indicators, missing, sorted_facts
from compare.model import format as fmt
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName, marks_key, standing_key
from compare.model.mark import Mark, ShownYears, YearRule
from compare.model.view import View
from compare.rules import caveats, years
from compare.rules.comparable import total
from compare.rules.years import YearChoice
from etl.model.catalogue import Catalogue, Direction, Indicator
from etl.model.messages import Language, Sentence, message


@dataclass(frozen=True, slots=True)
class Ranking(Answer):
    """The regions of one indicator in order, rank 1 first (see :class:`Mark` for ties).

    ``rule`` is the year rule, ``year`` the year it resolved to (for ``latest``: the most frequent year shown; None:
    nothing to show). ``marks`` are ranked regions; the nation is ``benchmark``, of ``year``, never ranked, and
    ``provincial`` the value of ``year`` of the province that all of them are of. ``targets`` are of the year of the
    value they stand beside. ``part_year`` and ``subgroups`` are separate, unranked marks, empty unless the view
    asks for them. ``missing`` are chosen regions without a value to show.
    """

    indicator: Indicator
    rule: YearRule
    requested_year: str
    year: int | None
    marks: tuple[Mark, ...]
    benchmark: Mark | None
    targets: tuple[Mark, ...]
    part_year: tuple[Mark, ...]
    subgroups: tuple[Mark, ...]
    provincial: Mark | None = None

    @property
    def values(self) -> tuple[Mark, ...]:
        """Every value of a region: those ranked, then subgroups and part-year values, which have no rank."""
        return (*self.marks, *self.subgroups, *self.part_year)

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.indicator,)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        return ShownYears(self.rule, self.requested_year, self.year)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not self.values

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        yield from self.marks
        yield from (self.benchmark,) if self.benchmark else ()
        yield from (self.provincial,) if self.provincial else ()
        yield from (*self.targets, *self.part_year, *self.subgroups)

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of standing, of what is compared with, and of the values."""
        others: tuple[tuple[KeyName, object], ...] = (
            ("nation", self.benchmark),
            ("province", self.provincial),
            ("target", self.targets),
        )
        return [*standing_key(self.marks), *(name for name, there in others if there), *marks_key(self.values)]

    def rank_words(self, mark: Mark, language: Language, /) -> str:
        """Return the mark's rank among the ranked regions, empty where it has none."""
        return rank_words(mark, self.marks, language)

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield a sentence a value, those of ranked regions with their place."""
        for mark in self.marks:
            yield fact_sentence(mark, self.indicator, language, rank=self.rank_words(mark, language))
        yield from fact_sentences((*self.targets, *self.part_year, *self.subgroups), self.indicator, language)


def best_first(marks: list[Mark], direction: Direction) -> list[Mark]:
    """Sort marks by value, smallest first for ``lower``, else largest first; of equals the better rank first."""
    sign = 1.0 if direction == "lower" else -1.0
    return sorted(marks, key=lambda mark: (sign * mark.value, mark.rank or 0, mark.region_code))


def rank_label(mark: Mark) -> str:
    """Write the rank as shown: 1, 1–4 where bounds leave it open, =3 for equal values, empty where not ranked."""
    if mark.rank is None:
        return ""
    if mark.rank_to != mark.rank:
        return f"{mark.rank}–{mark.rank_to}"
    return f"={mark.rank}" if mark.tied else str(mark.rank)


def _targets(cells: SortedFacts, year_choice: YearChoice) -> pd.DataFrame:
    """Return the targets of the year shown for their region; where none is, as for the nation, of the answer's."""
    due = cells.targets
    if due.empty or year_choice.year is None:
        return due.iloc[:0]
    wanted = (
        due["region_code"].astype("object").map(year_choice.year_of_region).astype("float64").fillna(year_choice.year)
    )
    kept: pd.DataFrame = due.loc[due["year"].to_numpy(dtype=float) == wanted.to_numpy(dtype=float)]
    return kept


def _of_shown_year(rows: pd.DataFrame, year_choice: YearChoice) -> pd.DataFrame:
    """Keep the rows of the year shown for their region, or of the answer's year where the region shows none."""
    if rows.empty:
        return rows
    codes = rows["region_code"].astype("object")
    wanted = (
        codes.map(year_choice.year_of_region)
        .astype("float64")
        .fillna(np.nan if year_choice.year is None else year_choice.year)
    )
    if year_choice.rule == "latest":  # a region whose only values are of this kind shows its own latest
        wanted = wanted.where(
            codes.isin(list(year_choice.year_of_region)), rows.groupby(codes)["year"].transform("max")
        )
    kept: pd.DataFrame = rows.loc[rows["year"].to_numpy(dtype=float) == wanted.to_numpy(dtype=float)]
    return kept


def _part_year(cells: SortedFacts, year_choice: YearChoice) -> pd.DataFrame:
    """Return a region's part-year value that ends last: of the answer's year, or for ``latest`` the newest at all."""
    if cells.part_year.empty:
        return cells.part_year
    rows = cells.part_year.assign(ends=[text.rpartition("/")[2] for text in cells.part_year["period"].tolist()])
    if year_choice.rule == "latest":
        shown_year = rows["region_code"].astype("object").map(year_choice.year_of_region).astype("float64")
        rows = rows.loc[~(rows["year"].astype("float64") < shown_year)]
    else:
        rows = rows.loc[(rows["year"] == year_choice.year).to_numpy(dtype=bool)]
    rows = rows.sort_values(["region_code", "ends", "period"], kind="stable")
    return rows.drop_duplicates("region_code", keep="last")


def _versus(mark: Mark, indicator: Indicator, view: View) -> str:
    if mark.difference is None:
        return ""
    side = "same" if mark.difference == 0 else "above" if mark.difference > 0 else "below"
    amount = fmt.difference(mark.difference, indicator.unit, view.lang)
    benchmark = message(f"benchmark.{view.against}", view.lang)
    return message(f"versus.{side}", view.lang, difference=amount, benchmark=benchmark)


def when(year_choice: YearChoice, marks: list[Mark], view: View) -> str:
    """Say which year or years the marks are of: 2023 年, or 各地最新（2019–2023 年）."""
    shown_years = sorted({mark.year for mark in marks})
    if year_choice.rule == "latest" and len(shown_years) > 1:
        return message("when.latest", view.lang, first=shown_years[0], last=shown_years[-1])
    key = "when.around" if len(shown_years) > 1 else "when.year"
    return message(key, view.lang, year=year_choice.year or "")


def finding(
    marks: list[Mark], year_choice: YearChoice, indicator: Indicator, catalogue: Catalogue, view: View
) -> Sentence:
    """State what the ranking shows: who comes first, with which value, and how far from the nation."""
    name = names.indicator_name(indicator, view.lang)
    if not marks:
        return Sentence("finding.none", {"indicator": name})
    top = marks[0]
    params: dict[str, str | int | float] = {
        "when": when(year_choice, marks, view),
        "indicator": name,
        "count": len(marks),
        "kind": names.kind(catalogue, (mark.region_code for mark in marks), view.lang),
        "region": top.region,
        "value": fmt.stated(top, view.lang),
        "versus": _versus(top, indicator, view),
        "extreme": message("extreme.lowest" if indicator.direction == "lower" else "extreme.highest", view.lang),
    }
    if len(marks) == 1:
        return Sentence("finding.rank.one", params)
    first = [mark for mark in marks if mark.rank == 1]
    if len(first) == 1:
        return Sentence("finding.rank", params)
    params["region"] = names.join([mark.region for mark in first], view.lang)
    return Sentence("finding.rank.open" if any(m.rank_to != 1 for m in first) else "finding.rank.tied", params)


def ranking(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> Ranking:
    """Rank the chosen regions by the view's first indicator in the year its rule comes to.

    ``facts`` holds the tidy table's rows of that indicator (others are ignored).

    Raises:
        KeyError: the catalogue does not know the indicator.
        ValueError: the view names no indicator.
    """
    indicator = chosen_indicators(catalogue, view)[0]
    cells = sorted_facts(facts, indicator.id, view)
    year_choice = years.choose_years(cells.values, view.year, view.tolerance)
    comparable = not total(indicator)
    with_nation = view.nation and comparable
    provinces = by_province(cells.provinces, catalogue, view) if comparable else {}
    nation = by_year(m for rows in (cells.nation, cells.nation_subgroups) for m in marks_of(rows, catalogue, view))
    draw = partial(
        marks_of,
        catalogue=catalogue,
        view=view,
        nation=nation if with_nation else None,
        provinces=provinces,
        direction=indicator.direction,
        year=year_choice.year,
    )
    benchmark = nation.get((year_choice.year, "")) if with_nation and year_choice.year is not None else None
    marks = best_first(draw(years.pick(cells.values, year_choice.year_of_region), ranked=True), indicator.direction)
    common = names.common_province(catalogue, (mark.region_code for mark in marks))
    provincial = provinces.get((common, year_choice.year)) if common and year_choice.year is not None else None
    part_year = draw(_part_year(cells, year_choice))
    subgroups = draw(_of_shown_year(cells.subgroups, year_choice))
    targets = marks_of(_targets(cells, year_choice), catalogue, view, year=year_choice.year)
    drawn = [*marks, *part_year, *subgroups]
    benchmarks = [mark for mark in (benchmark, provincial) if mark is not None]
    extra = caveats.of_benchmarks(marks, benchmark, year_choice.year, catalogue, view) + caveats.levels(
        marks, catalogue
    )
    extra += caveats.of_targets(len(cells.targets) - len(targets))
    return Ranking(
        indicator=indicator,
        rule=year_choice.rule,
        requested_year=view.year,
        year=year_choice.year,
        marks=tuple(marks if view.order == "first" else reversed(marks)),
        benchmark=benchmark,
        targets=tuple(targets),
        part_year=tuple(part_year),
        subgroups=tuple(subgroups),
        missing=names.named_regions(catalogue, missing(view, {m.region_code for m in marks}), view.lang),
        sources=sources([*drawn, *targets, *benchmarks]),
        finding=finding(marks, year_choice, indicator, catalogue, view),
        caveats=caveats.together([*drawn, *benchmarks], [cells], view, *extra),
        provincial=provincial,
    )


class _Question(Question[Ranking]):
    """How the regions rank by one indicator."""

    answers = (Ranking,)

    def controls(self, _view: View, /) -> Controls:
        return frozenset({"year", "order", "province"})

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> Ranking:
        return ranking(facts, catalogue, view)


QUESTION: Question[Ranking] = _Question()
