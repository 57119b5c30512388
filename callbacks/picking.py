"""Picking: what the pickers offer for a selection, and the quick ways to choose regions."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, ctx, html, no_update
from dash.exceptions import PreventUpdate

from callbacks.services import Services, read_view
from compare.answers.questions import question_indicators
from compare.model.view import View
from compare.rules.peers import PEER_RULES, PeerRule, Picked, members, peer_groups, peers
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from layouts import ids
from layouts.attributes import data
from layouts.controls.options import (
    Options,
    category_options,
    coverage_notes,
    group_options,
    indicator_options,
    region_options,
    year_options,
)
from layouts.controls.panel import Choices
from layouts.controls.years import slider_years


def _known(view: View, services: Services) -> frozenset[str]:
    return services.store.regions_with_data(question_indicators(view, services.store))


def _years(view: View, services: Services) -> Options:
    store = services.store
    counts = store.presence().regions_by_year(question_indicators(view, store), view.regions)
    requested_years = [year for year in (view.since, view.until) if year is not None]
    requested_years += [int(view.year)] if view.year.isdigit() else []
    # A year that the link asks for stays choosable, also where nothing is stated for it.
    return year_options({**dict.fromkeys(requested_years, 0), **counts}, len(view.regions), view.lang)


def _indicators(view: View, services: Services) -> Options:
    store = services.store
    # What the link asks for stays choosable, also where it has only targets or parts of years.
    coverage = {id: store.coverage(id) for id in (*store.indicators_with_data(), *view.indicators)}
    return indicator_options(services.catalogue.indicators.values(), coverage, view.lang)


def _regions(view: View, services: Services) -> Options:
    indicators = question_indicators(view, services.store)
    return region_options(services.catalogue, services.store.presence(), indicators, view.lang)


def _groups(view: View, services: Services) -> Options:
    return group_options(peer_groups(services.catalogue, _known(view, services), view), services.catalogue, view.lang)


def choices(view: View, services: Services) -> Choices:
    """Return what the pickers offer for a view."""
    return Choices(
        indicators=_indicators(view, services),
        regions=_regions(view, services),
        groups=_groups(view, services),
        years=_years(view, services),
        categories=category_options(services.catalogue, services.store.indicators_with_data(), view.lang),
    )


def _state(view: View, services: Services) -> dict[str, Any]:
    """Return what the pickers' options depend on, as JSON."""
    return {
        "about": [list(question_indicators(view, services.store)), view.lang, services.version().id],
        "regions": list(view.regions),
        "years": [view.year if view.year.isdigit() else "", view.since, view.until],
    }


def offered_at_first(view: View, services: Services) -> dict[str, Any]:
    """Return the state of the options that a fresh page has: all but the notes of coverage for chosen regions."""
    return {**_state(view, services), "regions": None if view.regions else []}


def offer(search: str, offered: dict[str, Any] | None, services: Services) -> dict[str, Any]:
    """Return what the pickers offer anew: only what a change since ``offered`` makes different.

    Regions and groups follow the indicators shown; years and notes of coverage follow the regions as well.
    """
    pinned = services.pinned()
    view, _ = read_view(search, pinned)
    state, before = _state(view, pinned), offered or {}
    changed = {name for name in state if before.get(name) != state[name]}
    if not changed:
        return {}
    years = _years(view, pinned)
    fresh: dict[str, Any] = {"offered": state, "years": years, "since": years, "until": years, **slider_years(years)}
    if "about" in changed:
        fresh |= {"regions": _regions(view, pinned), "groups": _groups(view, pinned)}
    if changed & {"about", "regions"}:
        fresh["notes"] = coverage_notes(pinned.store.presence(), view.regions, view.lang)
    return fresh


def pick(way: PeerRule | None, group: str | None, search: str, services: Services) -> tuple[Picked, Language]:
    """Return the regions that a quick way, or a whole group, comes to, and the language to say it in."""
    pinned = services.pinned()
    view, _ = read_view(search, pinned)
    known = _known(view, pinned)
    if way is None:
        return members(group or "", pinned.catalogue, known, view), view.lang
    return peers(way, pinned.store.facts(view.indicators[:1]), pinned.catalogue, view, known), view.lang


def register_callbacks(app: Dash, services: Services) -> None:
    """Keep the pickers' options with the selection; choose regions by the quick ways."""
    fields = {
        "offered": Output(ids.OFFERED, "data"),
        "notes": Output(ids.NOTES, "data"),
        "regions": Output(ids.REGIONS, "data"),
        "groups": Output(ids.PEERS_GROUP, "data"),
        "years": Output(ids.YEAR, "data"),
        "since": Output(ids.SINCE, "data"),
        "until": Output(ids.UNTIL, "data"),
        **{name: Output(ids.YEAR_SLIDER, name) for name in ("min", "max", "marks")},
    }

    @app.callback(output=fields, inputs=[Input(ids.SELECTION, "data"), State(ids.OFFERED, "data")])
    def offer_choices(search: str | None, offered: dict[str, Any] | None) -> dict[str, Any]:
        try:
            fresh = offer(search or "", offered, services)
        except NoSnapshotError as error:
            raise PreventUpdate from error
        if not fresh:
            raise PreventUpdate
        return {name: fresh.get(name, no_update) for name in fields}

    ways: dict[str, PeerRule] = {ids.PEERS[way]: way for way in PEER_RULES}

    @app.callback(
        output=[Output(ids.REGIONS, "value"), Output(ids.PICKED, "children"), Output(ids.PEERS_GROUP, "value")],
        inputs={
            "_clicks": [Input(id, "n_clicks") for id in ways],
            "group": Input(ids.PEERS_GROUP, "value"),
            "search": State(ids.SELECTION, "data"),
        },
        prevent_initial_call=True,
    )
    def pick_regions(_clicks: list[int | None], group: str | None, search: str | None) -> tuple[Any, Any, None]:
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            raise PreventUpdate
        found, language = pick(ways.get(str(ctx.triggered_id)), group, search or "", services)
        said = html.Span(found.how.text(language), **data(regions=",".join(found.regions)))
        return list(found.regions) or no_update, said, None
