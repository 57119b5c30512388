"""The list of boards: make, open, show, rename, share and delete them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.model.board import Summary
from etl.model.messages import Language
from layouts.attributes import aria, data
from layouts.messages import screen_message
from layouts.present.screen import act, address, button
from layouts.states import state


def when(moment: datetime) -> html.Time:
    """Build a time; the browser writes it in its own time zone."""
    return html.Time(f"{moment:%Y-%m-%d %H:%M} UTC", dateTime=moment.isoformat())


def _row(board: Summary, language: Language) -> html.Li:
    shared = data(address=address(board.id, language))
    return html.Li(
        [
            html.Div(
                [
                    dcc.Link(board.name, href=address(board.id, language), className="name"),
                    html.P(board.comment, className="dim one-line") if board.comment else None,
                    html.Div(
                        dmc.TextInput(
                            value=board.name,
                            **aria(label=screen_message("present.name", language)),
                        ),
                        className="renaming",
                        **data(edit="rename", board=board.id, seen=str(board.version), comment=board.comment),
                    ),
                ],
                className="what",
            ),
            html.Div(screen_message("present.count", language, count=board.count), className="count"),
            html.Div(when(board.modified), className="dim"),
            html.Div(
                [
                    dcc.Link(
                        screen_message("present.start", language),
                        href=address(board.id, language, slide=1),
                        className="quiet",
                    )
                    if board.count
                    else html.Span(),
                    button("present.rename", language, className="quiet rename"),
                    button("present.copy", language, className="quiet copy", **shared),
                    button("present.delete", language, **act("delete", board=board.id, seen=board.version)),
                ],
                className="actions",
            ),
        ],
        key=board.id,
        className="board-row",
    )


def _new(language: Language) -> html.Div:
    return html.Div(
        [
            dmc.TextInput(
                id="new-board",
                placeholder=screen_message("present.new_hint", language),
                value="",
                **aria(label=screen_message("present.new_label", language)),
            ),
            html.Button(screen_message("present.create", language), className="solid", id="create-board"),
        ],
        className="new-board",
    )


def board_list(boards: Sequence[Summary], language: Language) -> html.Div:
    """Build the list, the last changed first."""
    rows: Any = html.Ul([_row(board, language) for board in boards], className="boards")
    if not boards:
        rows = state(screen_message("present.none", language), screen_message("present.none_text", language))
    return html.Div(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H1(screen_message("present.heading", language)),
                            html.P(screen_message("present.lead", language)),
                        ]
                    ),
                    _new(language),
                ],
                className="present-head",
            ),
            rows,
        ],
        className="present-list",
    )
