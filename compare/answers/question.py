"""What a tab asks: the indicators it is about, the answer it gets, and what can be chosen for it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal, Protocol, TypeAlias, TypeVar, runtime_checkable

import pandas as pd

from compare.facts.store import Store
from compare.model.answer import Answer
from compare.model.view import View
from etl.model.catalogue import Catalogue

Control = Literal["also", "category", "focus", "year", "span", "pair", "rows", "sort", "order", "province"]
"""What a tab may heed of the panel: further indicators, a category, the profile's region, the year rule, first and last
year, two years to compare, what stands down, the order of rows, the rank to begin with, the province as benchmark."""
Controls: TypeAlias = frozenset[Control]

A = TypeVar("A", bound=Answer, covariant=True)


@runtime_checkable
class Question(Protocol[A]):
    """What a tab asks. Its module exports one as ``QUESTION``, of a class that inherits from this one."""

    @property
    @abstractmethod
    def answers(self) -> tuple[type[A], ...]:
        """The kinds of answer it may give."""

    @property
    def whole_snapshot(self) -> bool:
        """Whether it needs many indicators at once and takes its rows from :mod:`compare.facts.headlines`."""
        return False

    @abstractmethod
    def controls(self, view: View, /) -> Controls:
        """Return what of the panel it heeds, besides the first indicator, the regions and the switches."""

    def indicators(self, view: View, _store: Store, /) -> tuple[str, ...]:
        """Return the ids of the indicators whose headline facts the answer needs."""
        return view.indicators[:1]

    def completed(self, view: View, _store: Store, /) -> View:
        """Return the view with what it leaves to the data filled in."""
        return view

    @abstractmethod
    def answer(self, facts: pd.DataFrame, catalogue: Catalogue, view: View, /) -> A:
        """Return the answer made of those rows of the tidy table.

        Raises:
            KeyError: the catalogue does not know an indicator of the view.
            ValueError: the view names no indicator.
        """
