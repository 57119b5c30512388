"""The export menu: files, pictures and what goes onto the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria, data
from layouts.messages import screen_message
from layouts.shell import icon

PICTURE = "png"
"""The format that the browser makes by itself, of the chart (assets/export.js)."""
COPIED = ((ids.COPY_TABLE, "table"), (ids.COPY_TEXT, "text"))


def _item(id: str, key: str, language: Language, *, from_server: bool = True) -> dmc.MenuItem:
    """Build an item; ``from_server``: the server makes what it takes along, which assets/export.js says meanwhile."""
    label = [screen_message(f"export.{key}", language), html.Small(screen_message(f"export.{key}_hint", language))]
    return dmc.MenuItem(label, id=id, className="asked" if from_server else None)


def export_menu(language: Language, formats: Sequence[str]) -> dmc.Menu:
    """Build the button with its menu of file ``formats``; arrow keys, Enter and Esc work in it."""
    label = [
        icon("download"),
        html.Span(screen_message("export.button", language)),
        html.Span("▾", **aria(hidden="true")),
    ]
    return dmc.Menu(
        [
            dmc.MenuTarget(html.Button(label, id=ids.EXPORT, className="quiet", **aria(haspopup="menu"))),
            dmc.MenuDropdown(
                [
                    *(_item(ids.export(key), key, language) for key in formats),
                    _item(ids.export(PICTURE), PICTURE, language, from_server=False),
                    dmc.MenuDivider(),
                    *(_item(id, key, language) for id, key in COPIED),
                    _item(ids.COPY_LINK, "link", language, from_server=False),
                ],
                className="export-menu",
                **aria(label=screen_message("export.button", language)),
            ),
        ],
        position="bottom-end",
        shadow="md",
        transitionProps={"duration": 0},
    )


def export_parts(language: Language) -> list[Any]:
    """Build what the menu needs on the page: the download, the text to copy, and the status line."""
    spoken = {
        key: screen_message(f"export.{key}", language)
        for key in ("working", "no_chart", "by_hand", "link_copied", "png_done", "failed", "close")
    }
    return [
        dcc.Download(id=ids.DOWNLOAD),
        dcc.Store(id=ids.CLIP),
        html.Div(id=ids.EXPORT_STATUS, className="export-told", role="status", **data(**spoken), **aria(live="polite")),
    ]


def status_line(text: str, *, alarm: bool = False) -> html.Div:
    """Build the status line of an export: done, or why not."""
    return html.Div(html.Span(text), className="told alarm" if alarm else "told", role="alert" if alarm else None)
