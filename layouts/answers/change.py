"""The change as slopes: the first year at the left, the last at the right, a line a region."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dash import html

from compare.answers.change import TwoYears
from compare.model.mark import Mark
from compare.model.names import called, indicator_name
from compare.model.palette import Palette
from compare.model.view import View
from compare.rules.direction import Movement
from etl.model.messages import Language
from layouts.answers.change_grid import change_grid
from layouts.answers.drawing import Drawing, chart
from layouts.charts.figure import Figure, FigurePart, line, note, scatter
from layouts.charts.labels import hover, value_label
from layouts.charts.lines import DOUBTFUL_POINT, symbol_of
from layouts.charts.spacing import extent, spread, text_width
from layouts.charts.theme import TEXT, template
from layouts.charts.with_grid import chart_with_grid
from layouts.messages import screen_message

LABEL, LEAST, TOP, BOTTOM = 20, 376, 48, 16
"""Pixels: height of a label, of the smallest chart, room above and below."""
LEADER = (0.02, 0.1)
"""Where leaders begin and end beside the lines, as a share of the lines' width."""
MARGIN = 0.06
"""Room over and under the values, as a share of their extent."""


def labelled_movements(answer: TwoYears) -> list[Movement]:
    """Return the movements with a label: all of a few; of many the largest, the smallest and the farthest moved."""
    if not answer.crowded:
        return list(answer.movements)
    outer = [pick(answer.movements, key=lambda movement: movement.after.value) for pick in (max, min)]
    numbered = [movement for movement in answer.movements if movement.absolute is not None]
    outer += [pick(numbered, key=lambda movement: movement.absolute or 0.0) for pick in (max, min) if numbered]
    return list(dict.fromkeys(outer))


def chart_height(answer: TwoYears) -> int:
    """Return the least height in pixels at which the labels stand apart."""
    labels = len(labelled_movements(answer)) + (answer.national is not None) + len(answer.due)
    return max(LEAST, LABEL * labels + TOP + BOTTOM)


def _path(movement: Movement) -> list[tuple[int | None, Mark | None]]:
    """Return the ends of a line with their sides, and a gap behind it; another population is not joined by a line."""
    gap: tuple[None, None] = (None, None)
    joined = [] if movement.reason != "population" else [gap]
    return [(0, movement.before), *joined, (1, movement.after), gap]


def _trace(
    movements: Sequence[Movement], name: str, colour: str, language: Language, *, width: float, dash: str
) -> FigurePart:
    """Draw moves of one look as one trace, a gap between each and the next."""
    ends = [end for movement in movements for end in _path(movement)][:-1]
    marks = [mark for _, mark in ends]
    return scatter(
        mode="lines+markers",
        x=[side for side, _ in ends],
        y=[mark.value if mark else None for mark in marks],
        connectgaps=False,
        line={"color": colour, "width": width, "dash": dash},
        marker={
            "symbol": [symbol_of(mark) for mark in marks],
            "size": [10 if mark and (mark.bound or mark.doubtful) else 7 for mark in marks],
            "color": colour,
            "opacity": 1,
            "line": {"color": colour, "width": 1.5},
        },
        customdata=[mark.fact_id if mark else None for mark in marks],
        hovertext=[hover(mark, language) if mark else "" for mark in marks],
        hoverinfo="text",
        cliponaxis=False,
        name=name,
    )


def _traces(answer: TwoYears, language: Language, colours: Palette) -> list[FigurePart]:
    labelled = labelled_movements(answer)
    plain = [movement for movement in answer.movements if movement not in labelled]
    groups: list[tuple[str, list[Movement], str, float]] = [("others", plain, colours.neutral, 1)]
    for name, standings in (("unmoved", ("equal", "unknown")), ("worse", ("worse",)), ("better", ("better",))):
        found = [movement for movement in labelled if movement.standing in standings]
        groups.append((name, found, colours.judged(found[0].standing) if found else "", 2))
    traces = [
        _trace(movements, name, colour, language, width=width, dash="solid")
        for name, movements, colour, width in groups
        if movements
    ]
    if answer.national:
        traces.append(_trace([answer.national], "nation", colours.ink, language, width=2, dash="dash"))
    return traces


def _diamonds(answer: TwoYears, language: Language, colours: Palette) -> list[FigurePart]:
    targets = answer.due
    if not targets:
        return []
    tints = {movement.after.region_code: colours.judged(movement.standing) for movement in answer.movements}
    outline = [tints.get(mark.region_code, colours.ink) for mark in targets]
    diamonds = scatter(
        mode="markers",
        x=[1] * len(targets),
        y=[mark.value for mark in targets],
        marker={"symbol": "diamond", "size": 11, "color": colours.surface, "line": {"color": outline, "width": 2}},
        customdata=[mark.fact_id for mark in targets],
        hovertext=[hover(mark, language) for mark in targets],
        hoverinfo="text",
        cliponaxis=False,
        name="targets",
    )
    return [diamonds]


def _labels(marks: Sequence[Mark], side: int, gap: float, language: Language, colours: Palette) -> list[FigurePart]:
    """Return labels at one side (0 left, 1 right), apart by ``gap`` on the value axis, each with a leader."""
    out = 1 if side else -1
    parts: list[FigurePart] = []
    for mark, height in zip(marks, spread([mark.value for mark in marks], gap), strict=True):
        value, name = value_label(mark, language), escape(called(mark))
        if mark.status == "target":
            name = screen_message("change.target", language, name=name)
        text = f"{value}  {name}" if side else f"{name}  {value}"
        font = {"size": TEXT, "color": colours.ink}
        start, end = (side + out * share for share in LEADER)
        anchor = "left" if side else "right"
        parts.append(note(x=end, y=height, xanchor=anchor, xshift=out * 4, text=text, font=font))
        stroke = {"color": colours.muted, "width": 0.75}
        parts.append(line(x0=start, x1=end, y0=mark.value, y1=height, line=stroke, layer="below"))
    return parts


def change_figure(answer: TwoYears, language: Language, colours: Palette) -> Figure:
    """Draw the slopes. ``customdata`` of every end is its fact id."""
    labelled = [*labelled_movements(answer), *([answer.national] if answer.national else [])]
    traces = [*_traces(answer, language, colours), *_diamonds(answer, language, colours)]
    values = [value for trace in traces for value in trace["y"] if value is not None] or [0.0]
    reach = extent(values)
    plot = chart_height(answer) - TOP - BOTTOM
    gap = LABEL / plot * reach * (1 + 2 * MARGIN)
    left = _labels([movement.before for movement in labelled], 0, gap, language, colours)
    right = _labels([*(movement.after for movement in labelled), *answer.due], 1, gap, language, colours)
    heights = [part["y"] for part in (*left, *right) if "text" in part]
    low, high = min([*values, *heights]) - MARGIN * reach, max([*values, *heights]) + MARGIN * reach
    rules = [
        line(x0=at, x1=at, y0=0, y1=1, yref="paper", line={"color": colours.hairline, "width": 1}, layer="below")
        for at in (0, 1)
    ]
    heads = [
        note(x=at, y=1, yref="paper", yanchor="bottom", yshift=12, text=f"<b>{year}</b>", font={"size": TEXT})
        for at, year in ((0, answer.first), (1, answer.last))
    ]
    layout = {
        "template": template(colours),
        "shapes": [*rules, *(part for part in (*left, *right) if "text" not in part)],
        "annotations": [*heads, *(part for part in (*left, *right) if "text" in part)],
        "margin": {"l": _room(left), "r": _room(right), "t": TOP, "b": BOTTOM},
        "xaxis": {"range": [-LEADER[1], 1 + LEADER[1]], "visible": False},
        "yaxis": {"range": [low, high], "visible": False},
        "hovermode": "closest",
        "uirevision": answer.indicator.id,
    }
    return {"data": traces, "layout": layout}


def _room(labels: Sequence[FigurePart]) -> int:
    return 12 + max((text_width(part["text"]) for part in labels if "text" in part), default=0)


FULL = 760
"""Pixels: a chart of few lines is not drawn higher than this."""


class _Drawing(Drawing[TwoYears]):
    """The change as slopes, with every value in a grid beside them."""

    def draw(self, answer: TwoYears, view: View, colours: Palette, summary: str, /) -> html.Div:
        figure = change_figure(answer, view.lang, colours)
        name = indicator_name(answer.indicator, view.lang)
        height = f"max({chart_height(answer)}px, min(100%, {FULL}px))"
        drawn = chart(figure, answer, view, name=name, summary=summary, doubt=DOUBTFUL_POINT, height=height)
        return chart_with_grid(drawn, change_grid(answer, view.lang), least=chart_height(answer))


DRAWING: Drawing[TwoYears] = _Drawing()
