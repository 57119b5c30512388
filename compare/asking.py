"""From a view to its answer: which question each tab asks, and of which indicators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from compare.answers import Answer
from compare.change import change
from compare.ranking import ranking
from compare.store import Store
from compare.table import table
from compare.trend import trend
from compare.view import Tab, View
from etl.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Question:
    """What a tab asks.

    ``indicators`` returns the ids whose headline facts the answer needs; ``answer`` makes it of those rows of the tidy
    table, the catalogue and the view.
    """

    indicators: Callable[[View, Store], tuple[str, ...]]
    answer: Callable[[pd.DataFrame, Catalogue, View], Answer]


def _first(view: View, _store: Store) -> tuple[str, ...]:
    return view.indicators[:1]


def _all(view: View, _store: Store) -> tuple[str, ...]:
    return view.indicators


QUESTIONS: dict[Tab, Question] = {
    "rank": Question(_first, ranking),
    "trend": Question(_first, trend),
    "change": Question(_first, change),
    "table": Question(_all, table),
}


def indicators_asked(view: View, store: Store) -> tuple[str, ...]:
    """Return the indicators that the view's tab shows."""
    return QUESTIONS[view.tab].indicators(view, store)


def ask(view: View, store: Store, catalogue: Catalogue) -> Answer:
    """Return the answer the view's tab shows. Raises NoSnapshotError where no snapshot was published."""
    facts = store.headlines(indicators_asked(view, store))
    return QUESTIONS[view.tab].answer(facts, catalogue, view)
