"""The change: one indicator in two years, what rose and fell, and whether that is for the better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from compare.answers.question import Controls, Question
from compare.answers.sentences import fact_sentences, movement_sentence
from compare.facts.marks import marks_of, sources
from compare.facts.sorted_facts import SortedFacts, chosen_indicators, missing, sorted_facts
from compare.model import format as fmt
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName, marks_key
from compare.model.mark import Mark, ShownYears
from compare.model.view import View
from compare.rules import caveats, years
from compare.rules.comparable import total
from compare.rules.direction import Movement, count_turns, movements, turn
from etl.model.catalogue import NATION, Catalogue, Indicator
from etl.model.messages import Language, Sentence, message

CROWD = 25
"""Of more lines than this only the outermost are coloured and labelled; all stand in the table beside the chart."""


@dataclass(frozen=True, slots=True)
class TwoYears(Answer):
    """One indicator in two years, ``first`` and ``last``; both None where no two years can be determined.

    ``chosen`` is true where the view names both years, false where one was found as the year that most regions have.
    ``movements`` are the regions with both, the best movement first (for a neutral indicator the largest rise first),
    those without a number last. ``single`` are values of regions that have only one of the years. ``national`` is the
    nation's movement, None if unknown, switched off or not comparable. ``targets`` are planned for the last year.
    """

    indicator: Indicator
    first: int | None
    last: int | None
    chosen: bool
    movements: tuple[Movement, ...]
    single: tuple[Mark, ...]
    national: Movement | None
    targets: tuple[Mark, ...]

    @property
    def lines(self) -> tuple[Movement, ...]:
        """The movements to draw: the regions', and the nation's last."""
        return (*self.movements, *([self.national] if self.national else []))

    @property
    def crowded(self) -> bool:
        """Whether there are too many movements to tell each apart."""
        return len(self.movements) > CROWD

    @property
    def due(self) -> tuple[Mark, ...]:
        """The targets to draw: of a crowd only the nation's."""
        return tuple(mark for mark in self.targets if not self.crowded or mark.region_code == NATION)

    def lacks(self, mark: Mark) -> int | None:
        """Return the year that the region of one of ``single`` has no value of."""
        return self.last if mark.year == self.first else self.first

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.indicator,)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        years = tuple(year for year in (self.first, self.last) if year is not None)
        return ShownYears("pair", requested="given" if self.chosen else "", years=years)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not (self.movements or self.single or self.national)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for movement in self.lines:
            yield from (movement.before, movement.after)
        yield from (*self.single, *self.targets)

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of the movements, of what is compared with, and of the values."""
        standings = {movement.standing for movement in self.movements}
        entries: tuple[tuple[KeyName, object], ...] = (
            ("improved", "better" in standings),
            ("worsened", "worse" in standings),
            ("unmoved", standings & {"equal", "unknown"}),
            ("nation", self.national),
            ("target", self.targets),
        )
        return [*(name for name, there in entries if there), *marks_key(self.drawn())]

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield a sentence a movement, the nation's last, then the values of one year and the targets."""
        for one in self.lines:
            yield movement_sentence(one, self.indicator, language)
        yield from fact_sentences((*self.single, *self.targets), self.indicator, language)


def compared_years(cells: SortedFacts, view: View) -> tuple[int | None, int | None]:
    """Return the first and the last year: as the view names them, else those that most regions have both of.

    Exactly stated values decide where there are any, as only they give a change; where no region has a value, the
    nation's do. A year that neither the view names nor the values tell is None.
    """
    if view.since is not None and view.until is not None:
        return view.since, view.until
    values = cells.values if len(cells.values) else cells.nation
    exact = (values["qualifier"] == "=").to_numpy(dtype=bool) & values["value_high"].isna().to_numpy()
    found = years.pair(values.loc[exact], view.since, view.until) or years.pair(values, view.since, view.until)
    return found or (view.since, view.until)


def _versus(national: Movement | None, indicator: Indicator, view: View) -> str:
    if national is None or national.absolute is None:
        return ""
    amount = fmt.difference(national.absolute, indicator.unit, view.lang)
    return message(f"change.versus.{turn(national.absolute)}", view.lang, difference=amount)


def _one(found: Movement, versus: str, view: View) -> Sentence:
    assert found.absolute is not None
    before, after, lang = found.before, found.after, view.lang
    share = "" if found.relative is None else message("change.share", lang, relative=fmt.relative(found.relative))
    return Sentence(
        f"finding.change.{turn(found.absolute)}",
        {
            "first": before.year,
            "last": after.year,
            "region": after.region,
            "start": fmt.number(before.value, before.unit, before.qualifier, lang),
            "end": fmt.number(after.value, after.unit, after.qualifier, lang),
            "difference": fmt.difference(found.absolute, after.unit, lang),
            "share": share,
            "versus": versus,
        },
    )


def finding(
    pairs: Sequence[Movement],
    national: Movement | None,
    span: tuple[int | None, int | None],
    indicator: Indicator,
    catalogue: Catalogue,
    view: View,
) -> Sentence:
    """State what changed: how many rose and fell, who moved most, and what the nation did."""
    first, last = span
    name = names.indicator_name(indicator, view.lang)
    if (first is None) != (last is None):
        return Sentence("finding.change.no_other_year", {"indicator": name, "year": first or last or ""})
    if first is None or last is None:
        return Sentence("finding.change.no_years", {"indicator": name})
    params: dict[str, str | int | float] = {"indicator": name, "first": first, "last": last}
    if first == last:
        return Sentence("finding.change.one_year", params)
    plain = [pair for pair in pairs if pair.after.subgroup == ""] or list(pairs)
    plain = plain or ([national] if national else [])
    if not plain:
        return Sentence("finding.change.none", params)
    exact_pairs = [(pair, pair.absolute) for pair in plain if pair.absolute is not None]
    params["kind"] = names.kind(catalogue, (pair.after.region_code for pair in plain), view.lang, len(plain))
    if not exact_pairs:
        return Sentence("finding.change.inexact", {**params, "count": len(plain)})
    versus = _versus(national, indicator, view) if exact_pairs[0][0] is not national else ""
    if len(exact_pairs) == 1:
        return _one(exact_pairs[0][0], versus, view)
    largest = max((moved for _, moved in exact_pairs), key=abs)
    params |= {"count": len(exact_pairs), "versus": versus}
    if largest == 0:
        return Sentence("finding.change.all_same", params)
    counted = count_turns([moved for _, moved in exact_pairs])
    return Sentence(
        "finding.change",
        {
            **params,
            **counted,
            "moves": names.tally(counted, "moves", view.lang),
            "region": names.join([pair.after.region for pair, moved in exact_pairs if moved == largest], view.lang),
            "move": message(f"move.{turn(largest)}", view.lang),
            "difference": fmt.difference(largest, indicator.unit, view.lang),
        },
    )


def _elsewhere(cells: SortedFacts, absent: Sequence[str], catalogue: Catalogue, view: View) -> list[Sentence]:
    """Name the years of the chosen regions that have a value of neither compared year."""
    values = cells.values.loc[cells.values["region_code"].isin(list(absent)).to_numpy(dtype=bool)]
    if values.empty:
        return []
    called = names.region_names(catalogue, absent, view.lang)
    have: dict[str, list[int]] = {}
    for code, year in zip(values["region_code"].tolist(), values["year"].tolist(), strict=True):
        have.setdefault(code, []).append(int(year))
    regions_with_years = [
        f"{called[code]} ({names.join([str(year) for year in sorted(found)], view.lang, None)})"
        for code, found in have.items()
    ]
    return [
        Sentence(
            "caveat.change.elsewhere",
            {"count": len(regions_with_years), "regions": names.join(regions_with_years, view.lang)},
        )
    ]


def _doubts(pairs: Sequence[Movement], alone: Sequence[Mark], view: View) -> list[Sentence]:
    """Say which regions have no number, no relative change, or only one of the years."""
    inexact = [pair.after for pair in pairs if pair.reason in ("bound", "range", "approximate")]
    counted = [pair.after for pair in pairs if pair.reason == "population"]
    based = [pair.after for pair in pairs if pair.reason == "zero"]
    said = [
        Sentence(f"caveat.change.{key}", {"count": len(marks), "regions": caveats.labels(marks, view)})
        for key, marks in (("inexact", inexact), ("population", counted), ("zero", based))
        if marks
    ]
    if alone:
        dated = [f"{mark.region} ({mark.year})" for mark in alone]
        said.append(
            Sentence("caveat.change.single", {"count": len(alone), "regions": names.join(dated, view.lang)}),
        )
    return said


def two_years(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> TwoYears:
    """Set two years of the view's first indicator beside each other, ``view.since`` and ``view.until``.

    ``facts`` holds the tidy table's rows of that indicator (others are ignored). Values of part of a year take no part.

    Raises:
        KeyError: the catalogue does not know the indicator.
        ValueError: the view names no indicator.
    """
    indicator = chosen_indicators(catalogue, view)[0]
    cells = sorted_facts(facts, indicator.id, replace(view, part_year=False))
    first, last = compared_years(cells, view)
    requested_years = [year for year in (first, last) if year is not None] if first != last else []

    def drawn(rows: pd.DataFrame) -> list[Mark]:
        return marks_of(rows.loc[rows["year"].isin(requested_years).to_numpy(dtype=bool)], catalogue, view)

    totals = total(indicator)
    ends = (first or 0, last or 0)
    pairs, alone = movements([*drawn(cells.values), *drawn(cells.subgroups)], *ends, indicator.direction)
    nation = drawn(cells.nation) if view.nation and not totals else []
    national = next(iter(movements(nation, *ends, indicator.direction)[0]), None)
    drawn_codes = {pair.after.region_code for pair in (*pairs, *([national] if national else []))}
    targets = [mark for mark in drawn(cells.targets) if mark.year == last and mark.region_code in drawn_codes]
    drawn_marks = [
        mark for pair in (*pairs, *([national] if national else [])) for mark in (pair.before, pair.after)
    ] + alone
    absent = missing(view, {mark.region_code for mark in drawn_marks if mark.subgroup == ""})
    extra = _doubts(pairs, alone, view) + _elsewhere(cells, absent, catalogue, view)
    extra += [Sentence("caveat.total")] if totals and view.nation and pairs else []
    if view.nation and not totals and pairs and national is None:
        extra.append(Sentence("caveat.change.no_nation"))
    extra += caveats.levels(drawn_marks, catalogue)
    return TwoYears(
        indicator=indicator,
        first=first,
        last=last,
        chosen=view.since is not None and view.until is not None,
        movements=tuple(pairs),
        single=tuple(alone),
        national=national,
        targets=tuple(targets),
        missing=names.named_regions(catalogue, absent, view.lang),
        sources=sources([*drawn_marks, *targets]),
        finding=finding(pairs, national, (first, last), indicator, catalogue, view),
        caveats=caveats.together(drawn_marks, [cells], view, *extra),
    )


class _Question(Question[TwoYears]):
    """What changed between two years by one indicator."""

    answers = (TwoYears,)

    def controls(self, _view: View, /) -> Controls:
        return frozenset({"pair"})

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> TwoYears:
        return two_years(facts, catalogue, view)


QUESTION: Question[TwoYears] = _Question()
