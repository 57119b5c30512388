"""What a file is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.answers.questions import ask
from compare.facts import headlines
from compare.facts.store import Store
from compare.model.answer import Answer
from compare.model.view import View
from etl.model.catalogue import Catalogue
from exports.parts.context import ExportContext


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A view with its answer, and what must be said with it.

    ``sentences`` are those of the facts (by id) whose marks come without.
    """

    view: View
    answer: Answer
    catalogue: Catalogue
    context: ExportContext
    sentences: Mapping[str, str]

    @classmethod
    def of(cls, view: View, store: Store, address: str) -> ShownAnswer:
        """Ask for the answer of a view; ``address`` is the dashboard's. Raises NoSnapshotError."""
        answer = ask(view, store, store.catalogue)
        sentences = headlines.sentences(store.snapshot, answer.drawn())
        return cls(view, answer, store.catalogue, ExportContext.of(store.snapshot, address, view), sentences)
