"""The change as a grid: both values, what lies between them, and why where nothing does."""

from __future__ import annotations

import dash_ag_grid as dag

from compare.answers.change import TwoYears
from compare.model.format import difference_unit, relative, signed
from compare.model.mark import Mark
from compare.model.names import called
from compare.rules.direction import Movement
from etl.model.messages import Language
from layouts.grids.fact_grid import GridCells, fact_grid, mark_cells, number_column, region_column
from layouts.messages import screen_message


def _difference_cells(key: str, number: float | None, text: str, movement: Movement, language: Language) -> GridCells:
    """Return the cells of a computed number; it leads to the later of its two values."""
    derived = "derived" in (movement.before.status, movement.after.status)
    if number is None:
        text = screen_message(f"change.{movement.reason}", language)
    elif derived:
        text = screen_message("change.derived", language, text=text)
    judged = screen_message(f"change.{movement.standing}", language)
    years = {"first": movement.before.year, "last": movement.after.year}
    tip = screen_message("change.tip", language, region=called(movement.after), text=f"{text} · {judged}", **years)
    return {
        key: number,
        f"{key}_text": text,
        f"{key}_fact": movement.after.fact_id,
        f"{key}_tip": tip,
        f"{key}_standing": movement.standing,
    }


def movement_row(movement: Movement, language: Language) -> GridCells:
    """Return the row of a region with both values."""
    absolute = "" if movement.absolute is None else signed(movement.absolute)
    share = "" if movement.relative is None else relative(movement.relative)
    return {
        "id": f"{movement.after.region_code}|{movement.after.subgroup}",
        "region": called(movement.after),
        **mark_cells("first", movement.before, language),
        **mark_cells("last", movement.after, language),
        **_difference_cells("absolute", movement.absolute, absolute, movement, language),
        **_difference_cells("relative", movement.relative, share, movement, language),
    }


def single_row(mark: Mark, answer: TwoYears, language: Language) -> GridCells:
    """Return the row of a region with only one of the years: its value, and which year it lacks."""
    key = "first" if mark.year == answer.first else "last"
    text = screen_message("change.single", language, year=answer.lacks(mark))
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


def change_grid(answer: TwoYears, language: Language) -> dag.AgGrid:
    """Build the grid: the nation on top, then the moves in the answer's order, then regions with only one year."""
    unit = difference_unit(answer.indicator.unit, language)
    columns = [
        region_column(language, 132),
        number_column("first", str(answer.first), 96),
        number_column("last", str(answer.last), 96),
        number_column("absolute", screen_message("change.absolute", language, unit=unit), 116),
        number_column("relative", screen_message("change.relative", language), 92),
    ]
    rows = [movement_row(movement, language) for movement in answer.movements]
    rows += [single_row(mark, answer, language) for mark in answer.single]
    pinned = [movement_row(answer.national, language)] if answer.national else []
    return fact_grid(columns, rows, language, pinned=pinned)
