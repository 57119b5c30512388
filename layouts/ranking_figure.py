"""The ranking as horizontal bars: best first, the nation as a line, targets as diamonds."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from compare.answers import Mark, Ranking
from compare.format import number
from etl.catalogue import NATION
from etl.messages import Language
from layouts.labels import hover, rank_text, signed_difference, value_label
from layouts.palette import Palette
from layouts.theme import SMALL, TEXT, template
from layouts.words import say

ROW, TOP, BOTTOM, SIDE = 34, 56, 16, 96
"""Pixels: height of a row, room over the bars for the benchmark's label, under them, and for the differences."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its place from the top (0 first), the label at its foot, the mark it draws."""

    place: int
    label: str
    mark: Mark


def rows(answer: Ranking) -> list[BarRow]:
    """Return the bars from top to bottom: ranked ones, then subgroups, then part-year values, which have no rank."""
    unranked = [*answer.subgroups, *answer.part_year]
    labels = [f"{mark.region}  {rank_text(mark):>2}" for mark in answer.marks]
    labels += [f"{mark.region} · {mark.subgroup}" if mark.subgroup else f"{mark.region}  –" for mark in unranked]
    marks = [*answer.marks, *unranked]
    return [BarRow(place, label, mark) for place, (label, mark) in enumerate(zip(labels, marks, strict=True))]


def mark_colour(mark: Mark, colours: Palette) -> str:
    """Return the colour of a mark: better or worse only against a stated benchmark, else neutral."""
    return {"better": colours.better, "worse": colours.worse}.get(mark.standing, colours.neutral)


def span(answer: Ranking) -> tuple[float, float]:
    """Return the range of the value axis: from zero, with room for the labels at the bars' ends."""
    shown = [*answer.marks, *answer.subgroups, *answer.part_year, *answer.targets]
    values = [mark.value_high or mark.value for mark in shown] + ([answer.benchmark.value] if answer.benchmark else [])
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low) or 1.0
    return low - (0.16 * room if low < 0 else 0), high + 0.22 * room


def _bars(drawn: list[BarRow], language: Language, colours: Palette) -> go.Bar:
    tints = [mark_colour(row.mark, colours) for row in drawn]
    hollow = [row.mark.status == "derived" or row.mark.part_year for row in drawn]
    return go.Bar(
        orientation="h",
        x=[row.mark.value for row in drawn],
        y=[row.place for row in drawn],
        text=[value_label(row.mark, language) for row in drawn],
        textposition="outside",
        textfont={"size": TEXT, "color": colours.ink},
        constraintext="none",
        cliponaxis=False,
        width=0.62,
        marker={
            "color": ["rgba(0,0,0,0)" if empty else tint for empty, tint in zip(hollow, tints, strict=True)],
            "line": {"color": tints, "width": [1.5 if empty else 0 for empty in hollow]},
        },
        customdata=[row.mark.fact_id for row in drawn],
        hovertext=[hover(row.mark, language) for row in drawn],
        hoverinfo="text",
        name="values",
    )


def _arrows(drawn: list[BarRow], colours: Palette) -> go.Scatter:
    """Bounds end in an arrow that points to where the value may lie."""
    bounds = [row for row in drawn if row.mark.bound]
    return go.Scatter(
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


def _diamonds(answer: Ranking, drawn: list[BarRow], language: Language, colours: Palette) -> go.Scatter:
    places = {row.mark.region_code: row.place for row in drawn if row.mark.rank is not None}
    targets = [mark for mark in answer.targets if mark.region_code in places]
    return go.Scatter(
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


def _line(figure: go.Figure, value: float, text: str, dash: str, colours: Palette, level: float) -> None:
    figure.add_shape(
        type="line",
        x0=value,
        x1=value,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": colours.ink, "width": 1.5, "dash": dash},
    )
    figure.add_annotation(
        x=value,
        y=1,
        yref="paper",
        yshift=level,
        yanchor="bottom",
        text=text,
        font={"size": SMALL, "color": colours.ink},
        bgcolor=colours.surface,
    )


def _reference_lines(figure: go.Figure, answer: Ranking, language: Language, colours: Palette) -> None:
    if answer.benchmark is not None:
        mark = answer.benchmark
        text = say("chart.nation", language, year=mark.year, value=number(mark.value, "", mark.qualifier, language))
        _line(figure, mark.value, text, "solid", colours, 2)
    national = [mark for mark in answer.targets if mark.region_code == NATION]
    if national:
        mark = min(national, key=lambda target: target.year)
        value = number(mark.value, "", mark.qualifier, language, symbol=True)
        _line(figure, mark.value, "◆ " + say("chart.target", language, year=mark.year, value=value), "dot", colours, 20)


def _differences(figure: go.Figure, drawn: list[BarRow], language: Language, colours: Palette) -> None:
    told = [(row, signed_difference(row.mark, language)) for row in drawn if row.mark.difference is not None]
    if not told:
        return
    right = {"xref": "paper", "x": 1, "xanchor": "right", "xshift": SIDE - 8}
    figure.add_annotation(
        **right, y=1, yref="paper", yanchor="bottom", yshift=2, text=say("chart.against_nation", language)
    )
    for row, text in told:
        colour = mark_colour(row.mark, colours) if row.mark.standing in ("better", "worse") else colours.muted
        figure.add_annotation(**right, y=row.place, text=text, font={"size": TEXT, "color": colour})


def _unranked_rule(figure: go.Figure, answer: Ranking, language: Language, colours: Palette) -> None:
    if not (answer.marks and (answer.part_year or answer.subgroups)):
        return
    edge = len(answer.marks) - 0.5
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=0, x1=1, xref="paper", y0=edge, y1=edge, line=line)
    figure.add_annotation(
        xref="paper", x=1, xanchor="right", y=edge, yanchor="top", text=say("chart.unranked", language)
    )


def ranking_figure(answer: Ranking, language: Language, colours: Palette) -> go.Figure:
    """Draw the ranking. The figure is as tall as its rows need; ``customdata`` of a bar or diamond is its fact id."""
    drawn = rows(answer)
    figure = go.Figure(
        [_bars(drawn, language, colours), _arrows(drawn, colours), _diamonds(answer, drawn, language, colours)]
    )
    _reference_lines(figure, answer, language, colours)
    _differences(figure, drawn, language, colours)
    _unranked_rule(figure, answer, language, colours)
    has_differences = any(row.mark.difference is not None for row in drawn)
    figure.update_layout(
        template=template(colours),
        height=TOP + ROW * max(len(drawn), 1) + BOTTOM,
        margin={"l": 8, "r": SIDE if has_differences else 16, "t": TOP, "b": BOTTOM},
        xaxis={"range": span(answer), "showticklabels": False, "showgrid": False, "zeroline": True, "zerolinewidth": 1},
        yaxis={
            "range": [len(drawn) - 0.4, -0.6],
            "tickvals": [row.place for row in drawn],
            "ticktext": [row.label for row in drawn],
            "showgrid": False,
            "zeroline": False,
        },
        barmode="overlay",
        uirevision=answer.indicator.id,
    )
    return figure
