"""The dialog that puts what Compare shows onto a board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.model.board import Board, Summary
from etl.model.messages import Language
from layouts import ids
from layouts.messages import screen_message
from layouts.present.screen import address

NEW = "new"
"""The value of the choice of a new board."""


def save_modal(language: Language) -> dmc.Modal:
    """Build the closed dialog; it is filled when it opens."""
    return dmc.Modal(
        id=ids.SAVE_MODAL,
        title=screen_message("save.heading", language),
        size="lg",
        centered=True,
        closeButtonProps={"aria-label": screen_message("save.close", language)},
        transitionProps={"duration": 0},
    )


def save_form(finding: str, boards: Sequence[Summary], language: Language, problem: str = "") -> list[Any]:
    """Build the form: the finding as title, a comment, and which board: the last changed, another, or a new one."""
    choices = [{"value": board.id, "label": board.name} for board in boards]
    choices.append({"value": NEW, "label": screen_message("save.new", language)})
    return [
        dmc.Textarea(
            id=ids.SAVE_TITLE,
            label=screen_message("save.title", language),
            description=screen_message("save.title_hint", language),
            value=finding,
            autosize=True,
            minRows=1,
            maxRows=4,
        ),
        dmc.Textarea(
            id=ids.SAVE_COMMENT,
            label=screen_message("save.comment", language),
            placeholder=screen_message("present.comment_hint", language),
            autosize=True,
            minRows=3,
            maxRows=10,
            value="",
            **{"data-autofocus": True},
        ),
        dmc.Select(
            id=ids.SAVE_BOARD,
            label=screen_message("save.board", language),
            data=choices,
            value=choices[0]["value"],
            allowDeselect=False,
            searchable=len(choices) > 8,
        ),
        dmc.TextInput(
            id=ids.SAVE_NAME,
            label=screen_message("save.name", language),
            placeholder=screen_message("present.new_hint", language),
            value="",
            style=name_style(choices[0]["value"]),
        ),
        html.Div(_alarm(problem) if problem else None, id=ids.SAVE_STATUS, role="status"),
        html.Div(
            html.Button(screen_message("save.submit", language), id=ids.SAVE_SUBMIT, className="solid"),
            className="actions",
        ),
    ]


def name_style(board: str) -> dict[str, str]:
    """Return the style of the name of a new board: it is asked for only where one is chosen."""
    return {} if board == NEW else {"display": "none"}


def _alarm(text: str) -> html.P:
    return html.P(text, className="notice")


def not_saved(text: str) -> html.P:
    """Say why it was not saved; the form keeps what was written."""
    return _alarm(text)


def saved(board: Board, language: Language) -> list[Any]:
    """Say where the view now is, and lead there."""
    number = len(board.items)
    return [
        html.P(screen_message("save.done", language, board=board.name, number=number)),
        html.Div(
            [
                dcc.Link(
                    screen_message("save.to_board", language), href=address(board.id, language), className="solid"
                ),
                dcc.Link(
                    screen_message("save.to_slide", language),
                    href=address(board.id, language, slide=number),
                    className="quiet",
                ),
            ],
            className="actions",
        ),
    ]
