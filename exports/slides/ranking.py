"""The ranking on a slide: bars from best to worst, the nation in its place among them, targets as hollow bars."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from compare.answers.ranking import Ranking, rank_label
from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.names import called
from compare.model.palette import STANDING_SIGNS
from compare.model.view import View
from etl.model.messages import Language, message
from exports.parts import colours, mark_text
from exports.slides.parts import chart as look
from exports.slides.parts.chart_data import Categories
from exports.slides.parts.frame import Frame
from exports.slides.parts.key import CHART, TEXT, Sign, Signs, entries
from exports.slides.parts.labels import value_text
from exports.slides.parts.plan import Plan, SlideContext, keyed, table_plans
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell
from exports.slides.parts.writing import clean, width
from exports.slides.ranking_rows import KINDS, BarKind, BarRow, rows
from exports.slides.slides import Slides

HIGHEST = 58.0
"""Points: a row is not higher than this."""
WIDEST_LABEL = 0.4
"""What labels at the left may take of the chart; longer ones wrap."""
HEADROOM = 16.0
"""Points behind the longest label."""
SIGNS: Signs = {
    **CHART,
    "better": Sign("■", colours.BETTER),
    "worse": Sign("■", colours.WORSE),
    "neutral": Sign("■", colours.NEUTRAL),
    "nation": Sign("■"),
    "province": Sign("■", colours.MUTED),
    "target": Sign("▯", colours.MUTED),
    "derived": Sign("□"),
}


def _data(drawn: list[BarRow], answer: Ranking, language: Language) -> Categories:
    data = Categories()
    data.categories = [clean(row.label) for row in drawn]
    unit = fmt.unit_name(answer.indicator.unit, language)
    for kind in KINDS:
        marks = [row.mark if row.kind == kind else None for row in drawn]
        name = message("column.indicator", language, name=message(f"export.kind.{kind}", language), unit=unit)
        data.add_series(clean(name), [mark.value if mark else None for mark in marks])
    return data


def _span(drawn: list[BarRow], width_points: float, size: float, language: Language) -> tuple[float, float]:
    """Return the ends of the value axis: from zero, with room for the label behind each bar."""
    plot = width_points - max(width(row.label, size) for row in drawn) - 24
    drawn_marks = [row.mark for row in drawn if row.mark is not None]
    values = [0.0, *(mark.value for mark in drawn_marks)]
    room = [min(0.6, (width(value_text(mark, language), size) + HEADROOM) / plot) for mark in drawn_marks]
    ends = [mark.value / (1 - share) for mark, share in zip(drawn_marks, room, strict=True) if mark.value > 0]
    low = min(values)
    return (low * 1.25 if low < 0 else 0.0), max([*values, *ends]) or 1.0


def _look(series: Any, drawn: list[BarRow], kind: BarKind) -> None:
    """Colour the bars: regions by their standing, the nation ink, targets hollow and dashed."""
    series.invert_if_negative = False
    for at, row in enumerate(drawn):
        if row.mark is None or row.kind != kind:
            continue
        point_format = series.points[at].format
        own = {"nation": colours.INK, "province": colours.MUTED, "target": colours.MUTED}
        tint = own.get(kind, colours.standing_colour(row.mark.standing))
        if kind == "target" or row.mark.hollow:
            point_format.fill.background()
            point_format.line.color.rgb = look.colour(tint)
            point_format.line.width = Pt(1.5)
            if kind == "target":
                point_format.line.dash_style = look.DASHED
        else:
            point_format.fill.solid()
            point_format.fill.fore_color.rgb = look.colour(tint)


def _draw(slide: Any, frame: Frame, answer: Ranking, slide_context: SlideContext) -> None:
    language, fonts = slide_context.language, slide_context.template.fonts
    drawn = rows(answer, language)
    size = look.TEXT if len(drawn) <= 18 else look.SMALL
    inner, data = frame.above(HIGHEST * len(drawn) + 16), _data(drawn, answer, language)
    name = answer.finding.text(language)
    chart = look.add_chart(slide, inner, XL_CHART_TYPE.BAR_CLUSTERED, data, fonts, name, size)
    look.quiet_axis(chart.category_axis, fonts, size=size)
    look.quiet_axis(chart.value_axis, fonts, visible=False)
    look.every_label(chart.category_axis)
    chart.category_axis.reverse_order = True
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = _span(drawn, frame.width_points, size, language)
    left = min(WIDEST_LABEL, (max(width(row.label, size) for row in drawn) + 18) / frame.width_points)
    look.set_plot_area(chart, left, 0.0, 1 - left - 0.01, 1.0)
    chart.plots[0].gap_width, chart.plots[0].overlap = 40, 100
    for kind, series in zip(KINDS, chart.plots[0].series, strict=True):
        _look(series, drawn, kind)
        for at, row in enumerate(drawn):
            if row.mark is not None and row.kind == kind:
                look.label(series, at, row.mark, language, fonts, position=look.OUTSIDE, size=size)


def _table(answer: Ranking, view: View) -> SlideTable:
    """Return every region as a table, for those that have no bar."""
    language = view.lang
    of_province = ".province" if view.against == "province" else ""
    unit = fmt.difference_unit(answer.indicator.unit, language)
    titles = mark_text.headings(("rank", "region", "value", "year"), language)
    titles.append(f"{message(f'export.difference{of_province}', language)} ({unit})")
    titles.append(message(f"export.standing{of_province}", language))

    def row(mark: Mark) -> tuple[SlideCell, ...]:
        standing = message(f"export.standing.{mark.standing}", language) if mark.standing != "unknown" else ""
        return (
            SlideCell(rank_label(mark)),
            SlideCell(called(mark)),
            plain_cell(mark, language),
            SlideCell(str(mark.year), "r"),
            SlideCell("" if mark.difference is None else fmt.signed(mark.difference), "r"),
            SlideCell(
                f"{STANDING_SIGNS[mark.standing]} {standing}" if standing else "",
                "r",
                colours.FILLS.get(mark.standing, ""),
            ),
        )

    return SlideTable(heading(*titles, numbers=2), tuple(row(mark) for mark in answer.values), fixed=2)


class _Slides(Slides[Ranking]):
    """The chart, and a table of every region where not all of them have a bar."""

    def plans(self, answer: Ranking, view: View, slide_context: SlideContext, /) -> list[Plan]:
        drawn = rows(answer, slide_context.language)
        drawn_marks = [row.mark for row in drawn if row.mark is not None]

        def draw(slide: Any, frame: Frame) -> None:
            _draw(slide, frame, answer, slide_context)

        chart = Plan(keyed(slide_context, entries(answer, view, SIGNS), draw), tuple(drawn_marks))
        if {mark.fact_id for mark in answer.values} <= {mark.fact_id for mark in drawn_marks}:
            return [chart]
        return [chart, *table_plans(slide_context, _table(answer, view), entries(answer, view, TEXT))]


SLIDES: Slides[Ranking] = _Slides()
