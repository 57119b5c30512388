"""The rows of a profile: a region's value of each indicator among those of all regions of its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from compare.facts.marks import marks_of
from compare.model.mark import Mark
from compare.model.view import View
from compare.rules import bounds, standings
from compare.rules import spread as spreading
from compare.rules.comparable import total
from compare.rules.spread import PEERS_FROM, QUARTILES_FROM, Spreads
from compare.rules.years import NO_YEAR, Ints, most_covered, rule_of, shown_rows
from etl.model.catalogue import NATION, Catalogue, Indicator


@dataclass(frozen=True, slots=True)
class Spine:
    """Where a value lies among the regions of its level, of the same year.

    ``count`` regions have an exact value, the profile's own among them where it is exact; ``worst`` and ``best`` are
    the marks at the ends (for a neutral indicator the lowest and the highest), ``quartiles`` lower quartile, median
    and upper quartile (None: too few). ``value_at``, ``ends`` (worst, best), ``band`` (both quartiles, ascending),
    ``median_at`` and ``target`` are positions on the spine: 0 the worst side, 1 the best, 0.5 the centre, which
    is the national value or, where ``centred`` says so, the median.
    """

    count: int
    worst: Mark
    best: Mark
    median: float
    quartiles: tuple[float, float, float] | None
    centred: Literal["nation", "median"]
    value_at: float
    ends: tuple[float, float]
    band: tuple[float, float] | None
    median_at: float
    target: float | None


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator of the region: its value (with rank among ``of`` regions of its level), the nation's of the same
    year, the target due next (the region's own, else the nation's), and the spine (None: nothing to compare with)."""

    indicator: Indicator
    mark: Mark
    of: int
    nation: Mark | None
    target: Mark | None
    spine: Spine | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Peers:
    """The values of the regions of one level, each of the year that the one in question shows; ``at`` are rows."""

    at: Ints
    found: Spreads
    rank: tuple[list[int], list[int], list[bool]]
    count: Ints


def _same_level(catalogue: Catalogue, rows: pd.DataFrame, focus: str) -> np.ndarray:
    """Tell for each row whether its region is of the same level as ``focus``."""
    known = catalogue.divisions
    level = known[focus].level if focus in known else ""
    coded = rows["region_code"].astype("category").cat
    same = [code in known and known[code].level == level for code in coded.categories.tolist()]
    return np.asarray(np.array([*same, False], dtype=bool)[coded.codes.to_numpy()])


def _focus_rows(
    rows: pd.DataFrame, valued: np.ndarray, level: np.ndarray, groups: Ints, years: Ints, view: View, count: int
) -> Ints:
    """Return the position of the region's row that the year rule shows, by indicator; -1 where it has none."""
    own = np.flatnonzero(valued & standings.of_region(rows, view.focus))
    rule = rule_of(view.year)
    if rule == "best":
        everyone = valued & level
        wanted = most_covered(groups[everyone], years[everyone], count)
    else:
        wanted = np.full(count, int(view.year) if rule == "given" else NO_YEAR)
    chosen_rows = own[shown_rows(groups[own], np.zeros(len(own), np.int64), years[own], rule, wanted, view.tolerance)]
    at = np.full(count, -1, dtype=np.int64)
    at[groups[chosen_rows]] = chosen_rows
    return at


def _peers(rows: pd.DataFrame, at: Ints, groups: Ints, own: Ints, mirrored: np.ndarray) -> _Peers:
    """Return the rows at positions ``at`` with spread by indicator and the rank of the rows ``own`` among them."""
    groups = groups[at]
    low, high = bounds.intervals(rows[["value", "value_high", "qualifier"]].iloc[at])
    exact = low == high
    found = spreading.spreads(groups, low, exact, mirrored)
    low, high = standings.oriented(low, high, mirrored[groups])
    mine_low, mine_high = (np.full(len(mirrored), np.nan) for _ in range(2))
    mine = np.isin(at, own)
    mine_low[groups[mine]], mine_high[groups[mine]] = low[mine], high[mine]
    rank, rank_to, tied = spreading.own_ranks(groups, low, high, mine_low, mine_high)
    count = np.bincount(groups, minlength=len(mirrored))
    return _Peers(at, found, (rank.tolist(), rank_to.tolist(), tied.tolist()), count)


def _next_target(targets: Sequence[Mark], mark: Mark) -> Mark | None:
    """Return the target of the value's year or the next one due; the region's own before the nation's."""
    due = [target for target in targets if target.year >= mark.year]
    return min(due, key=lambda target: (target.region_code == NATION, target.year), default=None)


def _spine(mark: Mark, nation: Mark | None, target: Mark | None, ends: tuple[Mark, Mark], count: int,
           quartiles: list[float], mirrored: bool) -> Spine:  # fmt: skip
    """Lay one spine out: the benchmark in the middle, everything drawn within reach."""
    worst, best = ends
    centre = nation.value if nation else quartiles[1]
    drawn = [worst.value, best.value, mark.value, *([target.value] if target else [])]
    scale = spreading.scale(centre, drawn, mirrored=mirrored)
    stated_quartiles = (quartiles[0], quartiles[1], quartiles[2]) if count >= QUARTILES_FROM else None
    sides = sorted((scale.at(quartiles[0]), scale.at(quartiles[2])))
    return Spine(
        count=count,
        worst=worst,
        best=best,
        median=quartiles[1],
        quartiles=stated_quartiles,
        centred="nation" if nation else "median",
        value_at=scale.at(mark.value),
        ends=(scale.at(worst.value), scale.at(best.value)),
        band=(sides[0], sides[1]) if stated_quartiles else None,
        median_at=scale.at(quartiles[1]),
        target=scale.at(target.value) if target else None,
    )


def profile_rows(
    rows: pd.DataFrame, indicators: Sequence[Indicator], catalogue: Catalogue, view: View
) -> tuple[ProfileRow, ...]:
    """Return a row for each of ``indicators``, in their order, that the region ``view.focus`` has a value of.

    ``rows`` are of the tidy table, as :func:`compare.facts.headlines.headlines` leaves them.
    """
    ids = [one.id for one in indicators]
    groups, years = standings.positions(rows["indicator"], ids), standings.years_of(rows)
    valued = standings.values(rows, view) & (groups >= 0)
    level = _same_level(catalogue, rows, view.focus)
    own = _focus_rows(rows, valued, level, groups, years, view, len(ids))
    year = np.where(own >= 0, years[own] if len(years) else NO_YEAR, NO_YEAR)
    if not (own >= 0).any():
        return ()
    at = np.flatnonzero(valued & level & (years == year[groups]))
    peers = _peers(rows, at, groups, own, np.array([one.direction == "lower" for one in indicators], dtype=bool))
    focus_values = rows.iloc[own[own >= 0]]
    kept = groups[own[own >= 0]]
    national = np.flatnonzero(valued & standings.of_region(rows, NATION) & view.nation)
    known = standings.compared_with_nation(focus_values, kept, rows.iloc[national], groups[national], indicators)
    rank, rank_to, tied = ([ranked[group] for group in kept.tolist()] for ranked in peers.rank)
    known |= {"rank": rank, "rank_to": rank_to, "tied": tied}
    known["other_year"] = [rule_of(view.year) == "given" and found != int(view.year) for found in years[own[own >= 0]]]
    marks = {mark.indicator: mark for mark in marks_of(focus_values, catalogue, view, known=known)}
    nation_marks = marks_of(rows.iloc[national[years[national] == year[groups[national]]]], catalogue, view)
    nation = {mark.indicator: mark for mark in nation_marks if not total(catalogue.indicators[mark.indicator])}
    return _profile_rows(
        rows, indicators, marks, nation, _targets(rows, groups, catalogue, view), peers, catalogue, view
    )


def _targets(rows: pd.DataFrame, groups: Ints, catalogue: Catalogue, view: View) -> dict[str, list[Mark]]:
    """Return the region's and the nation's targets by indicator."""
    if not view.targets:
        return {}
    whose = standings.of_region(rows, view.focus) | (standings.of_region(rows, NATION) & view.nation)
    found: dict[str, list[Mark]] = {}
    for mark in marks_of(rows.loc[whose & standings.part(rows, "target") & (groups >= 0)], catalogue, view):
        if not (mark.region_code == NATION and total(catalogue.indicators[mark.indicator])):
            found.setdefault(mark.indicator, []).append(mark)
    return found


def _profile_rows(
    rows: pd.DataFrame,
    indicators: Sequence[Indicator],
    marks: dict[str, Mark],
    nation: dict[str, Mark],
    targets: dict[str, list[Mark]],
    peers: _Peers,
    catalogue: Catalogue,
    view: View,
) -> tuple[ProfileRow, ...]:
    """Put the rows together; a spine needs enough other regions with an exact value."""
    found = peers.found
    exact = {at for at, one in enumerate(indicators) if (mark := marks.get(one.id)) and _exact(mark)}
    spined = [at for at in range(len(indicators)) if found.count[at] - (at in exact) >= PEERS_FROM]
    ends = marks_of(rows.iloc[peers.at[np.concatenate([found.worst[spined], found.best[spined]])]], catalogue, view)
    worst, best = dict(zip(spined, ends, strict=False)), dict(zip(spined, ends[len(spined) :], strict=True))
    profile_rows = []
    for at, one in enumerate(indicators):
        if (mark := marks.get(one.id)) is None:
            continue
        target, nation_mark = _next_target(targets.get(one.id, ()), mark), nation.get(one.id)
        spine = None
        if at in worst:
            numbers = found.quartiles[at].tolist()
            ended = (worst[at], best[at])
            count = int(found.count[at])
            spine = _spine(mark, nation_mark, target, ended, count, numbers, one.direction == "lower")
        reason = standings.reason(mark, one, view)
        profile_rows.append(ProfileRow(one, mark, int(peers.count[at]), nation_mark, target, spine, reason))
    return tuple(profile_rows)


def _exact(mark: Mark) -> bool:
    return not mark.bound and mark.value_high is None
