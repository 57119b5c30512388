"""What callbacks work with: the store, the catalogue, and the pure steps from a URL to an answer."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

from compare.answers.questions import ask
from compare.answers.selection import Selection, read_selection
from compare.facts.store import Store
from compare.model.answer import Answer
from compare.model.names import join
from compare.model.view import View, from_query
from etl.model import catalogue as catalogue_file
from etl.model.catalogue import Catalogue
from etl.model.messages import Language
from layouts.answers.answer import DataVersion
from layouts.messages import screen_message


@dataclass(frozen=True, slots=True)
class Services:
    """The facts and what is known about indicators and regions."""

    store: Store
    catalogue: Catalogue

    @classmethod
    def of(cls, data_dir: Path) -> Services:
        """Open the snapshots of ``data_dir``; that there is none yet shows when one is asked for."""
        catalogue = catalogue_file.load()
        return cls(Store(data_dir, catalogue), catalogue)

    def pinned(self) -> Services:
        """Return the same with the snapshot that is current now, for all that one answer needs.

        Raises:
            NoSnapshotError: none was ever published.
        """
        return Services(self.store.pinned(), self.catalogue)

    def version(self) -> DataVersion:
        """Return which snapshot is current. Raises NoSnapshotError where none was published."""
        snapshot = self.store.snapshot
        return DataVersion(snapshot.id, snapshot.published_at)


def settle_memory() -> None:
    """Spare requests the garbage collector's walk over everything the program holds; call it once it has started.

    An answer is made of tens of thousands of small objects, which set the collector off again and again; with the
    libraries' half a million objects to walk each time, it paused every few answers for as long as an answer takes.
    """
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def language_of(search: str) -> Language:
    """Return the language a URL query asks for."""
    return from_query(search)[0].lang


def read_view(search: str, services: Services) -> tuple[View, str]:
    """Read the view from a URL query.

    Returns the view with only known indicators and regions in it and at least one indicator (where the snapshot has
    any), and a notice that names what was not usable, empty where all was.
    """
    selection = read_selection(search, services.store, services.catalogue)
    return selection.view, notice_of(selection, selection.view.lang)


def notice_of(selection: Selection, language: Language) -> str:
    """Return in words what of a query was not usable, empty where all was."""
    notices = (
        [screen_message("notice.bad", language, keys=join(selection.bad, language, None))] if selection.bad else []
    )
    if selection.unknown:
        notices.append(screen_message("notice.unknown", language, names=join(selection.unknown[:8], language, None)))
    return " ".join(notices)


def answer(view: View, services: Services) -> Answer:
    """Return the answer the view's tab shows. Raises NoSnapshotError where no snapshot was published."""
    return ask(view, services.store, services.catalogue)
