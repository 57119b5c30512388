"""What is said after a change of a board: done, with a way back; refused, with both texts kept."""

from __future__ import annotations

import json
from typing import Any

from dash import html

from compare.model.board_errors import BoardError, Conflict
from etl.model.messages import Language
from layouts.attributes import data
from layouts.messages import screen_message
from layouts.present.screen import act, button


def notice(text: str, *buttons: Any, alarm: bool = False) -> html.Div:
    """Build a line that says what happened, and what may be done about it."""
    return html.Div([html.P(text), *buttons], className="told alarm" if alarm else "told")


def failed(error: BoardError, action: dict[str, Any], language: Language) -> html.Div:
    """Say why a change was not written; what was asked for stays at hand to be tried again."""
    again = button("present.again", language, **data(act=json.dumps(action)))
    return notice(error.text(language), again, _dismiss(language), alarm=True)


def _dismiss(language: Language) -> html.Button:
    return button("present.dismiss", language, **data(dismiss="1"))


def merged_text(mine: str, stored: str, between: str) -> str:
    """Return one text that holds both: the stored one first; what is the same once."""
    return stored if mine in stored else mine if stored in mine else f"{stored}{between}{mine}"


def conflict(error: Conflict, action: dict[str, Any], language: Language) -> html.Div:
    """Show what is stored and what was written side by side: save over it, keep both, or leave it.

    ``action`` is the refused ``edit`` of an item or ``rename`` of a board.
    """
    board = error.board
    item = board.item(action["item"]) if action["do"] == "edit" else None
    field, stored = ("title", item) if item else ("name", board)
    title, comment = getattr(stored, field), stored.comment
    version = item.version if item else board.heading_version
    over = {**action, "seen": version, "redraw": True}
    merged = {**over, "comment": merged_text(action["comment"], comment, "\n")}
    if item:
        merged["title"] = merged_text(action["title"], title, " / ")
    return html.Div(
        [
            html.P(error.text(language)),
            html.Dl(
                [
                    html.Dt(screen_message("present.stored", language)),
                    html.Dd(_text(title, comment, language)),
                    html.Dt(screen_message("present.yours", language)),
                    html.Dd(_text(action[field], action["comment"], language)),
                ]
            ),
            html.Div(
                [
                    button("present.over", language, **data(act=json.dumps(over))),
                    button("present.beside", language, **data(act=json.dumps(merged))),
                    button("present.theirs", language, **act("reload")),
                ],
                className="actions",
            ),
        ],
        className="told alarm conflict",
    )


def _text(title: str, comment: str, language: Language) -> str:
    return "\n".join([title or screen_message("present.untouched_title", language), comment]).strip()
