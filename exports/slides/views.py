"""What goes into a deck: views with their answers, an analyst's own title and comment, and why one has no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.answers import selection
from compare.answers.questions import ask
from compare.facts import headlines
from compare.facts.store import Store
from compare.model.answer import Answer
from compare.model.board import Board, SavedView
from compare.model.view import View
from etl.model.catalogue import Catalogue
from etl.model.messages import Language, Sentence


@dataclass(frozen=True, slots=True)
class DeckView:
    """One view of a deck.

    ``answer`` is None where there can be none; ``notices`` say why, or what of a saved view could not be used any more.
    ``title`` is the analyst's own (empty: what the chart finds), ``sentences`` are those of the facts (by id) whose
    marks come without.
    """

    view: View
    answer: Answer | None
    title: str = ""
    comment: str = ""
    notices: tuple[Sentence, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)


def deck_view(view: View, store: Store, catalogue: Catalogue, saved: SavedView | None = None) -> DeckView:
    """Ask for the answer of a view; ``saved`` brings title and comment. Raises NoSnapshotError."""
    answer = ask(view, store, catalogue)
    sentences = headlines.sentences(store.snapshot, answer.drawn())
    title, comment = (saved.title, saved.comment) if saved else ("", "")
    return DeckView(view, answer, title, comment, sentences=sentences)


def _notices(found: selection.Selection) -> Iterator[Sentence]:
    if found.bad:
        yield Sentence("deck.told.bad", {"keys": ", ".join(found.bad)})
    if found.unknown:
        yield Sentence("deck.told.unknown", {"names": ", ".join(found.unknown)})


def saved_deck_views(
    views: Iterable[SavedView], language: Language, store: Store, catalogue: Catalogue
) -> Iterator[DeckView]:
    """Yield a deck's view for each saved view; one whose indicators or regions are all unknown now says so instead.

    Raises:
        NoSnapshotError: no snapshot was published.
    """
    for saved in views:
        found = selection.read_selection(f"{saved.query}&lang={language}", store, catalogue)
        if found.lost:
            lost = Sentence("deck.told.lost", {"names": ", ".join(found.lost)})
            yield DeckView(found.view, None, saved.title, saved.comment, (lost,))
        else:
            yield replace(deck_view(found.view, store, catalogue, saved), notices=tuple(_notices(found)))


def views_of(board: Board) -> Sequence[SavedView]:
    """Return the views of a board, in order."""
    return [SavedView(item.query, item.title, item.comment) for item in board.items]
