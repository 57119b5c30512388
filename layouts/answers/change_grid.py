"""The change as a grid: both values, what lies between them, and why where nothing does."""

from __future__ import annotations

import dash_ag_grid as dag

from compare.answers.change import Change
from compare.model.format import difference_unit, relative, signed
from compare.model.mark import Mark
from compare.model.names import called
from compare.rules.direction import Move
from etl.model.messages import Language
from layouts.grids.facts import Cells, fact_grid, mark_cells, number_column, region_column
from layouts.words import say


def _moved(key: str, number: float | None, text: str, move: Move, language: Language) -> Cells:
    """Return the cells of a computed number; it leads to the later of its two values."""
    derived = "derived" in (move.before.status, move.after.status)
    if number is None:
        text = say(f"change.{move.reason}", language)
    elif derived:
        text = say("change.derived", language, text=text)
    judged = say(f"change.{move.standing}", language)
    years = {"first": move.before.year, "last": move.after.year}
    tip = say("change.tip", language, region=called(move.after), text=f"{text} · {judged}", **years)
    return {
        key: number,
        f"{key}_text": text,
        f"{key}_fact": move.after.fact_id,
        f"{key}_tip": tip,
        f"{key}_standing": move.standing,
    }


def move_row(move: Move, language: Language) -> Cells:
    """Return the row of a region with both values."""
    absolute = "" if move.absolute is None else signed(move.absolute)
    share = "" if move.relative is None else relative(move.relative)
    return {
        "id": f"{move.after.region_code}|{move.after.subgroup}",
        "region": called(move.after),
        **mark_cells("first", move.before, language),
        **mark_cells("last", move.after, language),
        **_moved("absolute", move.absolute, absolute, move, language),
        **_moved("relative", move.relative, share, move, language),
    }


def single_row(mark: Mark, answer: Change, language: Language) -> Cells:
    """Return the row of a region with only one of the years: its value, and which year it lacks."""
    key = "first" if mark.year == answer.first else "last"
    text = say("change.single", language, year=answer.lacks(mark))
    return {
        "id": f"{mark.region_code}|{mark.subgroup}",
        "region": called(mark),
        **mark_cells(key, mark, language),
        "absolute": None,
        "absolute_text": text,
        "absolute_tip": text,
        "relative": None,
        "relative_text": "—",
    }


def change_grid(answer: Change, language: Language) -> dag.AgGrid:
    """Build the grid: the nation on top, then the moves in the answer's order, then regions with only one year."""
    unit = difference_unit(answer.indicator.unit, language)
    columns = [
        region_column(language, 132),
        number_column("first", str(answer.first), 96),
        number_column("last", str(answer.last), 96),
        number_column("absolute", say("change.absolute", language, unit=unit), 116),
        number_column("relative", say("change.relative", language), 92),
    ]
    rows = [move_row(move, language) for move in answer.moves]
    rows += [single_row(mark, answer, language) for mark in answer.single]
    pinned = [move_row(answer.national, language)] if answer.national else []
    return fact_grid(columns, rows, language, pinned=pinned)
