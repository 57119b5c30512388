"""Changing boards: what a button or a text field on the screen asks for, done in the store, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import html

from compare.model.board_errors import BoardError, Conflict
from etl.model.messages import Language
from layouts.present.frame import act, button
from layouts.present.notices import conflict, failed, told
from layouts.words import say

if TYPE_CHECKING:
    from workspace.boards.store import Boards

Act = dict[str, Any]
"""What the browser asks for: ``do``, and what that needs (assets/boards.js)."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: what is said, whether the screen is drawn anew, and which part now has which version."""

    told: Any = None
    redraw: bool = True
    part: str = ""
    seen: int = 0


Doing = Callable[["Boards", Act, Language], Done]


def _create(boards: Boards, asked: Act, language: Language) -> Done:
    made = boards.create(asked["name"])
    return Done(told(say("present.created", language, name=made.name)))


def _rename(boards: Boards, asked: Act, language: Language) -> Done:
    made = boards.rename(asked["board"], asked["name"], asked["comment"], asked["seen"])
    return Done(_saved(language), bool(asked.get("redraw")), f"rename-{made.id}", made.heading_version)


def _delete(boards: Boards, asked: Act, language: Language) -> Done:
    name = boards.get(asked["board"]).name
    boards.delete(asked["board"], asked["seen"])
    undo = button("present.undo", language, **act("restore", board=asked["board"]))
    return Done(told(say("present.deleted", language, name=name), undo))


def _restore(boards: Boards, asked: Act, language: Language) -> Done:
    made = boards.restore(asked["board"])
    return Done(told(say("present.restored", language, name=made.name)))


def _edit(boards: Boards, asked: Act, language: Language) -> Done:
    made = boards.edit(asked["board"], asked["item"], asked["title"], asked["comment"], asked["seen"])
    item = made.item(asked["item"])
    seen = item.version if item else made.version
    return Done(_saved(language), bool(asked.get("redraw")), f"edit-{asked['item']}", seen)


def _order(boards: Boards, asked: Act, language: Language) -> Done:
    boards.reorder(asked["board"], asked["order"], asked["seen"])
    return Done(_saved(language))


def _remove(boards: Boards, asked: Act, language: Language) -> Done:
    boards.remove(asked["board"], asked["item"], asked["seen"])
    undo = button("present.undo", language, **act("put_back", board=asked["board"], item=asked["item"]))
    return Done(told(say("present.removed", language), undo))


def _put_back(boards: Boards, asked: Act, language: Language) -> Done:
    boards.put_back(asked["board"], asked["item"])
    return Done(told(say("present.put_back", language)))


def _reload(_boards: Boards, _asked: Act, _language: Language) -> Done:
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
    return told(say("present.saved", language))


def do(asked: Act, boards: Boards, language: Language) -> Done:
    """Do what was asked for; a refusal is said, and what the analyst wrote stays where it is."""
    try:
        return ACTS[asked["do"]](boards, asked, language)
    except Conflict as error:
        if asked["do"] in ("edit", "rename"):
            return Done(conflict(error, asked, language), redraw=False)
        return Done(told(error.text(language), alarm=True))
    except BoardError as error:
        return Done(failed(error, asked, language), redraw=False)
