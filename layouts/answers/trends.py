"""Several trends as small multiples: a panel an indicator, the same years across, the same colours for regions."""

from __future__ import annotations

from html import escape

from dash import html

from compare.answers.trend import Trend
from compare.answers.trends import Trends
from compare.model.format import scale
from compare.model.mark import Mark
from compare.model.names import indicator_name
from compare.model.palette import Palette
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import Drawing, chart
from layouts.charts.figure import Figure, FigurePart, note, scatter
from layouts.charts.lines import DOUBTFUL_POINT, Tints, end_labels, line_colours, shown_targets, traces
from layouts.charts.spacing import extent, stretched, text_width, value_axis, year_axis
from layouts.charts.theme import SMALL, TEXT, template
from layouts.messages import screen_message

PANEL, HEAD, FOOT = 224, 48, 28
"""Pixels: least height of a panel with its title and years, and of these two."""
WIDTH = 1040
"""Pixels: the width of all panels that titles and labels are measured by."""
GAP = 15 / (PANEL - HEAD - FOOT)
"""Least distance between end labels, as a share of a panel's value axis."""
LONGEST = 84
"""Pixels: a region's name at a line's end is cut to this."""


def columns_of(count: int) -> int:
    """Return how many panels stand side by side."""
    return 2 if count in (2, 4) else 3


def rows_of(count: int) -> int:
    """Return how many rows of panels there are."""
    return -(-count // columns_of(count))


def clipped(text: str, room: float) -> str:
    """Cut a text to ``room`` pixels, with an ellipsis where it was longer."""
    if text_width(text) <= room:
        return text
    while text and text_width(text) > room - TEXT:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _tints(answer: Trends, colours: Palette) -> Tints:
    lines = [line for panel in answer.panels for line in panel.lines]
    return line_colours(lines, colours)


def _marks(panel: Trend, tints: Tints, colours: Palette) -> list[Mark]:
    return [*(mark for line in panel.lines for mark in line.marks), *shown_targets(panel, tints, colours)]


def _domains(panel_number: int, count: int, room: float) -> tuple[list[float], list[float]]:
    """Return where a panel lies, as shares of the figure; ``room`` is left at its right for labels."""
    column_count, down = columns_of(count), rows_of(count)
    column, row = panel_number % column_count, panel_number // column_count
    left, top = column / column_count, 1 - row / down
    if down == 1:  # title and years lie in the margins: they are as high as they are, however high the chart
        return [left + 0.04 / column_count, left + (1 - room) / column_count], [0, 1]
    head, foot = HEAD / PANEL / down, FOOT / PANEL / down
    return [left + 0.04 / column_count, left + (1 - room) / column_count], [top - 1 / down + foot, top - head]


def _title(panel: Trend, axes: str, unit: str, count: int, language: Language) -> FigurePart:
    called = indicator_name(panel.indicator, language)
    unit_text = f" · {unit}" if unit else ""
    name, short = (
        called + unit_text,
        clipped(called, WIDTH / columns_of(count) - 24 - text_width(unit_text)) + unit_text,
    )
    at = {"x": 0, "xref": f"x{axes} domain", "y": 1, "yref": f"y{axes} domain", "xanchor": "left", "yanchor": "bottom"}
    return note(
        **at, yshift=10, xshift=-24, text=f"<b>{escape(short)}</b>", hovertext=escape(name), font={"size": TEXT}
    )


def _smaller(trace: FigurePart) -> FigurePart:
    """Return a trace with marks of a small panel's size."""
    size = trace["marker"]["size"]
    smaller = [one - 2 for one in size] if isinstance(size, list) else size - 2
    return {**trace, "marker": {**trace["marker"], "size": smaller}}


def _panel(
    panel: Trend, axes: str, years: FigurePart, tints: Tints, language: Language, colours: Palette
) -> tuple[list[FigurePart], list[FigurePart], list[FigurePart], FigurePart, str]:
    """Return a panel's traces, labels, leaders, value axis and unit."""
    lines = list(panel.lines)
    values = [mark.value for mark in _marks(panel, tints, colours)] or [0.0]
    height = extent(values)
    labels, leaders = end_labels(
        lines,
        tints,
        height=height * 1.16,
        right=years["range"][1],
        colours=colours,
        axes=axes,
        gap=GAP,
        size=SMALL,
        dated=False,
    )
    for label in labels:
        label["hovertext"], label["text"] = label["text"], clipped(label["text"], LONGEST)
    divisor, unit = scale(values, panel.indicator.unit, language)
    axis = stretched(value_axis(values, height, divisor), [label["y"] for label in labels])
    drawn = [_smaller(trace) for trace in traces(panel, lines, tints, language, colours, axes)]
    return drawn, labels, leaders, {**axis, "nticks": 5}, unit


def trends_figure(answer: Trends, language: Language, colours: Palette) -> Figure:
    """Draw a panel an indicator. ``customdata`` of every point is its fact id."""
    tints, count = _tints(answer, colours), len(answer.panels)
    reached = [mark.year for panel in answer.panels for mark in _marks(panel, tints, colours)] or [0]
    years = year_axis(reached, ticks=5)
    room = (LONGEST * SMALL / TEXT + 16) / (WIDTH / columns_of(count))
    data, shapes, notes, axes_of = [], [], [], {}
    for panel_number, panel in enumerate(answer.panels):
        axes = str(panel_number + 1) if panel_number else ""
        drawn, labels, leaders, values, unit = _panel(panel, axes, years, tints, language, colours)
        x_domain, y_domain = _domains(panel_number, count, room)
        small = {"tickfont": {"size": SMALL, "color": colours.muted}}
        axes_of[f"xaxis{axes}"] = {**years, **small, "ticklabelstandoff": 4, "domain": x_domain, "anchor": f"y{axes}"}
        axes_of[f"yaxis{axes}"] = {**values, **small, "domain": y_domain, "anchor": f"x{axes}", "automargin": False}
        data += drawn
        shapes += leaders
        notes += [_title(panel, axes, unit, count, language), *labels]
        if not drawn:
            axes_of[f"yaxis{axes}"] |= {"showticklabels": False, "showgrid": False}
            centre = {"x": 0.5, "xref": f"x{axes} domain", "y": 0.5, "yref": f"y{axes} domain"}
            notes.append(note(**centre, text=screen_message("trends.empty", language)))
            data.append(scatter(x=[None], y=[None], xaxis=f"x{axes}", yaxis=f"y{axes}"))
    layout = {
        "template": template(colours),
        "shapes": shapes,
        "annotations": notes,
        "margin": {"l": 16, "r": 0, **({"t": HEAD, "b": FOOT} if rows_of(count) == 1 else {"t": 0, "b": 4})},
        **axes_of,
        "hovermode": "closest",
        "uirevision": " ".join(panel.indicator.id for panel in answer.panels),
    }
    return {"data": data, "layout": layout}


HIGHEST = 640
"""Pixels: panels are not drawn higher than this."""


class _Drawing(Drawing[Trends]):
    """Several trends as small multiples."""

    def draw(self, answer: Trends, view: View, colours: Palette, summary: str, /) -> html.Div:
        figure = trends_figure(answer, view.lang, colours)
        name = "-".join(indicator_name(panel.indicator, view.lang) for panel in answer.panels[:3])
        rows = rows_of(len(answer.panels))
        height = f"max({PANEL * rows}px, min(100%, {HIGHEST * rows}px))"
        return chart(figure, answer, view, name=name, summary=summary, doubt=DOUBTFUL_POINT, height=height)


DRAWING: Drawing[Trends] = _Drawing()
