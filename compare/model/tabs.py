"""The one list of tabs, and how each layer finds its part of a tab by name.

A tab gives one kind of answer, or several. A kind has a module of its name in every layer: ``ranking`` is asked and
answered in ``compare/answers/ranking.py``, drawn by ``layouts/answers/ranking.py``, written into a workbook by
``exports/xlsx/ranking.py`` and onto slides by ``exports/slides/ranking.py``. docs/extending.md adds one step by step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

Tab = Literal["rank", "trend", "change", "matrix", "relation", "profile", "table"]


@dataclass(frozen=True, slots=True)
class Registration:
    """A tab: its ``key`` in addresses and messages, and its ``kinds`` of answer; the module of the first asks."""

    key: Tab
    kinds: tuple[str, ...]


REGISTRY: tuple[Registration, ...] = (
    Registration("rank", ("ranking",)),
    Registration("trend", ("trends", "trend")),
    Registration("change", ("change",)),
    Registration("matrix", ("matrix",)),
    Registration("relation", ("relation",)),
    Registration("profile", ("profile",)),
    Registration("table", ("table",)),
)
"""Every tab, in the order in which they stand on the screen."""

TABS: tuple[Tab, ...] = tuple(tab.key for tab in REGISTRY)
KINDS: tuple[str, ...] = tuple(kind for tab in REGISTRY for kind in tab.kinds)


class MissingPartError(LookupError):
    """A layer lacks its part of a tab; the message says which file must have what."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Where a layer keeps its part of every kind of answer: in the module of the kind in ``package``, as ``name``.

    ``fits`` tells whether an object is such a part.
    """

    package: str
    name: str
    fits: Callable[[object], bool]

    def of_kind(self, kind: str) -> Any:
        """Return the part of a kind of answer.

        Raises:
            MissingPartError: there is no such module, or it has no such part.
        """
        path = f"{self.package}.{kind}"
        file = f"{path.replace('.', '/')}.py"
        try:
            module = import_module(path)
        except ModuleNotFoundError as error:
            if error.name != path:  # the module is there; what it imports is not
                raise
            raise MissingPartError(f"tab {kind!r}: there is no {file}") from error
        if not hasattr(module, self.name):
            raise MissingPartError(f"tab {kind!r}: {file} has no {self.name}")
        part = getattr(module, self.name)
        if not self.fits(part):
            raise MissingPartError(f"tab {kind!r}: {self.name} in {file} is not what {self.package} asks of a tab")
        return part

    def of_answer(self, answer: object) -> Any:
        """Return the part of an answer's kind, which is the name of the module that its class is in.

        Raises:
            MissingPartError: see :meth:`of_kind`.
        """
        return self.of_kind(type(answer).__module__.rpartition(".")[2])

    def load(self, kinds: Iterable[str] = KINDS) -> None:
        """Import the part of each kind, so that a missing one is reported when the program starts, not on a screen."""
        for kind in kinds:
            self.of_kind(kind)
