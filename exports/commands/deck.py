"""``python -m exports deck``: a board, or views, as a PowerPoint file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.model.board import Board
from compare.model.board_errors import BoardError
from etl.commands import progress
from etl.model.messages import Language, message
from exports.commands import selection
from exports.commands.selection import Data
from exports.parts.context import ExportContext
from exports.parts.errors import ExportError
from exports.parts.saving import save
from exports.slides.views import DeckView, deck_view, saved_deck_views, views_of
from settings import Settings

if TYPE_CHECKING:
    from workspace.boards.store import Boards


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of ``deck``."""
    parser: argparse.ArgumentParser = commands.add_parser("deck", help="write a board, or views, as PowerPoint slides")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--board", metavar="NAME", help="name or id of a board")
    what.add_argument(
        "--view", action="append", metavar="QUERY", help="URL query of a view; may be given several times"
    )
    parser.add_argument("--template", type=Path, metavar="FILE", help="a pptx of your own whose layouts are used")
    parser.add_argument("--title", default="", help="title of the cover, for views (default: no cover)")
    parser.add_argument("--database", metavar="URL", help="where boards are kept (default: DATABASE_URL)")
    selection.options(parser)
    parser.set_defaults(run=run)
    return parser


def run(parsed: argparse.Namespace) -> None:
    """Write the deck. Raises ExportError, BoardError's wording included, where it cannot be made."""
    if parsed.output.suffix.lower() != ".pptx":
        raise ExportError("not_pptx", file=str(parsed.output))
    if parsed.template is not None:
        from exports.slides.parts.template import open_template

        open_template(parsed.template, "zh")  # a wrong template is reported before anything is read
    language: Language = parsed.lang or "zh"
    name, comment, make = _board(parsed, language) if parsed.board else _views(parsed)
    data = selection.open_data(parsed.data)
    views = list(make(data))
    with progress.bar(message("deck.progress", language)) as advance:
        content = _written(views, data, parsed, language, name, comment, advance)
    save(parsed.output, lambda file: file.write(content))


def _written(
    views: Sequence[DeckView],
    data: Data,
    parsed: argparse.Namespace,
    language: Language,
    name: str,
    comment: str,
    advance: progress.Advance | None,
) -> bytes:
    from exports.slides.deck import deck

    return deck(
        views,
        data.catalogue,
        ExportContext.of(data.store.snapshot, parsed.address),
        parsed.lang or (views[0].view.lang if not parsed.board else language),
        name=name,
        comment=comment,
        template=parsed.template,
        progress=(lambda done: advance(done, len(views), "")) if advance else None,
    )


Make = Callable[[Data], Iterator[DeckView]]


def _views(parsed: argparse.Namespace) -> tuple[str, str, Make]:
    def make(data: Data) -> Iterator[DeckView]:
        views = [selection.view(query, data, parsed.lang) for query in parsed.view]
        yield from (deck_view(view, data.store, data.catalogue) for view in views)

    return parsed.title, "", make


def _board(parsed: argparse.Namespace, language: Language) -> tuple[str, str, Make]:
    board = _found(parsed.board, parsed.database or Settings().database_url, language)
    if not board.items:
        raise ExportError("empty_board", board=board.name)

    def make(data: Data) -> Iterator[DeckView]:
        return saved_deck_views(views_of(board), language, data.store, data.catalogue)

    return parsed.title or board.name, board.comment, make


def _found(name: str, url: str, language: Language) -> Board:
    """Return the board of that name or id. Raises ExportError where there is none, or the database cannot be had."""
    boards = _opened(url)
    try:
        every = boards.all()
        found = next((board.id for board in every if name in (board.name, board.id)), None)
        if found is None:
            known = "、".join(board.name for board in every)
            raise ExportError("no_board", board=name, known=known or "—")
        return boards.get(found)
    except BoardError as error:
        raise ExportError("board", reason=error.text(language)) from error
    finally:
        boards.close()


def _opened(url: str) -> Boards:
    """Open the database; one that is not there yet is not made for a file that could only be empty."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    from workspace.boards.store import Boards

    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
            raise ExportError("database", url=url)
        return Boards(url)
    except ArgumentError as error:
        raise ExportError("database", url=url) from error
