"""From a view to its answer: which question each tab asks, and of which indicators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from compare.answers.change import change
from compare.answers.matrix import matrix
from compare.answers.profile import profile
from compare.answers.ranking import ranking
from compare.answers.relation import relation
from compare.answers.table import table
from compare.answers.trends import PANELS, trends
from compare.facts import headlines
from compare.facts.store import Store
from compare.model.answer import Answer
from compare.model.view import Tab, View
from compare.rules import defaults
from compare.rules.standings import places
from etl.model.catalogue import Catalogue

CANDIDATES = 6
"""So many indicators are tried as the second one of a relation."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a tab asks.

    ``indicators`` returns the ids whose headline facts the answer needs; ``answer`` makes it of those rows of the tidy
    table, the catalogue and the view. ``many``: it is about so many indicators that it takes those of
    :mod:`compare.facts.headlines`. ``settled`` fills in what the view leaves to the data.
    """

    indicators: Callable[[View, Store], tuple[str, ...]]
    answer: Callable[[pd.DataFrame, Catalogue, View], Answer]
    many: bool = False
    settled: Callable[[View, Store], View] = lambda view, _store: view


def _first(view: View, _store: Store) -> tuple[str, ...]:
    return view.indicators[:1]


def _all(view: View, _store: Store) -> tuple[str, ...]:
    return view.indicators


def _panels(view: View, _store: Store) -> tuple[str, ...]:
    return view.indicators[:PANELS]


def _pair(view: View, store: Store) -> tuple[str, ...]:
    """Return the first two indicators; to one alone, those that most of its (chosen) regions have as well."""
    if len(view.indicators) > 1:
        return view.indicators[:2]
    reach = {id: store.coverage(id).regions for id in (*store.indicators_with_data(), *view.indicators)}
    own = frozenset().union(*(reach[id] for id in view.indicators))
    own = own & set(view.regions) if view.regions else own
    others = sorted(reach.keys() - set(view.indicators), key=lambda id: (-len(reach[id] & own), id))
    return (*view.indicators, *others[:CANDIDATES])


def _focused(view: View, store: Store) -> View:
    return replace(view, focus=defaults.focus(view, store))


QUESTIONS: dict[Tab, Question] = {
    "rank": Question(_first, ranking),
    "trend": Question(_panels, trends),
    "change": Question(_first, change),
    "matrix": Question(defaults.matrix_indicators, matrix, many=True),
    "relation": Question(_pair, relation),
    "profile": Question(defaults.profile_indicators, profile, many=True, settled=_focused),
    "table": Question(_all, table),
}


def indicators_asked(view: View, store: Store) -> tuple[str, ...]:
    """Return the indicators that the view's tab shows."""
    return QUESTIONS[view.tab].indicators(view, store)


def ask(view: View, store: Store, catalogue: Catalogue) -> Answer:
    """Return the answer the view's tab shows. Raises NoSnapshotError where no snapshot was published."""
    question, asked = QUESTIONS[view.tab], indicators_asked(view, store)
    if not question.many:
        return question.answer(store.headlines(asked), catalogue, view)
    rows = store.once(headlines.read)
    wanted = places(rows["indicator"], asked) >= 0
    return question.answer(rows if wanted.all() else rows.loc[wanted], catalogue, question.settled(view, store))
