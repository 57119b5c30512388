"""The page around every screen: theme, address, header with navigation."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.model.query import in_language
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria, data
from layouts.charts.theme import MANTINE
from layouts.messages import screen_message

SCREENS = (
    ("/", "nav.overview"),
    ("/compare", "nav.compare"),
    ("/evidence", "nav.evidence"),
    ("/catalogue", "nav.catalogue"),
    ("/quality", "nav.quality"),
    ("/present", "nav.present"),
)
"""The screens that exist, as path and message key, in the order of the navigation."""


def icon(name: str) -> html.Span:
    """Return an icon of assets/style.css; it takes the colour of the text beside it."""
    return html.Span(className=f"icon icon-{name}", **aria(hidden="true"))


def root(
    content: Any = None, route: dict[str, str] | None = None, selection: str | None = None, scheme: str | None = None
) -> dmc.MantineProvider:
    """Build what stays while screens change: the address and what is derived from it in the browser.

    With ``content``, the screen of a ``route`` and ``selection`` is on the page from the start, in the colours of
    ``scheme``; without, or where the address proves to be another, it is asked for.
    """
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.ROUTE, data=route),
            dcc.Store(id=ids.SELECTION, data=selection),
            dcc.Store(id=ids.FACT),
            dcc.Store(id=ids.LISTED),
            dcc.Store(id=ids.SCHEME, storage_type="local", data=scheme),
            html.Div(content, id=ids.ROOT, className="root"),
        ],
        id=ids.PROVIDER,
        theme=MANTINE,
        defaultColorScheme="light",
        forceColorScheme=scheme,
    )


def _navigation(path: str, language: Language) -> html.Nav:
    links = [
        dcc.Link(
            screen_message(key, language),
            href=in_language(target, language),
            className="here" if target == path else "",
            title=screen_message(key, language),
        )
        for target, key in SCREENS
    ]
    return html.Nav(links, **aria(label=screen_message("nav.label", language)))


def header(path: str, language: Language) -> html.Header:
    """Build the header: product name, navigation, language and scheme switches."""
    return html.Header(
        [
            html.A(screen_message("skip", language), href="#main", className="skip"),
            html.Div(screen_message("title", language), className="product"),
            _navigation(path, language),
            html.Div(
                [
                    html.Button(
                        screen_message("switch.language", language),
                        id=ids.LANGUAGE_SWITCH,
                        className="quiet",
                        title=screen_message("switch.language_hint", language),
                        **data(to="en" if language == "zh" else "zh"),
                    ),
                    html.Button(
                        icon("scheme"),
                        id=ids.SCHEME_SWITCH,
                        className="quiet",
                        title=screen_message("switch.scheme", language),
                        **aria(label=screen_message("switch.scheme", language)),
                    ),
                ],
                className="switches",
            ),
        ]
    )


def screen(path: str, language: Language, main: Any) -> list[Any]:
    """Return the header and the screen under it."""
    return [
        header(path, language),
        html.Main(main, id="main", tabIndex=-1, className=f"screen{path.replace('/', '-')}"),
    ]


INDEX = """<!DOCTYPE html>
<html lang="zh-CN">
    <head>
        {%metas%}
        <title>{%title%}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
        <link rel="preload" as="fetch" href="/_dash-layout" crossorigin>
        <link rel="preload" as="fetch" href="/_dash-dependencies" crossorigin>
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <footer>
            {%config%}
            {%scripts%}
            {%renderer%}
        </footer>
    </body>
</html>
"""
"""The page before any script runs; what stands in it meanwhile is styled by assets/style.css.

What Dash asks for first, once all scripts have run, is fetched while they load.
"""
