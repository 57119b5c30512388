"""Present: from the address to the list of boards, a board, or its slides; and changes of boards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, no_update

from callbacks.boards import do
from callbacks.services import Services
from callbacks.slides import described, made_slide, on_paper
from compare.model.board_errors import BoardError
from layouts import ids
from layouts.messages import screen_message
from layouts.present.board import board_editor
from layouts.present.boards import board_list
from layouts.present.screen import MODES, Mode, PresentRequest
from layouts.present.show import printout, slide_show
from layouts.states import state
from workspace.boards.shelf import Shelf

if TYPE_CHECKING:
    from workspace.boards.store import Boards


def present_request(data: dict[str, Any] | None) -> PresentRequest:
    """Return what the address asks for, of what the browser read from it; an unknown mode is the list."""
    given = data or {}
    mode: Mode = next((mode for mode in MODES if mode == given.get("mode")), "list")
    return PresentRequest(mode, str(given.get("board") or ""), "en" if given.get("lang") == "en" else "zh")


def present_content(request: PresentRequest, services: Services, boards: Boards) -> Any:
    """Return what stands on the screen; a board that cannot be had is reported, with the way back to the list."""
    language = request.lang
    try:
        if request.mode == "list":
            return board_list(boards.all(), language)
        board = boards.get(request.board)
    except BoardError as error:
        return state(screen_message("present.unavailable", language), error.text(language))
    if request.mode == "board" or not board.items:
        return board_editor(board, described(board, language, services), language)
    if request.mode == "print":
        return printout(board, on_paper(board, language, services), language)
    return slide_show(board, request.mode, language)


def _register_browser(app: Dash) -> None:
    """Tie what happens in the browser alone: reading the address, turning slides, opening the mark behind a click."""
    tie: Callable[..., None] = app.clientside_callback

    def present(name: str) -> ClientsideFunction:
        return ClientsideFunction(namespace="present", function_name=name)

    def board(name: str) -> ClientsideFunction:
        return ClientsideFunction(namespace="boards", function_name=name)

    tie(present("read"), Output(ids.PRESENTED, "data"), Input(ids.URL, "search"), State(ids.PRESENTED, "data"))
    tie(present("turn"), Input(ids.URL, "search"), Input(ids.SCHEME, "data"))
    tie(present("turn"), Input(ids.PRESENT_BODY, "children"))
    tie(present("openMark"), Input({"type": ids.CHART, "slide": ALL}, "clickData"), prevent_initial_call=True)
    tie(board("saved"), Input(ids.BOARD_SAVED, "data"), prevent_initial_call=True)
    tie(board("answered"), Input(ids.BOARD_STATUS, "children"), prevent_initial_call=True)


def register_callbacks(app: Dash, services: Services, shelf: Shelf) -> None:
    """Show boards and slides, and write what analysts change on them."""
    _register_browser(app)

    @app.callback(Output(ids.PRESENT_BODY, "children"), Input(ids.PRESENTED, "data"), prevent_initial_call=True)
    def show_boards(data: dict[str, Any] | None) -> Any:
        return present_content(present_request(data), services, shelf.boards)

    @app.callback(
        Output(ids.BOARD_STATUS, "children"),
        Output(ids.PRESENT_BODY, "children", allow_duplicate=True),
        Output(ids.BOARD_SAVED, "data"),
        Input(ids.BOARD_ACT, "data"),
        State(ids.PRESENTED, "data"),
        prevent_initial_call=True,
    )
    def change_board(act: dict[str, Any], data: dict[str, Any] | None) -> tuple[Any, Any, Any]:
        request = present_request(data)
        done = do(act, shelf.boards, request.lang)
        body = present_content(request, services, shelf.boards) if done.redraw else no_update
        return done.message, body, {"part": done.part, "seen": done.version} if done.part else no_update

    @app.callback(
        Output({"type": ids.SLIDE, "slide": MATCH}, "children"),
        Input({"type": ids.SLIDE_WANTED, "slide": MATCH}, "data"),
        State({"type": ids.SLIDE_SPEC, "slide": MATCH}, "data"),
        State(ids.PRESENTED, "data"),
        prevent_initial_call=True,
    )
    def fill_slide(scheme: str, spec: dict[str, Any], data: dict[str, Any] | None) -> list[Any]:
        return made_slide(spec, present_request(data).lang, scheme, services, paper=False)
