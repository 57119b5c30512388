"""The rows of a ranking: bars with their values, the arrows of bounds, the diamonds of targets."""

from __future__ import annotations

from dataclasses import dataclass

from compare.answers.ranking import Ranking, rank_label
from compare.model.mark import Mark
from compare.model.names import called
from compare.model.palette import Palette
from etl.model.messages import Language
from layouts.charts.figure import CLEAR, FigurePart, bar, note, scatter
from layouts.charts.labels import hover, value_label
from layouts.charts.theme import TEXT

FEW = 10
"""A chart with at most this many rows draws them higher."""
LABEL_SHARE = 0.17
"""Share of the value axis that a value label takes."""
VALUE_LABEL = "value"
"""Name of the annotations that are value labels."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its place from the top (0 first), the label at its foot, the mark it draws."""

    position: int
    label: str
    mark: Mark


def rows(answer: Ranking) -> list[BarRow]:
    """Return the bars from top to bottom: ranked ones, then subgroups, then part-year values, which have no rank."""
    unranked = [*answer.subgroups, *answer.part_year]
    labels = [f"{rank_label(mark)}  {mark.region}" for mark in answer.marks]
    labels += [called(mark) for mark in unranked]
    return [
        BarRow(position, label, mark) for position, (label, mark) in enumerate(zip(labels, answer.values, strict=True))
    ]


def span(answer: Ranking) -> tuple[float, float]:
    """Return the range of the value axis, from zero; labels at the bars' ends reach into the margin."""
    drawn_marks = [*answer.values, *answer.targets]
    values = [mark.value_high or mark.value for mark in drawn_marks] + [
        mark.value for mark in (answer.benchmark, answer.provincial) if mark is not None
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low) or 1.0
    return low - (0.16 * room if low < 0 else 0), high + 0.02 * room


def bars(drawn: list[BarRow], language: Language, colours: Palette) -> FigurePart:
    """Return the bars; ``customdata`` of each is its fact id."""
    tints = [colours.judged(row.mark.standing) for row in drawn]
    hollow = [row.mark.hollow for row in drawn]
    return bar(
        orientation="h",
        x=[row.mark.value for row in drawn],
        y=[row.position for row in drawn],
        cliponaxis=False,
        width=0.62 if len(drawn) > FEW else 0.48,
        marker={
            "color": [CLEAR if empty else tint for empty, tint in zip(hollow, tints, strict=True)],
            "line": {"color": tints, "width": [1.5 if empty else 0 for empty in hollow]},
        },
        customdata=[row.mark.fact_id for row in drawn],
        hovertext=[hover(row.mark, language) for row in drawn],
        hoverinfo="text",
        name="values",
    )


def arrows(drawn: list[BarRow], colours: Palette) -> FigurePart:
    """Return the arrows in which bounds end: they point to where the value may lie."""
    bounds = [row for row in drawn if row.mark.bound]
    return scatter(
        mode="markers",
        x=[row.mark.value for row in bounds],
        y=[row.position for row in bounds],
        marker={
            "symbol": ["triangle-right" if row.mark.qualifier[0] == ">" else "triangle-left" for row in bounds],
            "size": 15,
            "color": [colours.judged(row.mark.standing) for row in bounds],
        },
        cliponaxis=False,
        hoverinfo="skip",
        name="bounds",
    )


def label_positions(drawn: list[BarRow], targets: dict[int, float], width: float) -> list[tuple[float, bool]]:
    """Return where each value label stands and whether it stands inside its bar.

    A label begins at the bar's end. Where a target would lie under it, it moves into the bar, so that it is not taken
    for the target's value; a bar too short for it leaves it behind the target. ``targets`` are target values by row,
    ``width`` the length of the value axis.
    """
    positions = []
    for row in drawn:
        end = max(row.mark.value, row.mark.value_high or row.mark.value, 0.0)
        target = targets.get(row.position)
        covered = target is not None and -0.01 < (target - end) / width < LABEL_SHARE
        if target is None or not covered:
            positions.append((end, False))
        elif end > LABEL_SHARE * width:
            positions.append((end, True))
        else:
            positions.append((target + 0.008 * width, False))
    return positions


def labels(answer: Ranking, drawn: list[BarRow], language: Language, colours: Palette) -> list[FigurePart]:
    """Return the values at the bars' ends, on the surface's colour so that no line runs through them."""
    low, high = span(answer)
    rows_of = {row.mark.region_code: row.position for row in drawn if row.mark.rank is not None}
    targets = {rows_of[mark.region_code]: mark.value for mark in answer.targets if mark.region_code in rows_of}
    return [
        note(
            name=VALUE_LABEL,
            x=position,
            y=row.position,
            xanchor="right" if inside else "left",
            xshift=-8 if inside else 14 if row.mark.bound else 3,
            text=value_label(row.mark, language),
            font={"size": TEXT, "color": colours.surface if inside and not row.mark.hollow else colours.ink},
            bgcolor=CLEAR if inside else colours.surface,
            borderpad=1,
        )
        for row, (position, inside) in zip(drawn, label_positions(drawn, targets, high - low), strict=True)
    ]


def diamonds(answer: Ranking, drawn: list[BarRow], language: Language, colours: Palette) -> FigurePart:
    """Return the targets of the ranked regions; ``customdata`` of each is its fact id."""
    position_of = {row.mark.region_code: row.position for row in drawn if row.mark.rank is not None}
    targets = [mark for mark in answer.targets if mark.region_code in position_of]
    return scatter(
        mode="markers",
        x=[mark.value for mark in targets],
        y=[position_of[mark.region_code] for mark in targets],
        marker={"symbol": "diamond", "size": 11, "color": colours.surface, "line": {"color": colours.ink, "width": 2}},
        customdata=[mark.fact_id for mark in targets],
        hovertext=[hover(mark, language) for mark in targets],
        hoverinfo="text",
        cliponaxis=False,
        name="targets",
    )
