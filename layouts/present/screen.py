"""Present: what its parts share, and the frame that stays while boards and slides change in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from dash import dcc, html

from compare.model.query import in_language
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria, data
from layouts.messages import screen_message
from layouts.shell import icon

Mode = Literal["list", "board", "show", "presenter", "print"]
MODES: tuple[Mode, ...] = ("list", "board", "show", "presenter", "print")


@dataclass(frozen=True, slots=True)
class PresentRequest:
    """What the address asks for, but for the slide's number, which the browser minds itself."""

    mode: Mode
    board: str
    lang: Language


def address(board: str, language: Language, **more: int) -> str:
    """Return the address of a board; ``slide=1``, ``presenter=1`` or ``print=1`` show it."""
    return in_language(f"/present?{urlencode({'board': board, **more})}", language)


def act(do: str, **what: Any) -> dict[str, Any]:
    """Return the attribute of a button that asks for a change of a board (assets/boards.js sends it)."""
    return data(act=json.dumps({"do": do, **what}))


def button(key: str, language: Language, *, name: str = "", **attributes: Any) -> html.Button:
    """Build a quiet button with its words, or with an icon whose words are its label."""
    label = screen_message(key, language)
    attributes.setdefault("className", "quiet")
    if name:
        return html.Button(icon(name), title=label, **aria(label=label), **attributes)
    return html.Button(label, **attributes)


def present_screen() -> list[Any]:
    """Build the frame: what is asked for, what is shown for it, and the evidence beside it."""
    return [
        dcc.Store(id=ids.PRESENTED),
        dcc.Store(id=ids.BOARD_ACT),
        dcc.Store(id=ids.BOARD_SAVED),
        dcc.Download(id=ids.BOARD_FILE),
        html.Div(id=ids.BOARD_STATUS, className="board-told", role="status", **aria(live="polite")),
        html.Div(id=ids.PRESENT_BODY, className="present-body"),
        html.Aside(id=ids.EVIDENCE, className="evidence closed"),
    ]
