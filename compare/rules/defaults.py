"""Which indicators and which region stand in an answer about many indicators, where the view does not name them."""

from __future__ import annotations

from collections import Counter

from compare.facts.sorted_facts import chosen_regions
from compare.facts.store import Store
from compare.model.view import ALL, View
from compare.rules.spread import PEERS_FROM

LIMIT = 24
"""Most indicators of a category in a matrix: those with the most regions."""
CANDIDATES = 6
"""How many indicators are tried as the second of a relation."""


def by_category(view: View) -> bool:
    """Tell whether the matrix shows a category instead of the view's indicators: one alone makes no matrix."""
    return bool(view.category) or len(view.indicators) == 1


def _reach(view: View, store: Store) -> dict[str, int]:
    """Return how many of the chosen regions have a whole-year value, by indicator, in the catalogue's order."""
    chosen = chosen_regions(view)
    coverage = ((id, store.coverage(id).regions) for id in store.indicators_with_data())
    return {id: len(have if chosen is None else have.intersection(chosen)) for id, have in coverage}


def matrix_indicators(view: View, store: Store) -> tuple[str, ...]:
    """Return what the matrix shows: the view's indicators, or the best covered :data:`LIMIT` of a category.

    The category is the one the view names, else that of its one indicator, which is always among them.
    """
    if not by_category(view):
        return view.indicators
    known = store.catalogue.indicators
    first = known[view.indicators[0]] if view.indicators else None
    category = view.category or (first.category if first else ALL)
    reach = {id: n for id, n in _reach(view, store).items() if n and category in (ALL, known[id].category)}
    best = sorted(reach, key=lambda id: (first is None or id != first.id, -reach[id]))[:LIMIT]
    return tuple(id for id in reach if id in best)


def profile_indicators(view: View, store: Store) -> tuple[str, ...]:
    """Return what a profile looks at: a category, or the view's indicators where there are several, else every one."""
    if not view.category and len(view.indicators) > 1:
        return view.indicators
    known = store.catalogue.indicators
    return tuple(id for id in store.indicators_with_data() if view.category in ("", ALL, known[id].category))


def pair_indicators(view: View, store: Store) -> tuple[str, ...]:
    """Return the first two indicators; to one alone, those that most of its (chosen) regions have as well."""
    if len(view.indicators) > 1:
        return view.indicators[:2]
    reach = {id: store.coverage(id).regions for id in (*store.indicators_with_data(), *view.indicators)}
    own = frozenset().union(*(reach[id] for id in view.indicators))
    own = own & set(view.regions) if view.regions else own
    others = sorted(reach.keys() - set(view.indicators), key=lambda id: (-len(reach[id] & own), id))
    return (*view.indicators, *others[:CANDIDATES])


def focus(view: View, store: Store) -> str:
    """Return the code of the region that a profile is of: as named, the first chosen, else the one that compares best.

    That is the one with most indicators which enough others of its level have too. Empty where no region has data.
    """
    if view.focus:
        return view.focus
    if chosen := chosen_regions(view):
        return chosen[0]
    known = store.catalogue.divisions
    level = {code: known[code].level for code in store.regions_with_data() if code in known}
    matched: Counter[str] = Counter(dict.fromkeys(level, 0))
    for id in store.indicators_with_data():
        have = [code for code in store.coverage(id).regions if code in level]
        peers = Counter(map(level.__getitem__, have))
        matched.update(code for code in have if peers[level[code]] > PEERS_FROM)
    return min(matched, key=lambda code: (-matched[code], code), default="")
