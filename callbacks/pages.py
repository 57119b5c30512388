"""Which screen an address shows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State

from callbacks.services import Services, default_indicator, read_view
from compare.asking import indicators_asked
from compare.overview import overview
from compare.view import View
from etl.messages import Language
from etl.snapshot import NoSnapshotError
from layouts import ids, states
from layouts.compare_page import compare_page
from layouts.options import indicator_options, region_options, year_options
from layouts.overview import overview_page
from layouts.shell import screen

log = logging.getLogger(__name__)


Options = list[dict[str, Any]]


def choices(view: View, services: Services) -> tuple[Options, Options, Options]:
    """Return the options of the pickers for a view: indicators, regions, years."""
    store = services.store
    # What the link asks for stays choosable, also where it has only targets or parts of years.
    coverage = {id: store.coverage(id) for id in (*store.indicators_with_data(), *view.indicators)}
    indicators = indicator_options(services.catalogue.indicators.values(), coverage, view.lang)
    return indicators, *places_and_years(view, services)


def places_and_years(view: View, services: Services) -> tuple[Options, Options]:
    """Return the options that change with the selection: regions and years."""
    store, catalogue = services.store, services.catalogue
    shown = indicators_asked(view, store)
    asked = [year for year in (view.since, view.until) if year is not None]
    asked += [int(view.year)] if view.year.isdigit() else []
    return (
        region_options(catalogue, store.regions_with_data(), store.regions_with_data(shown), view.lang),
        # A year that the link asks for stays choosable, also where nothing is stated for it.
        year_options({*store.years_with_data(shown), *asked}),
    )


def _overview(_search: str, language: Language, services: Services) -> Any:
    found = overview(services.store, services.catalogue, language)
    return overview_page(found, services.version(), services.catalogue, language)


def _compare(search: str, _language: Language, services: Services) -> Any:
    view, _ = read_view(search, services)
    return compare_page(view, *choices(view, services), default_indicator(services.store) or "")


PAGES: dict[str, Callable[[str, Language, Services], Any]] = {
    "/": _overview,
    "/compare": _compare,
}
"""What each screen shows: from its URL query, the language and the data to its content."""


def page(path: str, language: Language, search: str, services: Services) -> Any:
    """Return the content of the screen at ``path``; the same snapshot for all of it."""
    if path not in PAGES:
        return states.not_found(path, language)
    try:
        return PAGES[path](search, language, Services(services.store.pinned(), services.catalogue))
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
