"""The screens that are lists: from the query in the URL to what stands above the list, and the list."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks.downloads import file, legal
from callbacks.services import Services, language_of
from compare.catalogue.indicator import indicator_details
from compare.catalogue.listed import catalogue_list
from compare.catalogue.view import from_query as catalogue_view
from compare.listing import Listing
from compare.model.palette import palette
from compare.quality import quality as quality_answer
from compare.quality.view import QualityView
from compare.quality.view import from_query as quality_view
from etl.model.messages import Language, message
from etl.snapshot.publish import NoSnapshotError
from exports.formats import CSV
from exports.text.listing import listing_csv
from layouts import ids, states
from layouts.screens.catalogue import catalogue_bar, catalogue_body, catalogue_top
from layouts.screens.indicator import indicator_body, indicator_head, unknown_indicator
from layouts.screens.indicator_national import national_chart
from layouts.screens.list_parts import list_screen
from layouts.screens.quality import quality_body, quality_screen, quality_top

log = logging.getLogger(__name__)

DOWNLOADED = 100_000
"""Most rows of a download."""


@dataclass(frozen=True, slots=True)
class ListScreen:
    """How a list is shown: its whole page, its two parts that change with the query, and its rows for a download.

    Each is a function of the URL query and the services; ``rows`` also gives the file's name.
    """

    screen: Callable[[str, Services], Any]
    parts: Callable[[str, Services], tuple[Any, Any]]
    rows: Callable[[str, Services], tuple[Listing, str, Language]]


def _quality(search: str, services: Services, limit: int = quality_answer.LISTED) -> quality_answer.Quality:
    view: QualityView = quality_view(search)[0]
    return quality_answer.quality(services.store, services.catalogue, view, limit)


def _quality_screen(search: str, services: Services) -> Any:
    return quality_screen(_quality(search, services), services.version())


def _quality_parts(search: str, services: Services) -> tuple[Any, Any]:
    answer = _quality(search, services)
    return quality_top(answer, services.version()), quality_body(answer)


def _quality_rows(search: str, services: Services) -> tuple[Listing, str, Language]:
    answer = _quality(search, services, DOWNLOADED)
    view = answer.view
    return answer.listing, message(f"quality.kind.{view.kind}", view.lang), view.lang


def _catalogue_parts(search: str, services: Services) -> tuple[Any, Any]:
    view = catalogue_view(search)[0]
    store, catalogue = services.store, services.catalogue
    if not view.indicator:
        answer = catalogue_list(store, catalogue, view)
        return catalogue_top(answer), catalogue_body(answer)
    if view.indicator not in catalogue.indicators:
        return None, unknown_indicator(view.indicator, view.lang)
    found = indicator_details(store, catalogue, view.indicator, view.lang)
    return indicator_head(found, view.lang), indicator_body(found, view.lang)


def _catalogue_screen(search: str, services: Services) -> Any:
    top, body = _catalogue_parts(search, services)
    return list_screen(top, catalogue_bar(catalogue_view(search)[0]), body)


def _catalogue_rows(search: str, services: Services) -> tuple[Listing, str, Language]:
    view = catalogue_view(search)[0]
    listing = catalogue_list(services.store, services.catalogue, view).listing
    return listing, message("screen.nav.catalogue", view.lang), view.lang


def chart(search: str, scheme: str, services: Services) -> Any:
    """Return the chart of an indicator's page; None where the address names no known indicator."""
    view = catalogue_view(search)[0]
    if view.indicator not in services.catalogue.indicators:
        return None
    found = indicator_details(services.store.pinned(), services.catalogue, view.indicator, view.lang)
    return national_chart(found, view.lang, palette(scheme))


LISTS: dict[str, ListScreen] = {
    "/catalogue": ListScreen(_catalogue_screen, _catalogue_parts, _catalogue_rows),
    "/quality": ListScreen(_quality_screen, _quality_parts, _quality_rows),
}
"""The lists by path; assets/lists.js knows the same paths."""


def parts(listed: dict[str, str], services: Services) -> tuple[Any, Any]:
    """Return what stands above the list and the list; an answer that fails says so and is logged."""
    language = language_of(listed["search"])
    try:
        pinned = services.pinned()
        return LISTS[listed["path"]].parts(listed["search"], pinned)
    except NoSnapshotError:
        return None, states.no_snapshot(language)
    except Exception:
        # The screen must not freeze in silence: the analyst sees an error, the log has the trace.
        log.exception("no list for %s", listed)
        return no_update, states.failed(language)


def register_callbacks(app: Dash, services: Services) -> None:
    """Follow the query of a list's address, and the search field, and download what is listed."""
    tie: Callable[..., None] = app.clientside_callback
    tie(
        ClientsideFunction("lists", "read"),
        Output(ids.LISTED, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        State(ids.LISTED, "data"),
    )
    tie(ClientsideFunction("lists", "search"), Input(ids.LIST_SEARCH, "value"), prevent_initial_call=True)
    tie(ClientsideFunction("lists", "toSearch"), Input(ids.LISTED, "data"))
    tie(ClientsideFunction("lists", "openPoint"), Input(ids.INDICATOR_GRAPH, "clickData"), prevent_initial_call=True)

    @app.callback(Output(ids.INDICATOR_CHART, "children"), Input(ids.LISTED, "data"), Input(ids.SCHEME, "data"))
    def show_chart(listed: dict[str, str] | None, scheme: str | None) -> Any:
        try:
            return chart(listed["search"] if listed else "", scheme or "light", services)
        except NoSnapshotError as error:
            raise PreventUpdate from error

    @app.callback(
        Output(ids.LIST_TOP, "children"),
        Output(ids.LIST_BODY, "children"),
        Input(ids.LISTED, "data"),
        prevent_initial_call=True,
    )
    def show_list(listed: dict[str, str]) -> tuple[Any, Any]:
        return parts(listed, services)

    @app.callback(
        Output(ids.LIST_FILE, "data"),
        Input(ids.LIST_DOWNLOAD, "n_clicks"),
        State(ids.LISTED, "data"),
        prevent_initial_call=True,
    )
    def download(clicks: int | None, listed: dict[str, str]) -> Any:
        if not clicks:
            raise PreventUpdate
        try:
            pinned = services.pinned()
            listing, name, language = LISTS[listed["path"]].rows(listed["search"], pinned)
        except NoSnapshotError as error:
            raise PreventUpdate from error
        return file(listing_csv(listing, language), f"{legal(name)}.csv", CSV)
