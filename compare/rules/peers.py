"""Regions to compare with: of the same province, of the same level, nearest on an indicator, or a whole group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

import pandas as pd

from compare.facts.sorted_facts import chosen_indicators, sorted_facts
from compare.model import names
from compare.model.view import View
from compare.rules import years
from etl.model.catalogue import NATION, Catalogue
from etl.model.messages import Sentence, message

PeerRule = Literal["province", "level", "near"]
PEER_RULES: tuple[PeerRule, ...] = get_args(PeerRule)
NEAREST = 5
"""How many regions count as the nearest."""
MOST = 400
"""More regions at once make a link that servers refuse, and a chart that nobody reads."""
LEVELS = ("province", "city", "county")
"""Levels that can be compared, the larger first."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Regions picked together, and how; without regions ``how`` says why there are none."""

    regions: tuple[str, ...]
    how: Sentence


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """A province or a level to pick as a whole: ``key`` is ``province:430000`` or ``level:city``."""

    key: str
    name: str
    regions: int


def _of_level(catalogue: Catalogue, codes: Collection[str], level: str) -> list[str]:
    return sorted(code for code in codes if code in catalogue.divisions and catalogue.divisions[code].level == level)


def in_province(catalogue: Catalogue, province: str, known: Collection[str], level: str = "city") -> list[str]:
    """Return the divisions of ``level`` in a province; of a municipality, which has no cities, its districts."""
    inside = [code for code in known if names.province_of(catalogue, code) == province]
    return _of_level(catalogue, inside, level) or _of_level(catalogue, inside, "county")


def _picked(anchor: str, others: Collection[str], how: Sentence) -> Picked:
    regions = (anchor, *(code for code in others if code != anchor))
    if len(regions) > MOST:
        return Picked((), Sentence("peers.too_many", {"count": len(regions), "most": MOST}))
    return Picked(regions, how) if len(regions) > 1 else Picked((), Sentence("peers.none"))


def _nearest(facts: pd.DataFrame, catalogue: Catalogue, view: View, anchor: str) -> Picked:
    """Pick the regions of the anchor's level whose exact value of the view's first indicator is nearest to its own."""
    indicator = chosen_indicators(catalogue, view)[0]
    called = {
        "region": names.region_name(catalogue, anchor, view.lang),
        "indicator": names.indicator_name(indicator, view.lang),
    }
    values = sorted_facts(facts, indicator.id, replace(view, regions=(), derived=False)).values
    year_choice = years.choose_years(values, view.year, view.tolerance)
    rows = years.pick(values, year_choice.year_of_region)
    rows = rows.loc[(rows["qualifier"].isin(["=", "~"]) & rows["value_high"].isna()).to_numpy(dtype=bool)]
    found = rows.assign(region_code=rows["region_code"].astype("object")).set_index("region_code")
    if anchor not in found.index:
        return Picked((), Sentence("peers.no_value", called))
    level = catalogue.divisions[anchor].level
    others = found.loc[_of_level(catalogue, set(found.index) - {anchor}, level), "value"]
    distance = (others - found.loc[[anchor], "value"].iloc[0]).abs()
    near = distance.sort_values(kind="stable").index[:NEAREST].tolist()
    shown_years = sorted({int(year) for year in found.loc[[anchor, *near], "year"]})
    key = "when.year" if len(shown_years) == 1 else "when.latest"
    when = message(key, view.lang, year=shown_years[0], first=shown_years[0], last=shown_years[-1])
    kind = names.kind(catalogue, near, view.lang, len(near))
    return _picked(anchor, near, Sentence("peers.near", {**called, "count": len(near), "kind": kind, "when": when}))


def peers(rule: PeerRule, facts: pd.DataFrame, catalogue: Catalogue, view: View, known: Collection[str]) -> Picked:
    """Pick the regions like the first chosen one, itself first.

    ``province``: of its level in its province (of a province its cities). ``level``: all of its level. ``near``: the
    :data:`NEAREST` of its level by the view's first indicator, in the year that the view's rule comes to; bounds and
    ranges are no measure of nearness. ``facts`` are the rows of that indicator, ``known`` the regions with data.
    """
    anchor = next((code for code in view.regions if code in catalogue.divisions and code != NATION), None)
    if anchor is None:
        return Picked((), Sentence("peers.choose_first"))
    if rule == "near":
        return _nearest(facts, catalogue, view, anchor)
    level = catalogue.divisions[anchor].level
    if rule == "level":
        kind = names.kind(catalogue, [anchor], view.lang)
        return _picked(anchor, _of_level(catalogue, known, level), Sentence("peers.level", {"kind": kind}))
    province = names.province_of(catalogue, anchor) or anchor
    inside = in_province(catalogue, province, known, "city" if level == "province" else level)
    name = names.region_name(catalogue, province, view.lang)
    return _picked(
        anchor, inside, Sentence("peers.province", {"region": name, "kind": names.kind(catalogue, inside, view.lang)})
    )


def peer_groups(catalogue: Catalogue, known: Collection[str], view: View) -> list[PeerGroup]:
    """Return what can be picked as a whole: levels, then provinces, each with at least one region in ``known``."""
    levels = [
        PeerGroup(f"level:{level}", message(f"kind.{level}", view.lang), len(found))
        for level in LEVELS
        if (found := _of_level(catalogue, known, level))
    ]
    provinces = [code for code, division in catalogue.divisions.items() if division.level == "province"]
    return levels + [
        PeerGroup(f"province:{code}", names.region_name(catalogue, code, view.lang), len(found))
        for code in provinces
        if (found := in_province(catalogue, code, known))
    ]


def members(key: str, catalogue: Catalogue, known: Collection[str], view: View) -> Picked:
    """Return the regions of a group by its key. Raises ValueError where the key is none."""
    sort, _, name = key.partition(":")
    if sort == "level":
        found, called = _of_level(catalogue, known, name), message(f"kind.{name}", view.lang)
    elif sort == "province":
        found, called = in_province(catalogue, name, known), names.region_name(catalogue, name, view.lang)
    else:
        raise ValueError(f"no group: {key!r}")
    if len(found) > MOST:
        return Picked((), Sentence("peers.too_many", {"count": len(found), "most": MOST}))
    return Picked(tuple(found), Sentence("peers.group", {"name": called, "count": len(found)}))
