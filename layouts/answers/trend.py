"""The trend as lines over years: gaps stay gaps, labels stand at the lines' ends."""

from __future__ import annotations

from dash import html

from compare.answers.trend import Trend
from compare.model.format import scale
from compare.model.names import indicator_name
from compare.model.palette import Palette
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import Drawing, chart
from layouts.charts.figure import Figure, note
from layouts.charts.lines import DOUBTFUL_POINT, end_labels, line_colours, shown_targets, traces
from layouts.charts.spacing import extent, stretched, text_width, value_axis, year_axis
from layouts.charts.theme import SMALL, template


def trend_figure(answer: Trend, language: Language, colours: Palette) -> Figure:
    """Draw the lines of one indicator. ``customdata`` of every point is its fact id."""
    lines = list(answer.lines)
    tints = line_colours(lines, colours)
    points = [mark for series in lines for mark in series.marks]
    drawn_marks = [*points, *shown_targets(answer, tints, colours)]
    values = [mark.value for mark in drawn_marks] or [0.0]
    years = year_axis([mark.year for mark in drawn_marks] or [0])
    height = extent(values)
    labels, leaders = end_labels(lines, tints, height=height * 1.16, right=years["range"][1], colours=colours)
    divisor, unit = scale(values, answer.indicator.unit, language)
    corner = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 12}
    layout = {
        "template": template(colours),
        "shapes": leaders,
        "annotations": [*labels, note(**corner, text=unit, font={"size": SMALL})],
        "margin": {"l": 8, "r": 28 + max((text_width(label["text"]) for label in labels), default=0), "t": 44, "b": 32},
        "xaxis": years,
        "yaxis": stretched(value_axis(values, height, divisor), [label["y"] for label in labels]),
        "hovermode": "closest",
        "uirevision": answer.indicator.id,
    }
    return {"data": traces(answer, lines, tints, language, colours), "layout": layout}


class _Drawing(Drawing[Trend]):
    """The trend as lines."""

    def draw(self, answer: Trend, view: View, colours: Palette, summary: str, /) -> html.Div:
        figure = trend_figure(answer, view.lang, colours)
        name = indicator_name(answer.indicator, view.lang)
        return chart(figure, answer, view, name=name, summary=summary, doubt=DOUBTFUL_POINT)


DRAWING: Drawing[Trend] = _Drawing()
