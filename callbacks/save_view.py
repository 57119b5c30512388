"""Saving a view: from what Compare shows to an item on a board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from callbacks.services import Services, answer, language_of, read_view
from callbacks.slides import saved_query
from compare.model.board import Board, SavedView
from compare.model.board_errors import BoardError
from etl.snapshot.publish import NoSnapshotError
from layouts import ids, states
from layouts.controls.save_view import NEW, name_style, not_saved, save_form, saved
from workspace.boards.shelf import Shelf

if TYPE_CHECKING:
    from workspace.boards.store import Boards


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """What the dialog holds: ``board`` is an id or ``NEW``, then ``name`` is the new one's."""

    title: str
    comment: str
    board: str
    name: str


def save_dialog(search: str, services: Services, boards: Boards) -> Any:
    """Return the dialog for the view of a query; an unreachable database is reported before anybody fills it in."""
    language = language_of(search)
    try:
        pinned = services.pinned()
        view, _ = read_view(search, pinned)
        finding = answer(view, pinned).finding.text(language)
    except NoSnapshotError:
        return states.no_snapshot(language)
    try:
        return save_form(finding, boards.all(), language)
    except BoardError as error:
        return save_form(finding, (), language, error.text(language))


def save(search: str, filled: SaveRequest, services: Services, boards: Boards) -> Board:
    """Put the view onto the board; a title left as the finding is not kept, so that it follows the data.

    Raises:
        BoardError: it was not saved, and why.
        NoSnapshotError: no snapshot was published.
    """
    pinned = services.pinned()
    view, _ = read_view(search, pinned)
    finding = answer(view, pinned).finding.text(view.lang)
    title = "" if filled.title.strip() == finding.strip() else filled.title
    item = SavedView(saved_query(search, pinned), title, filled.comment)
    board = boards.create(filled.name).id if filled.board == NEW else filled.board
    return boards.add(board, item)


def register_callbacks(app: Dash, services: Services, shelf: Shelf) -> None:
    """Open the dialog, ask for a name where the board is new, save."""

    @app.callback(
        Output(ids.SAVE_MODAL, "opened"),
        Output(ids.SAVE_MODAL, "children"),
        Input(ids.SAVE_VIEW, "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def open_dialog(clicks: int | None, search: str | None) -> tuple[bool, Any]:
        if not clicks:
            raise PreventUpdate
        return True, save_dialog(search or "", services, shelf.boards)

    @app.callback(Output(ids.SAVE_NAME, "style"), Input(ids.SAVE_BOARD, "value"), prevent_initial_call=True)
    def ask_for_name(board: str) -> dict[str, str]:
        return name_style(board)

    @app.callback(
        Output(ids.SAVE_MODAL, "children", allow_duplicate=True),
        Output(ids.SAVE_STATUS, "children"),
        Input(ids.SAVE_SUBMIT, "n_clicks"),
        State(ids.SAVE_TITLE, "value"),
        State(ids.SAVE_COMMENT, "value"),
        State(ids.SAVE_BOARD, "value"),
        State(ids.SAVE_NAME, "value"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def submit(clicks: int | None, title: str, comment: str, board: str, name: str, search: str | None) -> Any:
        if not clicks:
            raise PreventUpdate
        language = language_of(search or "")
        try:
            kept = save(
                search or "", SaveRequest(title or "", comment or "", board, name or ""), services, shelf.boards
            )
        except BoardError as error:
            return no_update, not_saved(error.text(language))
        return saved(kept, language), no_update
