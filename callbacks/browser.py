"""What happens in the browser alone: the address and the controls (assets/address.js), what scripts draw or fold."""

from __future__ import annotations

from collections.abc import Callable

from dash import ClientsideFunction, Dash, Input, Output, State

from layouts import ids

NAMESPACE = "address"
CONTROLS = (
    ids.INDICATOR,
    ids.ALSO,
    ids.REGIONS,
    ids.YEAR_RULE,
    ids.YEAR,
    ids.YEAR_SLIDER,
    ids.TOLERANCE,
    ids.SINCE,
    ids.UNTIL,
    ids.AGAINST,
    ids.SHOW,
    ids.CATEGORY,
    ids.ROWS,
    ids.FOCUS,
    ids.SORT,
    ids.ORDER,
    ids.TABS,
)
"""What the address is read from and written to, in the order of ``CONTROLS`` in assets/address.js."""


def _function(name: str) -> ClientsideFunction:
    return ClientsideFunction(namespace=NAMESPACE, function_name=name)


def register_callbacks(app: Dash) -> None:
    """Tie the address to the controls: it is the state, they show it and change it.

    The address changes (link, back, forward) -> ``read`` tells apart what that means: another screen, another
    selection, another fact; -> ``toControls`` sets controls that differ. A control changes -> ``write`` puts the new
    selection into the address, unless it is there already, which ends the round.
    """
    tie: Callable[..., None] = app.clientside_callback
    tie(
        _function("read"),
        Output(ids.ROUTE, "data"),
        Output(ids.SELECTION, "data"),
        Output(ids.FACT, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        State(ids.ROUTE, "data"),
        State(ids.SELECTION, "data"),
        State(ids.FACT, "data"),
    )
    tie(
        _function("write"),
        *(Input(id, "value") for id in CONTROLS),
        State(ids.YEAR, "data"),
        prevent_initial_call=True,
    )
    tie(_function("toControls"), Input(ids.SELECTION, "data"), prevent_initial_call=True)
    tie(_function("namePanel"), Input(ids.BODY, "children"), Input(ids.TABS, "value"))
    tie(_function("notes"), Input(ids.NOTES, "data"), prevent_initial_call=True)
    # Without an output Dash would not call it for a table that comes with another screen.
    tie(ClientsideFunction("overview", "draw"), Output(ids.COVERAGE_DRAWN, "data"), Input(ids.COVERAGE, "data"))
    tie(ClientsideFunction("folding", "watch"), Input(ids.FOOTER, "children"))
    tie(ClientsideFunction("folding", "watch"), Input(ids.ROOT, "children"))
    tie(_function("openMark"), Input(ids.CHART, "clickData"), prevent_initial_call=True)
    tie(
        _function("scheme"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Input(ids.SCHEME, "data"),
    )
