"""The ranking as horizontal bars: best first, the nation as a line, targets as diamonds."""

from __future__ import annotations

from html import escape

from dash import html

from compare.answers.ranking import Ranking
from compare.model.format import number
from compare.model.names import indicator_name
from compare.model.palette import Palette
from compare.model.view import View
from etl.model.catalogue import NATION
from etl.model.messages import Language
from layouts.answers.drawing import Drawing, chart
from layouts.answers.ranking_bars import FEW, BarRow, arrows, bars, diamonds, labels, rows, span
from layouts.charts.figure import Figure, FigurePart, line, note
from layouts.charts.labels import signed_difference, value_label
from layouts.charts.spacing import text_width
from layouts.charts.theme import SMALL, TEXT, template
from layouts.messages import screen_message

ROW, HIGH_ROW, TOP, BOTTOM, SIDE = 34, 44, 56, 16, 72
"""Pixels: height of a row, and where there are few of them; room over the bars, under them, and for the differences."""
LEAST_ROWS = 3
"""Least height of a chart, in rows, so that the hover text has room."""


def _reference(value: float, text: str, dash: str, colours: Palette, level: float) -> tuple[FigurePart, FigurePart]:
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


def _references(answer: Ranking, language: Language, colours: Palette) -> list[tuple[FigurePart, FigurePart]]:
    found = []
    if answer.benchmark is not None:
        mark = answer.benchmark
        text = screen_message(
            "chart.nation", language, year=mark.year, value=number(mark.value, "", mark.qualifier, language)
        )
        found.append(_reference(mark.value, text, "solid", colours, 2))
    if answer.provincial is not None:
        mark = answer.provincial
        value = number(mark.value, "", mark.qualifier, language)
        text = screen_message("chart.province", language, name=mark.region, year=mark.year, value=value)
        found.append(_reference(mark.value, text, "dashdot", colours, 18 * len(found) + 2))
    national = [mark for mark in answer.targets if mark.region_code == NATION]
    if national:
        mark = min(national, key=lambda target: target.year)
        value = number(mark.value, "", mark.qualifier, language, symbol=True)
        text = "◆ " + screen_message("chart.target", language, year=mark.year, value=value)
        found.append(_reference(mark.value, text, "dot", colours, 18 * len(found) + 2))
    return found


def _side(drawn: list[BarRow], language: Language, *, with_differences: bool) -> int:
    """Return the room at the right in pixels: for the longest value label, and for differences where they are shown."""
    longest = max((text_width(value_label(row.mark, language)) for row in drawn), default=0)
    return longest + 16 + (SIDE if with_differences else 0)


def _differences(drawn: list[BarRow], language: Language, colours: Palette) -> list[FigurePart]:
    differences = [(row, signed_difference(row.mark, language)) for row in drawn if row.mark.difference is not None]
    if not differences:
        return []
    right = {"xref": "paper", "x": 1, "xanchor": "right", "xshift": _side(drawn, language, with_differences=True) - 8}
    against = "nation" if any(row.mark.nation is not None for row, _ in differences) else "province"
    heading = screen_message(f"chart.against_{against}", language)
    notes = [note(**right, y=1, yref="paper", yanchor="bottom", yshift=2, text=heading)]
    for row, text in differences:
        colour = colours.judged(row.mark.standing) if row.mark.standing in ("better", "worse") else colours.muted
        notes.append(note(**right, y=row.position, text=text, font={"size": TEXT, "color": colour}))
    return notes


def _unranked_rule(answer: Ranking, language: Language, colours: Palette) -> list[tuple[FigurePart, FigurePart]]:
    if not (answer.marks and (answer.part_year or answer.subgroups)):
        return []
    edge = len(answer.marks) - 0.5
    stroke = {"color": colours.muted, "width": 1, "dash": "dot"}
    text = screen_message("chart.unranked", language)
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
            *labels(answer, drawn, language, colours),
            *differences,
        ],
        "height": top + (HIGH_ROW if len(drawn) <= FEW else ROW) * slots + BOTTOM,
        "margin": {"l": 8, "r": _side(drawn, language, with_differences=bool(differences)), "t": top, "b": BOTTOM},
        "xaxis": {
            "range": list(span(answer)),
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinewidth": 1,
        },
        "yaxis": {
            "range": [slots - 0.4, -0.6],
            "tickvals": [row.position for row in drawn],
            "ticktext": [escape(row.label) for row in drawn],
            "ticklabelstandoff": 8,
            "showgrid": False,
            "zeroline": False,
        },
        "barmode": "overlay",
        "uirevision": answer.indicator.id,
    }
    traces = [
        bars(drawn, language, colours),
        arrows(drawn, colours),
        diamonds(answer, drawn, language, colours),
    ]
    return {"data": traces, "layout": layout}


class _Drawing(Drawing[Ranking]):
    """The ranking as bars."""

    def draw(self, answer: Ranking, view: View, colours: Palette, summary: str, /) -> html.Div:
        figure = ranking_figure(answer, view.lang, colours)
        name = indicator_name(answer.indicator, view.lang)
        height = f"{figure['layout']['height']}px"
        return chart(figure, answer, view, name=name, summary=summary, height=height)


DRAWING: Drawing[Ranking] = _Drawing()
