"""What every list screen has around its list: chips that narrow it, a search field and a download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria
from layouts.messages import screen_message
from layouts.shell import icon


def chip(text: str, count: int | None, href: str, *, here: bool) -> dcc.Link:
    """Build a link that narrows the list, with how many rows it leads to; ``here`` where it is the one chosen."""
    parts = [html.Span(text), *([html.Span(f"{count:,}", className="dim")] if count is not None else [])]
    return dcc.Link(parts, href=href, className="chip here" if here else "chip")


def chips(parts: Sequence[Any], label: str) -> html.Nav:
    """Put chips in a row, labelled ``label`` for screen readers."""
    return html.Nav(list(parts), className="chips", **aria(label=label))


def search_bar(value: str, placeholder: str, language: Language) -> html.Div:
    """Build the search field and the download of a list; the field keeps its focus while the list changes."""
    field = dmc.TextInput(
        id=ids.LIST_SEARCH, value=value, placeholder=placeholder, debounce=250, **aria(label=placeholder)
    )
    download = html.Button(
        [icon("download"), html.Span(screen_message("list.download", language))],
        id=ids.LIST_DOWNLOAD,
        className="quiet",
    )
    return html.Div([field, download, dcc.Download(id=ids.LIST_FILE)], className="list-bar")


def list_screen(top: Any, bar: html.Div, body: Any) -> list[Any]:
    """Lay a list screen out; ``top`` and ``body`` change with the query."""
    return [html.Div(top, id=ids.LIST_TOP), bar, html.Div(body, id=ids.LIST_BODY, className="list-body")]
