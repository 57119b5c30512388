"""The ranking as horizontal bars: best first, the nation as a line, targets as diamonds."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from compare.answers import Mark, Ranking
from compare.format import number
from compare.ranking import rank_label
from etl.catalogue import NATION
from etl.messages import Language
from layouts.figure import Figure, Part, bar, line, note, scatter
from layouts.labels import hover, signed_difference, value_label
from layouts.palette import Palette
from layouts.spacing import text_width
from layouts.theme import SMALL, TEXT, template
from layouts.words import say

ROW, FEW_ROWS, TOP, BOTTOM, SIDE = 34, (10, 44), 56, 16, 72
"""Pixels: height of a row (up to ten rows are higher); room over the bars, under them, and for the differences."""


LEAST_ROWS = 3
"""A chart is at least so many rows high, so that what hovering tells has room."""
LABEL_SHARE = 0.17
"""Share of the value axis that a value label takes."""
CLEAR = "rgba(0,0,0,0)"
VALUE_LABEL = "value"
"""Name of the annotations that are value labels."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its place from the top (0 first), the label at its foot, the mark it draws."""

    place: int
    label: str
    mark: Mark


def rows(answer: Ranking) -> list[BarRow]:
    """Return the bars from top to bottom: ranked ones, then subgroups, then part-year values, which have no rank."""
    unranked = [*answer.subgroups, *answer.part_year]
    labels = [f"{rank_label(mark)}  {mark.region}" for mark in answer.marks]
    labels += [f"{mark.region} · {mark.subgroup}" if mark.subgroup else mark.region for mark in unranked]
    marks = [*answer.marks, *unranked]
    return [BarRow(place, label, mark) for place, (label, mark) in enumerate(zip(labels, marks, strict=True))]


def mark_colour(mark: Mark, colours: Palette) -> str:
    """Return the colour of a mark: better or worse only against a stated benchmark, else neutral."""
    return {"better": colours.better, "worse": colours.worse}.get(mark.standing, colours.neutral)


def span(answer: Ranking) -> tuple[float, float]:
    """Return the range of the value axis, from zero; labels at the bars' ends reach into the margin."""
    shown = [*answer.marks, *answer.subgroups, *answer.part_year, *answer.targets]
    values = [mark.value_high or mark.value for mark in shown] + [
        mark.value for mark in (answer.benchmark, answer.provincial) if mark is not None
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low) or 1.0
    return low - (0.16 * room if low < 0 else 0), high + 0.02 * room


def is_hollow(mark: Mark) -> bool:
    """Tell the marks that are drawn as outlines: derived and part-year values."""
    return mark.status == "derived" or mark.part_year


def _bars(drawn: list[BarRow], language: Language, colours: Palette) -> Part:
    tints = [mark_colour(row.mark, colours) for row in drawn]
    hollow = [is_hollow(row.mark) for row in drawn]
    return bar(
        orientation="h",
        x=[row.mark.value for row in drawn],
        y=[row.place for row in drawn],
        cliponaxis=False,
        width=0.62 if len(drawn) > FEW_ROWS[0] else 0.48,
        marker={
            "color": [CLEAR if empty else tint for empty, tint in zip(hollow, tints, strict=True)],
            "line": {"color": tints, "width": [1.5 if empty else 0 for empty in hollow]},
        },
        customdata=[row.mark.fact_id for row in drawn],
        hovertext=[hover(row.mark, language) for row in drawn],
        hoverinfo="text",
        name="values",
    )


def _arrows(drawn: list[BarRow], colours: Palette) -> Part:
    """Bounds end in an arrow that points to where the value may lie."""
    bounds = [row for row in drawn if row.mark.bound]
    return scatter(
        mode="markers",
        x=[row.mark.value for row in bounds],
        y=[row.place for row in bounds],
        marker={
            "symbol": ["triangle-right" if row.mark.qualifier[0] == ">" else "triangle-left" for row in bounds],
            "size": 15,
            "color": [mark_colour(row.mark, colours) for row in bounds],
        },
        cliponaxis=False,
        hoverinfo="skip",
        name="bounds",
    )


def label_places(drawn: list[BarRow], targets: dict[int, float], width: float) -> list[tuple[float, bool]]:
    """Return where each value label stands and whether it stands inside its bar.

    A label begins at the bar's end. Where a target would lie under it, it moves into the bar, so that it is not taken
    for the target's value; a bar too short for it leaves it behind the target. ``targets`` are target values by row,
    ``width`` the length of the value axis.
    """
    places = []
    for row in drawn:
        end = max(row.mark.value, row.mark.value_high or row.mark.value, 0.0)
        target = targets.get(row.place)
        covered = target is not None and -0.01 < (target - end) / width < LABEL_SHARE
        if target is None or not covered:
            places.append((end, False))
        elif end > LABEL_SHARE * width:
            places.append((end, True))
        else:
            places.append((target + 0.008 * width, False))
    return places


def _labels(answer: Ranking, drawn: list[BarRow], language: Language, colours: Palette) -> list[Part]:
    """Write the values at the bars' ends, on the surface's colour so that no line runs through them."""
    low, high = span(answer)
    rows_of = {row.mark.region_code: row.place for row in drawn if row.mark.rank is not None}
    targets = {rows_of[mark.region_code]: mark.value for mark in answer.targets if mark.region_code in rows_of}
    return [
        note(
            name=VALUE_LABEL,
            x=place,
            y=row.place,
            xanchor="right" if inside else "left",
            xshift=-8 if inside else 14 if row.mark.bound else 3,
            text=value_label(row.mark, language),
            font={"size": TEXT, "color": colours.surface if inside and not is_hollow(row.mark) else colours.ink},
            bgcolor=CLEAR if inside else colours.surface,
            borderpad=1,
        )
        for row, (place, inside) in zip(drawn, label_places(drawn, targets, high - low), strict=True)
    ]


def _diamonds(answer: Ranking, drawn: list[BarRow], language: Language, colours: Palette) -> Part:
    places = {row.mark.region_code: row.place for row in drawn if row.mark.rank is not None}
    targets = [mark for mark in answer.targets if mark.region_code in places]
    return scatter(
        mode="markers",
        x=[mark.value for mark in targets],
        y=[places[mark.region_code] for mark in targets],
        marker={"symbol": "diamond", "size": 11, "color": colours.surface, "line": {"color": colours.ink, "width": 2}},
        customdata=[mark.fact_id for mark in targets],
        hovertext=[hover(mark, language) for mark in targets],
        hoverinfo="text",
        cliponaxis=False,
        name="targets",
    )


def _reference(value: float, text: str, dash: str, colours: Palette, level: float) -> tuple[Part, Part]:
    """Return a line over all rows and the label above it, ``level`` pixels up."""
    stroke = {"color": colours.ink, "width": 1.5, "dash": dash}
    label = note(
        x=value,
        y=1,
        yref="paper",
        yshift=level,
        yanchor="bottom",
        text=text,
        font={"size": SMALL, "color": colours.ink},
        bgcolor=colours.surface,
    )
    return line(x0=value, x1=value, y0=0, y1=1, yref="paper", line=stroke), label


def _references(answer: Ranking, language: Language, colours: Palette) -> list[tuple[Part, Part]]:
    found = []
    if answer.benchmark is not None:
        mark = answer.benchmark
        text = say("chart.nation", language, year=mark.year, value=number(mark.value, "", mark.qualifier, language))
        found.append(_reference(mark.value, text, "solid", colours, 2))
    if answer.provincial is not None:
        mark = answer.provincial
        value = number(mark.value, "", mark.qualifier, language)
        text = say("chart.province", language, name=mark.region, year=mark.year, value=value)
        found.append(_reference(mark.value, text, "dashdot", colours, 18 * len(found) + 2))
    national = [mark for mark in answer.targets if mark.region_code == NATION]
    if national:
        mark = min(national, key=lambda target: target.year)
        value = number(mark.value, "", mark.qualifier, language, symbol=True)
        text = "◆ " + say("chart.target", language, year=mark.year, value=value)
        found.append(_reference(mark.value, text, "dot", colours, 18 * len(found) + 2))
    return found


def _side(drawn: list[BarRow], language: Language, *, told: bool) -> int:
    """Return the room at the right in pixels: for the longest value label, and for the differences where told."""
    longest = max((text_width(value_label(row.mark, language)) for row in drawn), default=0)
    return longest + 16 + (SIDE if told else 0)


def _differences(drawn: list[BarRow], language: Language, colours: Palette) -> list[Part]:
    told = [(row, signed_difference(row.mark, language)) for row in drawn if row.mark.difference is not None]
    if not told:
        return []
    right = {"xref": "paper", "x": 1, "xanchor": "right", "xshift": _side(drawn, language, told=True) - 8}
    against = "nation" if any(row.mark.nation is not None for row, _ in told) else "province"
    heading = say(f"chart.against_{against}", language)
    notes = [note(**right, y=1, yref="paper", yanchor="bottom", yshift=2, text=heading)]
    for row, text in told:
        colour = mark_colour(row.mark, colours) if row.mark.standing in ("better", "worse") else colours.muted
        notes.append(note(**right, y=row.place, text=text, font={"size": TEXT, "color": colour}))
    return notes


def _unranked_rule(answer: Ranking, language: Language, colours: Palette) -> list[tuple[Part, Part]]:
    if not (answer.marks and (answer.part_year or answer.subgroups)):
        return []
    edge = len(answer.marks) - 0.5
    stroke = {"color": colours.muted, "width": 1, "dash": "dot"}
    text = say("chart.unranked", language)
    return [
        (
            line(x0=0, x1=1, xref="paper", y0=edge, y1=edge, line=stroke),
            note(xref="paper", x=1, xanchor="right", y=edge, yanchor="top", text=text),
        )
    ]


def ranking_figure(answer: Ranking, language: Language, colours: Palette) -> Figure:
    """Draw the ranking. The figure is as tall as its rows need; ``customdata`` of a bar or diamond is its fact id."""
    drawn = rows(answer)
    ruled = [*_references(answer, language, colours), *_unranked_rule(answer, language, colours)]
    differences = _differences(drawn, language, colours)
    above = sum(label.get("yref") == "paper" for _, label in ruled)
    top = (TOP + (18 if above > 2 else 0)) if ruled or differences else BOTTOM
    slots = max(len(drawn), LEAST_ROWS)
    layout = {
        "template": template(colours),
        "shapes": [shape for shape, _ in ruled],
        "annotations": [
            *(label for _, label in ruled),
            *_labels(answer, drawn, language, colours),
            *differences,
        ],
        "height": top + (FEW_ROWS[1] if len(drawn) <= FEW_ROWS[0] else ROW) * slots + BOTTOM,
        "margin": {"l": 8, "r": _side(drawn, language, told=bool(differences)), "t": top, "b": BOTTOM},
        "xaxis": {
            "range": list(span(answer)),
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinewidth": 1,
        },
        "yaxis": {
            "range": [slots - 0.4, -0.6],
            "tickvals": [row.place for row in drawn],
            "ticktext": [escape(row.label) for row in drawn],
            "ticklabelstandoff": 8,
            "showgrid": False,
            "zeroline": False,
        },
        "barmode": "overlay",
        "uirevision": answer.indicator.id,
    }
    traces = [
        _bars(drawn, language, colours),
        _arrows(drawn, colours),
        _diamonds(answer, drawn, language, colours),
    ]
    return {"data": traces, "layout": layout}
