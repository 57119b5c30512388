"""Which screen an address shows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State

from callbacks.document import evidence_screen
from callbacks.lists import LISTS
from callbacks.picking import choices, offered_at_first
from callbacks.services import Services, read_view
from compare.asked import default_indicator
from compare.overview import overview
from compare.view import from_query
from etl.messages import Language
from etl.snapshot import NoSnapshotError
from layouts import ids, states
from layouts.compare_page import compare_page
from layouts.overview import overview_page
from layouts.present import present_page
from layouts.shell import screen

log = logging.getLogger(__name__)


def _overview(search: str, language: Language, services: Services) -> Any:
    found = overview(services.store, services.catalogue, language, from_query(search)[0].category)
    return overview_page(found, services.version(), language)


def _compare(search: str, _language: Language, services: Services) -> Any:
    view, _ = read_view(search, services)
    return compare_page(
        view, choices(view, services), default_indicator(services.store) or "", offered_at_first(view, services)
    )


def _list(path: str) -> Callable[[str, Language, Services], Any]:
    return lambda search, _language, services: LISTS[path].page(search, services)


def _present(_search: str, _language: Language, _services: Services) -> Any:
    return present_page()


PAGES: dict[str, Callable[[str, Language, Services], Any]] = {
    "/": _overview,
    "/compare": _compare,
    "/evidence": evidence_screen,
    **{path: _list(path) for path in LISTS},
    "/present": _present,
}
"""What each screen shows: from its URL query, the language and the data to its content."""


def page(path: str, language: Language, search: str, services: Services) -> Any:
    """Return the content of the screen at ``path``; the same snapshot for all of it."""
    if path not in PAGES:
        return states.not_found(path, language)
    try:
        return PAGES[path](search, language, services.pinned())
    except NoSnapshotError as error:
        log.warning("%s", error)
        return states.no_snapshot(language)


def register_callbacks(app: Dash, services: Services) -> None:
    """Show the screen of the address, anew only where path or language change."""

    @app.callback(
        Output(ids.ROOT, "children"), Input(ids.ROUTE, "data"), State(ids.URL, "search"), prevent_initial_call=True
    )
    def show_screen(route: dict[str, Any], search: str | None) -> Any:
        path, language = route["path"], route["lang"]
        return screen(path, language, page(path, language, search or "", services))
