"""A board as slides: on the screen, before the presenter, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from compare.model.board import Board, Item
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria, data
from layouts.messages import screen_message
from layouts.present.screen import Mode, address, button

KEYS = ("next", "back", "ends", "full", "presenter", "help", "leave")
"""Rows of the help: keys and what they do."""


def _frame(item: Item, number: int, language: Language) -> html.Section:
    """Build the place of a slide; it is filled when it is next, and kept."""
    spec = {"query": item.query, "title": item.title, "number": number}
    return html.Section(
        [
            dcc.Store(id={"type": ids.SLIDE_WANTED, "slide": number}),
            dcc.Store(id={"type": ids.SLIDE_SPEC, "slide": number}, data=spec),
            html.Div(
                html.P(screen_message("present.loading", language), className="slide-loading"),
                id={"type": ids.SLIDE, "slide": number},
                className="stage",
            ),
        ],
        className="frame",
        **data(slide=str(number), comment=item.comment, title=item.title),
        **aria(label=screen_message("present.slide", language, number=number)),
    )


def _controls(board: Board, language: Language) -> html.Div:
    def key(name: str, id: str) -> html.Button:
        return button(f"present.key.{id}", language, name=name, id=f"show-{id}")

    return html.Div(
        [
            key("left", "back"),
            html.Span(f"1 / {len(board.items)}", id="show-place", **aria(live="polite")),
            key("right", "next"),
            key("full", "full"),
            html.A(
                screen_message("present.presenter", language),
                href=address(board.id, language, presenter=1, slide=1),
                target="presenter",
                id="show-presenter",
                className="quiet",
            ),
            button("present.key.help", language, id="show-help-button", name="help"),
            dcc.Link(
                screen_message("present.leave", language),
                href=address(board.id, language),
                id="show-leave",
                className="quiet",
            ),
        ],
        className="show-controls",
    )


def _help(language: Language) -> html.Div:
    rows = [
        html.Tr(
            [
                html.Th(screen_message(f"present.keys.{name}", language)),
                html.Td(screen_message(f"present.key.{name}", language)),
            ]
        )
        for name in KEYS
    ]
    return html.Div(
        html.Div(
            [
                html.H2(screen_message("present.help", language)),
                html.Table(html.Tbody(rows)),
                html.P(screen_message("present.help_mark", language), className="dim"),
            ],
            className="sheet-of-keys",
        ),
        id="show-help",
        className="show-help",
        hidden=True,
        role="dialog",
        **aria(label=screen_message("present.help", language)),
    )


def _notes(language: Language) -> html.Aside:
    """Build what only the presenter sees; the browser fills it."""
    return html.Aside(
        [
            html.Div(
                [
                    html.Span(id="clock", className="clock"),
                    html.Span(id="elapsed", className="clock"),
                    button("present.restart", language, id="restart"),
                ],
                className="clocks",
            ),
            html.H2(screen_message("present.next", language)),
            html.P(id="next-title", **data(last=screen_message("present.last", language))),
            html.H2(screen_message("present.comment", language)),
            html.Div(id="slide-comment", **data(none=screen_message("present.no_comment", language))),
        ],
        className="notes",
    )


def slide_show(board: Board, mode: Mode, language: Language) -> html.Div:
    """Build the slides, or the presenter's view of them; the browser turns them (assets/present.js)."""
    frames = [_frame(item, number, language) for number, item in enumerate(board.items, 1)]
    parts: list[Any] = [html.Div(frames, className="frames"), _controls(board, language), _help(language)]
    if mode == "presenter":
        parts.append(_notes(language))
    return html.Div(
        parts,
        className=f"show {mode}",
        tabIndex=-1,
        **data(board=board.id, count=str(len(frames)), leave=address(board.id, language)),
    )


def printout(board: Board, slides: Sequence[list[Any]], language: Language) -> html.Div:
    """Build the board for paper: one slide a page, in the light colours whatever the screen has."""
    sheets = [
        html.Section(
            [
                html.Div(content, className="stage"),
                html.Div(f"{board.name} · {number} / {len(slides)}", className="page-number"),
            ],
            className="sheet",
        )
        for number, content in enumerate(slides, 1)
    ]
    return html.Div(
        [
            html.Div(
                [
                    dcc.Link(screen_message("present.back", language), href=address(board.id, language)),
                    html.Span(screen_message("present.print_hint", language), className="dim"),
                    html.Button(
                        screen_message("present.print_now", language), id="print-now", className="solid", disabled=True
                    ),
                ],
                className="board-bar on-screen",
            ),
            *sheets,
        ],
        className="sheets always-light",
    )
