"""Changing boards: what a button or a text field on the screen asks for, done in the store, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from compare.model.board_errors import BoardError, Conflict
from etl.model.messages import Language
from layouts.messages import screen_message
from layouts.present.notices import conflict, failed, notice
from layouts.present.screen import act, button

if TYPE_CHECKING:
    from workspace.boards.store import Boards

Act = dict[str, Any]
"""What the browser asks for: ``do``, and what that needs (assets/boards.js)."""


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome: its message, whether to redraw the screen, and which part now has which version."""

    message: Any = None
    redraw: bool = True
    part: str = ""
    version: int = 0


Doing = Callable[["Boards", Act, Language], Done]


def _create(boards: Boards, action: Act, language: Language) -> Done:
    made = boards.create(action["name"])
    return Done(notice(screen_message("present.created", language, name=made.name)))


def _rename(boards: Boards, action: Act, language: Language) -> Done:
    made = boards.rename(action["board"], action["name"], action["comment"], action["seen"])
    return Done(_saved(language), bool(action.get("redraw")), f"rename-{made.id}", made.heading_version)


def _delete(boards: Boards, action: Act, language: Language) -> Done:
    name = boards.get(action["board"]).name
    boards.delete(action["board"], action["seen"])
    undo = button("present.undo", language, **act("restore", board=action["board"]))
    return Done(notice(screen_message("present.deleted", language, name=name), undo))


def _restore(boards: Boards, action: Act, language: Language) -> Done:
    made = boards.restore(action["board"])
    return Done(notice(screen_message("present.restored", language, name=made.name)))


def _edit(boards: Boards, action: Act, language: Language) -> Done:
    made = boards.edit(action["board"], action["item"], action["title"], action["comment"], action["seen"])
    item = made.item(action["item"])
    version = item.version if item else made.version
    return Done(_saved(language), bool(action.get("redraw")), f"edit-{action['item']}", version)


def _order(boards: Boards, action: Act, language: Language) -> Done:
    boards.reorder(action["board"], action["order"], action["seen"])
    return Done(_saved(language))


def _remove(boards: Boards, action: Act, language: Language) -> Done:
    boards.remove(action["board"], action["item"], action["seen"])
    undo = button("present.undo", language, **act("put_back", board=action["board"], item=action["item"]))
    return Done(notice(screen_message("present.removed", language), undo))


def _put_back(boards: Boards, action: Act, language: Language) -> Done:
    boards.put_back(action["board"], action["item"])
    return Done(notice(screen_message("present.put_back", language)))


def _reload(_boards: Boards, _action: Act, _language: Language) -> Done:
    return Done()


ACTS: dict[str, Doing] = {
    "create": _create,
    "rename": _rename,
    "delete": _delete,
    "restore": _restore,
    "edit": _edit,
    "order": _order,
    "remove": _remove,
    "put_back": _put_back,
    "reload": _reload,
}


def _saved(language: Language) -> html.Div:
    return notice(screen_message("present.saved", language))


def do(action: Act, boards: Boards, language: Language) -> Done:
    """Do what was asked for; a refusal is said, and what the analyst wrote stays where it is."""
    try:
        return ACTS[action["do"]](boards, action, language)
    except Conflict as error:
        if action["do"] in ("edit", "rename"):
            return Done(conflict(error, action, language), redraw=False)
        return Done(notice(error.text(language), alarm=True))
    except BoardError as error:
        return Done(failed(error, action, language), redraw=False)
