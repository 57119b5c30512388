"""From a saved view to its slide, by the same path as the Compare screen."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from callbacks.services import Services, answer, notice_of, read_view
from compare.answers.selection import read_selection
from compare.model.board import Board, Item
from compare.model.names import join
from compare.model.query import in_language
from compare.model.view import View, to_query
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from layouts import states
from layouts.messages import screen_message
from layouts.present.board import Described
from layouts.present.slide import slide, slide_without_answer

log = logging.getLogger(__name__)


class LostError(Exception):
    """Nothing of what the saved view was about is known any more; another chart in its place would mislead."""

    def __init__(self, names: list[str], language: Language) -> None:
        super().__init__(screen_message("present.lost", language, names=join(names, language, None)))


def saved_query(search: str, services: Services) -> str:
    """Return the query to keep of a Compare address: complete, without language, fact or what is not usable."""
    view, _ = read_view(search, services)
    return to_query(replace(view, lang="zh"))


def reopened(query: str, language: Language, services: Services) -> tuple[View, str]:
    """Read a saved view. Returns it and a notice of what is not usable any more.

    Raises:
        LostError: none of its indicators, or none of its regions, is known any more.
    """
    selection = read_selection(f"{query}&lang={language}", services.store, services.catalogue)
    if selection.lost:
        raise LostError(list(selection.lost), language)
    return selection.view, notice_of(selection, language)


def made_slide(spec: dict[str, Any], language: Language, scheme: str, services: Services, *, paper: bool) -> list[Any]:
    """Return the content of a slide: ``spec`` has its ``query``, ``title`` and ``number``. Never raises."""
    title = str(spec["title"])
    try:
        pinned = services.pinned()
        view, notice = reopened(spec["query"], language, pinned)
        found = answer(view, pinned)
        return slide(found, view, title, notice, pinned.version(), scheme, spec["number"], paper=paper)
    except LostError as lost:
        return slide_without_answer(title, str(lost), language)
    except NoSnapshotError:
        return slide_without_answer(title, states.no_snapshot(language), language)
    except Exception:
        # One slide must not stop a meeting: it says so, the log has the trace, the others go on.
        log.exception("no slide for %s", spec["query"])
        return slide_without_answer(title, states.failed(language), language)


def described(board: Board, language: Language, services: Services) -> list[Described]:
    """Return what each item of a board shows now, of one snapshot, or why it cannot. Never raises."""
    try:
        pinned = services.pinned()
    except NoSnapshotError:
        pinned = services
    return [_described(item, language, pinned) for item in board.items]


def _described(item: Item, language: Language, services: Services) -> Described:
    """Return what an item shows now, or why it cannot."""
    link = in_language(f"/compare?{item.query}", language)
    try:
        view, notice = reopened(item.query, language, services)
        found = answer(view, services)
        about = f"{screen_message(f'tab.{view.tab}', language)} · {found.caption(view)}"
        return Described(found.finding.text(language), about, link, notice)
    except LostError as lost:
        return Described("", "", "", str(lost))
    except NoSnapshotError:
        return Described("", "", link, screen_message("state.no_snapshot", language))
    except Exception:
        log.exception("no answer for %s", item.query)
        return Described("", "", link, screen_message("state.failed", language))


def on_paper(board: Board, language: Language, services: Services) -> list[list[Any]]:
    """Return the content of every slide of a board, for paper."""
    return [
        made_slide(
            {"query": item.query, "title": item.title, "number": number}, language, "light", services, paper=True
        )
        for number, item in enumerate(board.items, 1)
    ]
