"""The relation on a slide: a scatter with names where they fit, and both values of every region as a table."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from compare.answers.relation import Point, Relation, years_label
from compare.model.mark import Mark
from compare.model.names import with_unit
from compare.model.palette import DOUBT
from compare.model.view import View
from etl.model.messages import Language, message
from exports.parts import colours, mark_text
from exports.slides.parts import chart as look
from exports.slides.parts.chart_data import Points
from exports.slides.parts.frame import Frame
from exports.slides.parts.key import CHART, Sign, Signs, entries
from exports.slides.parts.labels import value_text
from exports.slides.parts.plan import Plan, SlideContext, chart_with_table, text_plan
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell
from exports.slides.parts.writing import clean, width
from exports.slides.slides import Slides

SIGNS: Signs = {**CHART, "nation": Sign("◆")}
PlotPoint = tuple[float, float]


def groups(answer: Relation) -> list[tuple[str, str, list[Point]]]:
    """Return the series: kind, and the points with exact values, and those with a bound or range."""
    exact = [point for point in answer.points if point.exact]
    inexact = [point for point in answer.points if not point.exact]
    candidates = (("export.kind.region", colours.ACCENT, exact), ("export.remark.inexact", colours.ACCENT, inexact))
    return [one for one in candidates if one[2]]


def point_name(point: Point) -> str:
    """Return what stands at a point: the region, its years where they must be said, signs of bounds and doubts."""
    years = years_label(point)
    bound = "".join(f" {mark.qualifier}" for mark in (point.x, point.y) if mark.bound)
    doubt = f" {DOUBT}" if point.x.flags or point.y.flags else ""
    return f"{point.x.region}{f' ({years})' if years else ''}{bound}{doubt}"


def _data(answer: Relation, language: Language) -> Points:
    data = Points()
    for key, _, points in groups(answer):
        series = data.add_series(message(key, language))
        for point in points:
            series.add_data_point(point.x.value, point.y.value)
    if answer.nation_x and answer.nation_y:
        nation = data.add_series(message("export.kind.nation", language))
        nation.add_data_point(answer.nation_x.value, answer.nation_y.value)
    return data


def labelled_points(
    points: list[Point], spots: list[PlotPoint], taken: list[PlotPoint], label_width: float
) -> list[int]:
    """Return the points whose name can stand at their right without touching another, the outermost first.

    ``spots`` are in points from the plot's corner; ``taken`` are other marks that no name may cover, with a label
    of ``label_width`` points at their left.
    """
    order = sorted(range(len(points)), key=lambda at: (not points[at].x.other_year, -spots[at][0] - spots[at][1]))
    boxes: list[tuple[float, float, float]] = [(x - label_width, y, label_width) for x, y in taken]
    kept = []
    for at in order:
        x, y = spots[at]
        wide = width(point_name(points[at]), look.SMALL) + 8
        over = any(x - w < left < x + wide and abs(y - top) < 14 for left, top, w in boxes)
        covers = any(
            x + 4 < left < x + wide and abs(y - top) < 8 for left, top in (*spots, *taken) if (left, top) != (x, y)
        )
        if not over and not covers:
            boxes.append((x, y, wide))
            kept.append(at)
    return kept


def _axis(axis: Any, title: str, values: list[float], slide_context: SlideContext) -> tuple[float, float]:
    fonts = slide_context.template.fonts
    look.quiet_axis(axis, fonts, size=look.SMALL, grid=True)
    ends = look.scale_axis(axis, values)
    axis.has_title = True
    frame = axis.axis_title.text_frame
    frame.text = clean(title)
    look.set_font(frame.paragraphs[0].runs[0].font, fonts, look.SMALL, colours.MUTED)
    return ends


def _draw(slide: Any, frame: Frame, answer: Relation, slide_context: SlideContext) -> None:
    language, fonts = slide_context.language, slide_context.template.fonts
    assert answer.y is not None  # an answer with points has two indicators
    name = answer.finding.text(language)
    chart = look.add_chart(slide, frame, XL_CHART_TYPE.XY_SCATTER, _data(answer, language), fonts, name)
    nation = [(answer.nation_x, answer.nation_y)] if answer.nation_x and answer.nation_y else []
    both = [*((point.x, point.y) for point in answer.points), *nation]
    x_ends = _axis(chart.category_axis, with_unit(answer.x, language), [x.value for x, _ in both], slide_context)
    y_ends = _axis(chart.value_axis, with_unit(answer.y, language), [y.value for _, y in both], slide_context)
    shown_groups = groups(answer)
    plot = Frame(0, 0, round(frame.width * 0.85), round(frame.height * 0.8))

    def spot(point: tuple[Mark, Mark]) -> PlotPoint:
        x, y = (mark.value for mark in point)
        x_share, down = (x - x_ends[0]) / (x_ends[1] - x_ends[0]), (y - y_ends[0]) / (y_ends[1] - y_ends[0])
        return x_share * plot.width_points, down * plot.height_points

    taken = [spot(one) for one in nation]
    label_texts = [f"{message('export.kind.nation', language)} {value_text(y, language)}" for _, y in nation]
    label = max((width(text, look.SMALL) + 8 for text in label_texts), default=0.0)
    every = [point for _, _, points in shown_groups for point in points]
    free = {every[at].x.fact_id for at in labelled_points(every, [spot((p.x, p.y)) for p in every], taken, label)}
    for (key, tint, points), series in zip(shown_groups, chart.plots[0].series, strict=False):
        series.format.line.fill.background()
        look.marker_look(series.marker, look.CIRCLE, tint, hollow=key == "export.remark.inexact", size=8)
        for at, point in enumerate(points):
            if point.x.fact_id in free:
                _text_label(series, at, point_name(point), slide_context)
    for _, mark in nation:
        series = list(chart.plots[0].series)[-1]
        series.format.line.fill.background()
        look.marker_look(series.marker, look.DIAMOND, colours.INK, size=10)
        look.label(series, 0, mark, language, fonts, position=look.LEFT, named=True)


def _text_label(series: Any, at: int, text: str, slide_context: SlideContext) -> None:
    made = series.points[at].data_label
    made.has_text_frame = True
    made.text_frame.text = clean(text)
    look.set_font(made.text_frame.paragraphs[0].runs[0].font, slide_context.template.fonts, look.SMALL)
    made.position = look.RIGHT


def _table(answer: Relation, language: Language) -> SlideTable:
    assert answer.y is not None
    titles = (*mark_text.headings(("region",), language), with_unit(answer.x, language), with_unit(answer.y, language))

    rows = []
    if answer.nation_x or answer.nation_y:
        rows.append(
            (
                SlideCell(message("export.kind.nation", language), bold=True),
                *(plain_cell(mark, language) for mark in (answer.nation_x, answer.nation_y)),
            )
        )
    for point in answer.points:
        rows.append((SlideCell(point.x.region), *(plain_cell(mark, language) for mark in point.dated)))
    return SlideTable(heading(*titles), tuple(rows))


class _Slides(Slides[Relation]):
    """The scatter with the table beside it, and the rest of the table."""

    def plans(self, answer: Relation, view: View, slide_context: SlideContext, /) -> list[Plan]:
        if answer.y is None:
            return [text_plan(slide_context, message("deck.second_indicator", slide_context.language))]

        def draw(slide: Any, frame: Frame) -> None:
            _draw(slide, frame, answer, slide_context)

        key = entries(answer, view, SIGNS)
        return chart_with_table(slide_context, draw, _table(answer, slide_context.language), key, tuple(answer.drawn()))


SLIDES: Slides[Relation] = _Slides()
