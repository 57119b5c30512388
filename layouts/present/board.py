"""A board to work on: its slides in order, their titles and comments to write, and the way to show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.model.board import Board, Item
from compare.model.query import in_language
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria, data
from layouts.messages import screen_message
from layouts.present.boards import when
from layouts.present.screen import act, address, button
from layouts.shell import icon
from layouts.states import state


@dataclass(frozen=True, slots=True)
class Described:
    """What an item shows now: what its chart finds, what it is about, where it opens; ``problem``: why it cannot."""

    finding: str
    about: str
    link: str
    problem: str = ""


def moved(order: Sequence[int], at: int, by: int) -> list[int] | None:
    """Return the order with the item at place ``at`` moved ``by`` places; None where it would leave the list."""
    to = at + by
    if not 0 <= to < len(order):
        return None
    rest = [*order[:at], *order[at + 1 :]]
    return [*rest[:to], order[at], *rest[to:]]


def _move(board: Board, at: int, by: int, language: Language) -> html.Button:
    order = moved([item.id for item in board.items], at, by)
    name = "up" if by < 0 else "down"
    return button(
        f"present.{name}",
        language,
        name=name,
        disabled=order is None,
        **act("order", board=board.id, order=order, seen=board.order_version),
        **data(focus=f"{name}-{board.items[at].id}"),
    )


def _texts(board: Board, item: Item, described: Described, language: Language) -> html.Div:
    return html.Div(
        [
            dmc.Textarea(
                value=item.title,
                placeholder=described.finding or screen_message("present.title_hint", language),
                autosize=True,
                minRows=1,
                className="edit-title",
                **aria(label=screen_message("present.title", language)),
            ),
            html.P(described.problem or described.about, className="problem" if described.problem else "dim"),
            dmc.Textarea(
                value=item.comment,
                placeholder=screen_message("present.comment_hint", language),
                autosize=True,
                minRows=1,
                maxRows=12,
                className="edit-comment",
                **aria(label=screen_message("present.comment", language)),
            ),
        ],
        className="texts",
        **data(edit="edit", board=board.id, item=str(item.id), seen=str(item.version)),
    )


def _item(board: Board, at: int, described: Described, language: Language) -> html.Li:
    item = board.items[at]
    return html.Li(
        [
            html.Div(
                [icon("drag"), html.Span(str(at + 1))],
                className="handle",
                draggable="true",
                title=screen_message("present.drag", language),
            ),
            _texts(board, item, described, language),
            html.Div(
                [
                    _move(board, at, -1, language),
                    _move(board, at, 1, language),
                    dcc.Link(
                        screen_message("present.show_here", language),
                        href=address(board.id, language, slide=at + 1),
                        className="quiet",
                    ),
                    dcc.Link(screen_message("present.open", language), href=described.link, className="quiet")
                    if described.link
                    else None,
                    button(
                        "present.remove",
                        language,
                        **act("remove", board=board.id, item=item.id, seen=item.version),
                    ),
                ],
                className="actions",
            ),
        ],
        key=str(item.id),
        className="item",
        **data(item=str(item.id)),
    )


def _heading(board: Board, language: Language) -> html.Div:
    return html.Div(
        [
            dmc.TextInput(
                value=board.name, className="edit-title", **aria(label=screen_message("present.name", language))
            ),
            dmc.Textarea(
                value=board.comment,
                placeholder=screen_message("present.board_comment_hint", language),
                autosize=True,
                minRows=1,
                className="edit-comment",
                **aria(label=screen_message("present.board_comment", language)),
            ),
            html.P(
                [screen_message("present.count", language, count=len(board.items)), " · ", when(board.modified)],
                className="dim",
            ),
        ],
        className="texts",
        **data(edit="rename", board=board.id, seen=str(board.heading_version)),
    )


def _actions(board: Board, language: Language) -> html.Div:
    shows: list[Any] = [
        button("present.deck", language, id=ids.BOARD_DECK, className="quiet"),
        html.A(screen_message("present.print", language), href=address(board.id, language, print=1), className="quiet"),
        dcc.Link(
            screen_message("present.start", language), href=address(board.id, language, slide=1), className="solid"
        ),
    ]
    return html.Div(
        [
            dcc.Link(screen_message("present.all", language), href=in_language("/present", language)),
            html.Div(
                [
                    button(
                        "present.copy", language, className="quiet copy", **data(address=address(board.id, language))
                    ),
                    *(shows if board.items else []),
                ],
                className="actions",
            ),
        ],
        className="board-bar",
    )


def board_editor(board: Board, described: Sequence[Described], language: Language) -> html.Div:
    """Build a board; ``described`` stands one to one with its items."""
    items: Any = html.Ol(
        [_item(board, at, description, language) for at, description in enumerate(described)],
        className="items",
        **data(board=board.id, seen=str(board.order_version)),
    )
    if not board.items:
        items = state(screen_message("present.empty", language), screen_message("present.empty_text", language))
        items.children.append(
            dcc.Link(
                screen_message("present.to_compare", language),
                href=in_language("/compare", language),
                className="solid",
            )
        )
    return html.Div(
        [_actions(board, language), _heading(board, language), items],
        className="present-board",
    )
