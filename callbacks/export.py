"""Export: what is on the screen as a workbook."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from callbacks.services import Services, answer, read_view
from compare import headlines
from compare.names import indicator_name
from compare.view import View
from etl.snapshot import NoSnapshotError
from exports.workbook import Context, workbook
from layouts import ids
from layouts.words import say

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(view: View, services: Services) -> str:
    """Return the workbook's name: indicator, tab and year rule, without characters a file system refuses."""
    indicator = services.catalogue.indicators[view.indicators[0]]
    year = view.year if view.year.isdigit() else say(f"year.{view.year}", view.lang)
    parts = [indicator_name(indicator, view.lang), say(f"tab.{view.tab}", view.lang), year]
    return "".join("_" if letter in '\\/:*?"<>|' else letter for letter in "-".join(parts)) + ".xlsx"


def register_callbacks(app: Dash, services: Services) -> None:
    """Download the workbook of the current selection."""

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Input(ids.EXPORT_EXCEL, "n_clicks"),
        State(ids.SELECTION, "data"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )
    def download(clicks: int | None, search: str | None, href: str | None) -> Any:
        if not clicks:
            raise PreventUpdate
        try:
            pinned = Services(services.store.pinned(), services.catalogue)
            view, _ = read_view(search or "", pinned)
            version = pinned.version()
            context = Context(version.id, version.published_at, datetime.now(UTC), href or "")
            found = answer(view, pinned)
            sentences = headlines.sentences(pinned.store.snapshot, found.drawn())
            content = workbook(found, view, pinned.catalogue, context, sentences)
        except NoSnapshotError as error:
            raise PreventUpdate from error
        return {
            "content": b64encode(content).decode("ascii"),
            "base64": True,
            "filename": file_name(view, pinned),
            "type": EXCEL,
        }
