"""The relation as a scatter: a point a region, the nation as a cross of lines, names where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from compare.answers.relation import Point, Relation, years_label
from compare.model.format import number, scale, unit_name
from compare.model.mark import Mark
from compare.model.names import indicator_name
from compare.model.palette import Palette
from etl.model.catalogue import Indicator
from etl.model.messages import Language
from layouts.charts.figure import Figure, FigurePart, line, note, scatter
from layouts.charts.labels import hover
from layouts.charts.lines import symbol_of
from layouts.charts.placing import place_names
from layouts.charts.spacing import extent, text_width, value_axis
from layouts.charts.theme import SMALL, TEXT, template
from layouts.messages import screen_message

NAMED = 30
"""Of more points than this only the outermost are named."""
OUTERMOST = 12
FRAME = (420, 340)
"""Pixels: the smallest plot on which names must not meet."""
SIDES = {"l": 8, "r": 56, "t": 56, "b": 56}
UP, DOWN, EAST, WEST = "triangle-up", "triangle-down", "triangle-right", "triangle-left"
CORNERS = {
    (EAST, UP): "triangle-ne",
    (EAST, DOWN): "triangle-se",
    (WEST, UP): "triangle-nw",
    (WEST, DOWN): "triangle-sw",
}


def symbol(point: Point) -> str:
    """Return the symbol of a point: a bound of either value points to where the region may lie."""
    x_sign = (EAST if point.x.qualifier[0] == ">" else WEST) if point.x.bound else ""
    y_sign = symbol_of(point.y) if point.y.bound else ""
    if x_sign and y_sign:
        return CORNERS[x_sign, y_sign]
    return x_sign or y_sign or max(symbol_of(point.x), symbol_of(point.y), key=len)


def point_hover(point: Point, language: Language) -> str:
    """Return the hover text of a point: both values in full, each with its own year."""
    return f"{hover(point.x, language)}<br><br>{hover(point.y, language)}"


def _points(answer: Relation, language: Language, colours: Palette) -> FigurePart:
    symbols = [symbol(point) for point in answer.points]
    return scatter(
        mode="markers",
        x=[point.x.value for point in answer.points],
        y=[point.y.value for point in answer.points],
        marker={
            "symbol": symbols,
            "size": [9 if name == "circle" else 11 for name in symbols],
            "color": colours.accent,
            "opacity": 0.85,
            "line": {"color": colours.accent, "width": 1.5},
        },
        customdata=[point.y.fact_id for point in answer.points],
        hovertext=[point_hover(point, language) for point in answer.points],
        hoverinfo="text",
        cliponaxis=False,
        name="regions",
    )


def _shares(values: Sequence[float], axis: FigurePart) -> list[float]:
    low, high = axis["range"]
    return [(value - low) / (high - low) for value in values]


def _order(points: Sequence[tuple[float, float]]) -> list[int]:
    """Return the points from the outermost to the innermost, of a crowd only the outermost."""
    far = sorted(range(len(points)), key=lambda at: -((points[at][0] - 0.5) ** 2 + (points[at][1] - 0.5) ** 2))
    return far if len(far) <= NAMED else far[:OUTERMOST]


def names(answer: Relation, x_axis: FigurePart, y_axis: FigurePart, colours: Palette) -> list[FigurePart]:
    """Return the regions' names beside their points, with years where they must be said."""
    x_shares = _shares([point.x.value for point in answer.points], x_axis)
    y_shares = _shares([point.y.value for point in answer.points], y_axis)
    pixels = [(x * FRAME[0], (1 - y) * FRAME[1]) for x, y in zip(x_shares, y_shares, strict=True)]
    label_parts = [(point.x.region, years_label(point)) for point in answer.points]
    texts = [f"{region} ({years})" if years else region for region, years in label_parts]
    spots = place_names(
        pixels,
        [text_width(text) * SMALL / TEXT for text in texts],
        _order(list(zip(x_shares, y_shares, strict=True))),
        height=SMALL + 4,
        frame=(FRAME[0] + SIDES["r"], FRAME[1]),
    )
    return [
        note(
            x=answer.points[at].x.value,
            y=answer.points[at].y.value,
            text=escape(texts[at]),
            xanchor=spot.anchor,
            xshift=spot.right,
            yshift=-spot.down,
            font={"size": SMALL, "color": colours.ink},
        )
        for at, spot in sorted(spots.items())
    ]


def _cross(answer: Relation, language: Language, colours: Palette) -> tuple[list[FigurePart], list[FigurePart]]:
    """Return the nation's values as lines over the whole chart, and what is written at them."""
    stroke = {"color": colours.ink, "width": 1, "dash": "dash"}
    font = {"size": SMALL, "color": colours.ink}
    lines, labels = [], []

    def text(mark: Mark) -> str:
        value = number(mark.value, "", mark.qualifier, language, symbol=True)
        return f"{screen_message('relation.nation', language, value=value)} ({mark.year})"

    if (mark := answer.nation_x) is not None:
        lines.append(line(x0=mark.value, x1=mark.value, y0=0, y1=1, yref="paper", line=stroke, layer="below"))
        top = {"x": mark.value, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 2}
        labels.append(note(**top, text=text(mark), font=font, bgcolor=colours.surface))
    if (mark := answer.nation_y) is not None:
        lines.append(line(y0=mark.value, y1=mark.value, x0=0, x1=1, xref="paper", line=stroke, layer="below"))
        right = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": SIDES["r"] - 8, "y": mark.value}
        labels.append(note(**right, yanchor="bottom", text=text(mark), font=font, bgcolor=colours.surface))
    return lines, labels


def axis_title(indicator: Indicator, unit: str, language: Language) -> str:
    """Return what stands at an axis: the indicator's name and unit."""
    name = indicator_name(indicator, language)
    return screen_message("relation.axis", language, name=name, unit=unit or unit_name(indicator.unit, language))


def _axis(values: list[float], indicator: Indicator, language: Language) -> tuple[FigurePart, str]:
    """Return an axis over the values and its title."""
    divisor, unit = scale(values, indicator.unit, language)
    return value_axis(values, extent(values), divisor), axis_title(indicator, unit, language)


def relation_figure(answer: Relation, language: Language, colours: Palette) -> Figure:
    """Draw the scatter of an answer with two indicators. ``customdata`` of a point is the fact of its y value.

    Raises:
        ValueError: the answer has only one indicator.
    """
    if answer.y is None:
        raise ValueError("a scatter needs two indicators")
    nation = (answer.nation_x, answer.nation_y)
    xs = [point.x.value for point in answer.points] + ([nation[0].value] if nation[0] else [])
    ys = [point.y.value for point in answer.points] + ([nation[1].value] if nation[1] else [])
    x_axis, x_title = _axis(xs, answer.x, language)
    y_axis, y_title = _axis(ys, answer.y, language)
    lines, labels = _cross(answer, language, colours)
    font = {"size": TEXT, "color": colours.ink}
    corner = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 24}
    foot = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": SIDES["r"] - 8, "y": 0, "yref": "paper"}
    titles = [
        note(**corner, text=f"↑ {escape(y_title)}", font=font),
        note(**foot, yanchor="top", yshift=-28, text=f"{escape(x_title)} →", font=font),
    ]
    layout = {
        "template": template(colours),
        "shapes": lines,
        "annotations": [*titles, *labels, *names(answer, x_axis, y_axis, colours)],
        "margin": SIDES,
        "xaxis": {**x_axis, "tickangle": 0},
        "yaxis": y_axis,
        "hovermode": "closest",
        "uirevision": f"{answer.x.id} {answer.y.id}",
    }
    return {"data": [_points(answer, language, colours)], "layout": layout}
