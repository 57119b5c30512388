"""The change on a slide: a line of two points a region, and both values with what lies between them as a table."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from compare.answers.change import TwoYears
from compare.model import format as fmt
from compare.model.names import called
from compare.model.palette import STANDING_SIGNS
from compare.model.view import View
from compare.rules.direction import Movement
from etl.model.messages import Language, message
from exports.parts import colours, mark_text
from exports.slides.parts import chart as look
from exports.slides.parts.chart_data import Categories
from exports.slides.parts.frame import Frame
from exports.slides.parts.key import CHART, Sign, Signs, entries
from exports.slides.parts.labels import value_text
from exports.slides.parts.plan import Plan, SlideContext, chart_with_table, table_plans
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell
from exports.slides.parts.writing import clean, width
from exports.slides.slides import Slides

SIGNS: Signs = {
    **CHART,
    "improved": Sign("■", colours.BETTER),
    "worsened": Sign("■", colours.WORSE),
    "unmoved": Sign("■", colours.NEUTRAL),
    "nation": Sign("- -"),
    "target": Sign("◇"),
}


def _table(answer: TwoYears, language: Language) -> SlideTable:
    unit = fmt.difference_unit(answer.indicator.unit, language)
    titles = [*mark_text.headings(("region",), language), str(answer.first), str(answer.last)]
    titles += [message("export.change", language, unit=unit), *mark_text.headings(("relative",), language)]
    rows = [_movement_row(movement, language, bold=movement is answer.national) for movement in answer.lines]
    for mark in answer.single:
        ends = (mark, None) if mark.year == answer.first else (None, mark)
        rows.append(
            (
                SlideCell(called(mark)),
                *(plain_cell(end, language) for end in ends),
                SlideCell(message("export.remark.single", language, year=answer.lacks(mark))),
                SlideCell(),
            )
        )
    for mark in answer.targets:
        name = f"{called(mark)} ({message('export.kind.target', language)})"
        rows.append((SlideCell(name), SlideCell(), plain_cell(mark, language), SlideCell(), SlideCell()))
    return SlideTable(heading(*titles), tuple(rows))


def _movement_row(movement: Movement, language: Language, *, bold: bool) -> tuple[SlideCell, ...]:
    fill, sign = colours.FILLS.get(movement.standing, ""), STANDING_SIGNS.get(movement.standing, "")
    absolute = "" if movement.absolute is None else f"{sign} {fmt.signed(movement.absolute)}".strip()
    relative = "" if movement.relative is None else fmt.relative(movement.relative)
    if movement.reason and movement.absolute is None:
        absolute = message(f"export.remark.{movement.reason}", language)
    return (
        SlideCell(called(movement.after), bold=bold),
        plain_cell(movement.before, language),
        plain_cell(movement.after, language),
        SlideCell(absolute, "r", fill),
        SlideCell(relative, "r", fill),
    )


def _data(answer: TwoYears, movements: list[Movement]) -> Categories:
    data = Categories()
    data.categories = [str(answer.first), str(answer.last)]
    for movement in movements:
        number_format = fmt.excel(movement.after.value, movement.after.unit)
        data.add_series(clean(called(movement.after)), [movement.before.value, movement.after.value], number_format)
    for mark in answer.due:
        number_format = fmt.excel(mark.value, mark.unit)
        data.add_series(clean(f"{called(mark)} ({mark.year})"), [None, mark.value], number_format)
    return data


def _tint(answer: TwoYears, movement: Movement) -> str:
    if movement is answer.national:
        return colours.INK
    return colours.standing_colour(movement.standing)


def _draw(slide: Any, frame: Frame, answer: TwoYears, slide_context: SlideContext) -> None:
    language, fonts, movements = slide_context.language, slide_context.template.fonts, list(answer.lines)
    kind, name = XL_CHART_TYPE.LINE_MARKERS, answer.finding.text(language)
    chart = look.add_chart(slide, frame, kind, _data(answer, movements), fonts, name)
    look.quiet_axis(chart.category_axis, fonts)
    look.quiet_axis(chart.value_axis, fonts, visible=False)
    series = list(chart.plots[0].series)
    crowded = answer.crowded
    for movement, one in zip(movements, series, strict=False):
        tint = _tint(answer, movement)
        dash = look.DASHED if movement is answer.national else None
        look.line_look(one, tint, width=1 if crowded and movement is not answer.national else 2.25, dash=dash)
        if movement.reason == "population":
            one.format.line.fill.background()  # two populations are not joined by a line
        for at, mark in enumerate((movement.before, movement.after)):
            look.mark_look(one, at, mark, tint)
    for one in series[len(movements) :]:
        look.marks_only(one, look.DIAMOND, colours.INK)
    _labels(chart, frame, answer, movements, slide_context)


def _labels(chart: Any, frame: Frame, answer: TwoYears, movements: list[Movement], slide_context: SlideContext) -> None:
    """Write values and names at both ends, as many as stand apart; the nation and the outermost come first."""
    language, fonts = slide_context.language, slide_context.template.fonts
    series = list(chart.plots[0].series)
    values = [mark.value for movement in movements for mark in (movement.before, movement.after)] + [
        m.value for m in answer.due
    ]
    extent = (max(values) - min(values)) or abs(values[0]) or 1.0
    height = 15 / (frame.height_points * 0.8) * extent
    room = [0.0, 0.0]
    for side, marks in enumerate(
        ([movement.before for movement in movements], [movement.after for movement in movements])
    ):
        heights = [mark.value for mark in marks]
        middle = sum(heights) / len(heights)
        order = sorted(
            range(len(movements)), key=lambda at: (movements[at] is not answer.national, -abs(heights[at] - middle))
        )
        for at in look.free_labels(heights, order, height):
            position = look.RIGHT if side else look.LEFT
            tint = _tint(answer, movements[at])
            ink = colours.INK if tint == colours.NEUTRAL else tint
            look.label(series[at], side, marks[at], language, fonts, position=position, named=bool(side), tint=ink)
            text = f"{called(marks[at]) if side else ''} {value_text(marks[at], language)}"
            room[side] = max(room[side], width(text, look.SMALL))
    for mark, one in zip(answer.due, series[len(movements) :], strict=False):
        look.label(one, 1, mark, language, fonts, position=look.LEFT, tint=colours.MUTED)
    # Half of each category's width lies outside its point, so the plot may be wider than what lies between the labels.
    width_points = frame.width_points
    inner = max(0.3 * width_points, width_points - room[0] - room[1] - 24)
    left, right = (max(0.0, side + 12 - inner / 2) / width_points for side in room)
    look.set_plot_area(chart, left, 0.03, max(0.35, 1 - left - right), 0.87)


class _Slides(Slides[TwoYears]):
    """Slopes with the table beside them, and the rest of the table."""

    def plans(self, answer: TwoYears, view: View, slide_context: SlideContext, /) -> list[Plan]:
        movements = list(answer.lines)
        table, key = _table(answer, slide_context.language), entries(answer, view, SIGNS)
        if not movements:
            return table_plans(slide_context, table, key)

        def draw(slide: Any, frame: Frame) -> None:
            _draw(slide, frame, answer, slide_context)

        return chart_with_table(slide_context, draw, table, key, tuple(answer.drawn()))


SLIDES: Slides[TwoYears] = _Slides()
