"""Export: what is on the screen as a file of any format, on the clipboard as a table or as sentences."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from callbacks.downloads import address_of, file, legal
from callbacks.services import Services, language_of, read_view
from compare.answers.summary import prose
from compare.model.names import indicator_name
from compare.model.view import View
from etl.snapshot.publish import NoSnapshotError
from exports.formats import FORMATS, Format
from exports.parts.shown_answer import ShownAnswer
from exports.text import clipboard
from layouts import ids
from layouts.controls.export_menu import status_line
from layouts.messages import screen_message

NAMESPACE = "taking"
log = logging.getLogger(__name__)


def shown_of(search: str | None, href: str | None, services: Services) -> ShownAnswer:
    """Return what is on the screen. Raises NoSnapshotError where no snapshot was published."""
    pinned = services.pinned()
    view, _ = read_view(search or "", pinned)
    return ShownAnswer.of(view, pinned.store, address_of(href))


def file_name(view: View, services: Services, ending: str = "xlsx") -> str:
    """Return the file's name: indicator, tab and year rule, without characters a file system refuses."""
    indicator = services.catalogue.indicators[view.indicators[0]]
    year = view.year if view.year.isdigit() else screen_message(f"year.{view.year}", view.lang)
    parts = [indicator_name(indicator, view.lang), screen_message(f"tab.{view.tab}", view.lang), year]
    return legal("-".join(parts)) + f".{ending}"


FILES: dict[str, Format] = {ids.export(format.key): format for format in FORMATS}
"""The formats by the menu's item."""


def clip_of(item: str, shown: ShownAnswer, fact: str) -> dict[str, str]:
    """Return what goes onto the clipboard: ``text``, ``html`` (empty: text alone) and the status line, ``told``.

    ``fact`` is the one whose evidence is open (empty: none): of sentences, its own is what is wanted.
    """
    language = shown.view.lang
    if item == ids.COPY_TABLE:
        clip = clipboard.table(shown.answer, shown.view)
        done = screen_message("export.table_copied", language, rows=clip.rows, columns=clip.columns)
        return {"text": clip.text, "html": clip.html, "told": done}
    text = prose(shown.answer, shown.view, fact)
    return {
        "text": text,
        "html": "",
        "told": screen_message("export.text_copied", language, count=text.count("\n") + 1),
    }


def register_callbacks(app: Dash, services: Services) -> None:
    """Make the file or the clip that an item of the menu asks for; say that it is being made, done, or failed."""
    busy = [(Output(ids.EXPORT, "className"), "quiet busy", "quiet")]
    of_screen = (State(ids.SELECTION, "data"), State(ids.URL, "href"))

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Output(ids.EXPORT_STATUS, "children", allow_duplicate=True),
        *(Input(id, "n_clicks") for id in FILES),
        *of_screen,
        prevent_initial_call=True,
        running=busy,
    )
    def download(*values: Any) -> tuple[Any, Any]:
        search, href = values[-2:]
        if not any(values[:-2]) or ctx.triggered_id not in FILES:
            raise PreventUpdate
        format = FILES[ctx.triggered_id]
        try:
            shown = shown_of(search, href, services)
            content = format.content(shown)
        except NoSnapshotError:
            return no_update, status_line(screen_message("export.no_snapshot", language_of(search or "")), alarm=True)
        except Exception:
            log.exception("no file for %s", search)
            return no_update, status_line(screen_message("export.failed", language_of(search or "")), alarm=True)
        name = file_name(shown.view, services, format.ending)
        return file(content, name, format.media_type), status_line(
            screen_message("export.file_done", shown.view.lang, name=name)
        )

    @app.callback(
        Output(ids.CLIP, "data"),
        Output(ids.EXPORT_STATUS, "children", allow_duplicate=True),
        Input(ids.COPY_TABLE, "n_clicks"),
        Input(ids.COPY_TEXT, "n_clicks"),
        *of_screen,
        State(ids.FACT, "data"),
        prevent_initial_call=True,
        running=busy,
    )
    def copy(*values: Any) -> tuple[Any, Any]:
        table, text, search, href, fact = values
        if not (table or text):
            raise PreventUpdate
        language = language_of(search or "")
        try:
            return clip_of(str(ctx.triggered_id), shown_of(search, href, services), fact or ""), no_update
        except NoSnapshotError:
            return no_update, status_line(screen_message("export.no_snapshot", language), alarm=True)
        except Exception:
            log.exception("nothing to copy for %s", search)
            return no_update, status_line(screen_message("export.failed", language), alarm=True)

    tie: Callable[..., None] = app.clientside_callback
    tie(
        ClientsideFunction(namespace=NAMESPACE, function_name="copied"),
        Input(ids.CLIP, "data"),
        prevent_initial_call=True,
    )
