"""The profile: one region, every indicator as its place between the worst and the best region of its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from compare.answers.matrix import left_out
from compare.answers.profile_rows import ProfileRow, profile_rows
from compare.answers.question import Controls, Question
from compare.answers.sentences import fact_sentence, fact_sentences, rank_among_words
from compare.facts.headlines import sorted_out
from compare.facts.marks import sources
from compare.facts.store import Store
from compare.model import names
from compare.model.answer import Answer
from compare.model.key import KeyName, apart_key, marks_key
from compare.model.mark import Mark, NamedRegion, ShownYears, YearRule
from compare.model.view import Against, View
from compare.rules import caveats, defaults, standings
from compare.rules.comparable import total
from compare.rules.spread import QUARTILES_FROM
from compare.rules.years import rule_of
from etl.model.catalogue import Catalogue, Indicator
from etl.model.messages import Language, Sentence, message


@dataclass(frozen=True, slots=True)
class Profile(Answer):
    """One region: every indicator it has, as its place between worst and best.

    ``kind`` names the regions it is compared with (those of its level). Rows follow the catalogue, by category, or
    their standing. ``missing`` is the region itself where it has no value.
    """

    region: NamedRegion
    kind: str
    rows: tuple[ProfileRow, ...]
    rule: YearRule
    requested_year: str

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return tuple(row.indicator for row in self.rows)

    @property
    def when(self) -> ShownYears:
        """Which years it shows."""
        found = {row.mark.year for row in self.rows}
        return ShownYears(self.rule, self.requested_year, found.pop() if len(found) == 1 else None)

    @property
    def empty(self) -> bool:
        """Whether it has no value to draw."""
        return not self.rows

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, row by row: the region's, nation, target, worst and best."""
        for row in self.rows:
            ends = (row.spine.worst, row.spine.best) if row.spine else ()
            yield from (mark for mark in (row.mark, row.nation, row.target, *ends) if mark is not None)

    def subject(self, view: View) -> str:
        """Say whose profile it is, of how many indicators, and beside which regions."""
        params = {"region": self.region.name, "count": len(self.rows), "kind": self.kind}
        return message("caption.profile", view.lang, **params)

    def against(self, view: View) -> Against:
        """Return the nation where it is on: provinces are no benchmark here."""
        return "nation" if view.nation else ""

    def key(self, _view: View, /) -> list[KeyName]:
        """Return the entries of the spines, of standing, of targets and of the values."""
        spines = [row.spine for row in self.rows if row.spine]
        centres = {spine.centred for spine in spines}
        grey = any(row.spine and (row.mark.standing == "unknown" or total(row.indicator)) for row in self.rows)
        entries: tuple[tuple[KeyName, object], ...] = (
            ("range", spines),
            ("band", any(spine.band for spine in spines)),
            ("centre_nation", "nation" in centres),
            ("centre_median", "median" in centres),
        )
        marks = [row.mark for row in self.rows]
        names: list[KeyName] = [name for name, there in entries if there]
        names += apart_key(marks)
        names += ["grey"] if grey else []
        names += ["target"] if any(row.target for row in self.rows) else []
        return names + marks_key(marks)

    def sentences(self, language: Language) -> Iterator[str]:
        """Yield a sentence a row, with the place among the regions of the level, and one a target."""
        for row in self.rows:
            rank = rank_among_words(row.mark, row.of, language) if row.spine else ""
            yield fact_sentence(row.mark, row.indicator, language, rank=rank)
            yield from fact_sentences([row.target] if row.target else [], row.indicator, language)


_STANDINGS = ("worse", "equal", "better", "unknown")


def by_standing(rows: Sequence[ProfileRow]) -> list[ProfileRow]:
    """Order rows worst first: those worse than the nation by their place on the spine, then equal, better, unknown."""
    return sorted(rows, key=lambda row: (_STANDINGS.index(row.mark.standing), row.spine.value_at if row.spine else 0.5))


def _firsts(rows: Sequence[ProfileRow], view: View) -> list[str]:
    """Name the indicators with a direction in which the region alone ranks first."""
    return [
        names.indicator_name(row.indicator, view.lang)
        for row in rows
        if row.spine
        and (row.mark.rank, row.mark.rank_to, row.mark.tied) == (1, 1, False)
        and row.indicator.direction != "neutral"
        and not total(row.indicator)
    ]


def finding(rows: Sequence[ProfileRow], region: str, kind: str, view: View) -> Sentence:
    """State in how many indicators the region is better and worse than the nation, and where it comes first."""
    if not rows:
        return Sentence("finding.profile.none", {"region": region})
    compared = [row.mark.standing for row in rows if row.mark.standing != "unknown"]
    params: dict[str, str | int | float] = {"region": region, "rows": len(rows), "count": len(compared), "first": ""}
    if firsts := _firsts(rows, view):
        called = names.join(firsts, view.lang, 3)
        params["first"] = message("profile.first", view.lang, kind=kind, indicators=called, count=len(firsts))
    if not compared:
        return Sentence("finding.profile.unmatched", params)
    params |= {"better": compared.count("better"), "worse": compared.count("worse")}
    return Sentence("finding.profile", params)


def _caveats(rows: Sequence[ProfileRow], facts: pd.DataFrame, view: View, kind: str) -> tuple[Sentence, ...]:
    said = [Sentence("caveat.profile", {"kind": kind, "least": QUARTILES_FROM})] if rows else []
    if any(total(row.indicator) for row in rows):
        said.append(Sentence("caveat.total"))
    if any(row.spine and row.spine.count < row.of for row in rows):
        said.append(Sentence("caveat.profile_bounds"))
    said += left_out(facts.loc[standings.of_region(facts, view.focus)], view)
    marks = [row.mark for row in rows]
    return caveats.together(marks, [], view, *said)


def profile(facts: pd.DataFrame, catalogue: Catalogue, view: View) -> Profile:
    """Set the region ``view.focus`` beside all regions of its level, in the year of each indicator that its rule shows.

    ``facts`` holds rows of the tidy table of every indicator to look at; with several indicators in the view (and no
    category) only those are shown. A row compares values of one year only.

    Raises:
        KeyError: the catalogue does not know an indicator that the view names.
    """
    rows = sorted_out(facts)
    present = set(rows["indicator"].unique().tolist())
    chosen_indicators = view.indicators if not view.category and len(view.indicators) > 1 else ()
    indicators = [catalogue.indicators[id] for id in chosen_indicators]
    indicators = indicators or [one for id, one in catalogue.indicators.items() if id in present]
    order = list(dict.fromkeys(one.category for one in indicators))
    indicators.sort(key=lambda one: order.index(one.category))
    here = names.named_regions(catalogue, [view.focus] if view.focus else [], view.lang)
    region = here[0] if here else NamedRegion("", "")
    kind = names.kind(catalogue, [view.focus], view.lang)
    found = profile_rows(rows, indicators, catalogue, view) if indicators and view.focus else ()
    ordered = by_standing(found) if view.sort == "standing" else found
    drawn = [mark for row in found for mark in (row.mark, row.nation, row.target) if mark is not None]
    return Profile(
        region=region,
        kind=kind,
        rows=tuple(ordered),
        rule=rule_of(view.year),
        requested_year=view.year,
        missing=() if found else here,
        sources=sources(drawn),
        finding=finding(found, region.name, kind, view),
        caveats=_caveats(found, rows, view, kind),
    )


class _Question(Question[Profile]):
    """How one region stands among those of its level."""

    answers = (Profile,)
    whole_snapshot = True

    def controls(self, _view: View, /) -> Controls:
        return frozenset({"also", "category", "focus", "year", "sort"})

    def indicators(self, view: View, store: Store, /) -> tuple[str, ...]:
        return defaults.profile_indicators(view, store)

    def completed(self, view: View, store: Store, /) -> View:
        return replace(view, focus=defaults.focus(view, store))

    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> Profile:
        return profile(facts, catalogue, view)


QUESTION: Question[Profile] = _Question()
