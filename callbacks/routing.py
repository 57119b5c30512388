"""Which screen an address shows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import Dash, Input, Output, State

from callbacks.compare import answer_parts
from callbacks.document import evidence_at
from callbacks.lists import LISTS
from callbacks.picking import choices, offered_at_first
from callbacks.services import Services, read_view
from compare.answers.selection import default_indicator
from compare.model.view import from_query
from compare.overview import overview
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from exports.formats import FORMATS
from layouts import ids, states
from layouts.present.screen import present_screen
from layouts.screens.compare import compare_screen
from layouts.screens.overview import overview_screen
from layouts.shell import screen

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScreenRequest:
    """A request for a screen: the URL query, the language, ``light`` or ``dark``."""

    search: str
    language: Language
    scheme: str


def _overview(request: ScreenRequest, services: Services) -> Any:
    found = overview(services.store, services.catalogue, request.language, from_query(request.search)[0].category)
    return overview_screen(found, services.version(), request.language)


def _compare(request: ScreenRequest, services: Services) -> Any:
    view, _ = read_view(request.search, services)
    offered, default = offered_at_first(view, services), default_indicator(services.store) or ""
    parts = answer_parts(request.search, request.scheme, services)
    return compare_screen(view, choices(view, services), default, offered, parts, [format.key for format in FORMATS])


def _evidence(request: ScreenRequest, services: Services) -> Any:
    return evidence_at(request.search, request.language, services)


def _list(path: str) -> Callable[[ScreenRequest, Services], Any]:
    return lambda request, services: LISTS[path].screen(request.search, services)


def _present(_visit: ScreenRequest, _services: Services) -> Any:
    return present_screen()


BUILDERS: dict[str, Callable[[ScreenRequest, Services], Any]] = {
    "/": _overview,
    "/compare": _compare,
    "/evidence": _evidence,
    **{path: _list(path) for path in LISTS},
    "/present": _present,
}
"""What each screen shows: from what it is asked for with and the data to its content."""


def screen_content(path: str, language: Language, search: str, services: Services, scheme: str = "light") -> Any:
    """Return the content of the screen at ``path``; the same snapshot for all of it."""
    if path not in BUILDERS:
        return states.not_found(path, language)
    try:
        return BUILDERS[path](ScreenRequest(search, language, scheme), services.pinned())
    except NoSnapshotError as error:
        log.warning("%s", error)
        return states.no_snapshot(language)


def register_callbacks(app: Dash, services: Services) -> None:
    """Show the screen of the address, anew only where path or language change."""

    @app.callback(
        Output(ids.ROOT, "children"),
        Input(ids.ROUTE, "data"),
        State(ids.URL, "search"),
        State(ids.SCHEME, "data"),
        prevent_initial_call=True,
    )
    def show_screen(route: dict[str, Any], search: str | None, scheme: str | None) -> Any:
        path, language = route["path"], route["lang"]
        return screen(path, language, screen_content(path, language, search or "", services, scheme or "light"))
