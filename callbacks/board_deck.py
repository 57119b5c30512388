"""Download a board as PowerPoint."""

from __future__ import annotations

import logging
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks.downloads import address_of, file, legal
from callbacks.present import present_request
from callbacks.services import Services
from compare.model.board import Board
from compare.model.board_errors import BoardError
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from exports.formats import POWERPOINT
from exports.parts.context import ExportContext
from layouts import ids
from layouts.messages import screen_message
from layouts.present.notices import notice
from workspace.boards.shelf import Shelf

log = logging.getLogger(__name__)


def deck_of(board: Board, language: Language, address: str, services: Services) -> bytes:
    """Return a board as slides, with cover and contents. Raises NoSnapshotError."""
    # Loaded at the first deck: what slides take would slow every start.
    from exports.slides.deck import deck
    from exports.slides.views import saved_deck_views, views_of

    pinned = services.pinned()
    context = ExportContext.of(pinned.store.snapshot, address)
    views = saved_deck_views(views_of(board), language, pinned.store, pinned.catalogue)
    return deck(views, pinned.catalogue, context, language, name=board.name, comment=board.comment)


def register_callbacks(app: Dash, services: Services, shelf: Shelf) -> None:
    """Make the file that the board's button asks for; say that it is done, or why not."""

    @app.callback(
        Output(ids.BOARD_FILE, "data"),
        Output(ids.BOARD_STATUS, "children", allow_duplicate=True),
        Input(ids.BOARD_DECK, "n_clicks"),
        State(ids.PRESENTED, "data"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
        running=[
            (Output(ids.BOARD_DECK, "disabled"), True, False),
            (Output(ids.BOARD_DECK, "className"), "quiet busy", "quiet"),
        ],
    )
    def download(clicks: int | None, data: dict[str, Any] | None, href: str | None) -> tuple[Any, Any]:
        if not clicks:
            raise PreventUpdate
        request = present_request(data)
        try:
            board = shelf.boards.get(request.board)
            content = deck_of(board, request.lang, address_of(href), services)
        except BoardError as error:
            return no_update, notice(error.text(request.lang), alarm=True)
        except NoSnapshotError:
            return no_update, notice(screen_message("present.deck_no_data", request.lang), alarm=True)
        except Exception:
            log.exception("no deck of board %s", request.board)
            return no_update, notice(screen_message("present.deck_failed", request.lang), alarm=True)
        name = f"{legal(board.name)}.pptx"
        return file(content, name, POWERPOINT), notice(screen_message("present.deck_done", request.lang, name=name))
