"""The trend on a slide: lines over every year, gaps left open, the nation dashed, targets and part years beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION

from compare.answers.trend import Trend
from compare.model import format as fmt
from compare.model.key import KeyName
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import Language, message
from exports.parts import colours
from exports.parts.grids import row_name, trend_grid
from exports.slides.parts import chart as look
from exports.slides.parts.chart_data import Categories
from exports.slides.parts.chart_lines import BENCHMARKS, ChartLine, LineKey, is_crowded, laid_out, palette, tint_of
from exports.slides.parts.frame import Frame
from exports.slides.parts.key import CHART, TEXT, Sign, Signs, entries
from exports.slides.parts.labels import plain, value_text
from exports.slides.parts.plan import Plan, SlideContext, keyed, table_plans
from exports.slides.parts.tables import SlideCell, SlideTable, heading
from exports.slides.parts.values import plain_cell
from exports.slides.parts.writing import clean, width
from exports.slides.slides import Slides

VALUED, VALUED_LINES = 26, 6
"""Most points a line, and most lines, whose values are all written."""
SIGNS: Signs = {**CHART, "nation": Sign("- -"), "province": Sign("···"), "target": Sign("◆")}


def _data(years: list[int], lines: list[ChartLine]) -> Categories:
    data = Categories()
    data.categories = [str(year) for year in years]
    for line in lines:
        first = next(mark for mark in line.points if mark is not None)
        values = [mark.value if mark else None for mark in line.points]
        data.add_series(clean(line.name), values, fmt.excel(first.value, first.unit))
    return data


def _look(series: Any, line: ChartLine, tint: str, *, crowded: bool) -> None:
    if line.kind == "target":
        look.marks_only(series, look.DIAMOND, tint)
    elif line.kind == "part_year":
        look.marks_only(series, look.SQUARE, tint, 8)
    elif line.kind in BENCHMARKS:
        look.line_look(series, tint, width=2, dash=look.DASHED if line.kind == "nation" else look.DOTTED)
    else:
        look.line_look(series, tint, width=1 if crowded and tint == colours.NEUTRAL else 2.25)
        for at, mark in enumerate(line.points):
            if mark is not None:
                look.mark_look(series, at, mark, tint)


def _last(line: ChartLine) -> tuple[int, Mark]:
    """Return place and mark of a line's last value."""
    return next((at, mark) for at, mark in reversed([*enumerate(line.points)]) if mark is not None)


def _ends(lines: list[ChartLine], height: float, *, crowded: bool) -> list[int] | None:
    """Return which lines have their name at their end; None: they would touch, so a legend names them.

    ``height`` is that of a label, in the unit of the values.
    """
    drawn = [at for at, line in enumerate(lines) if line.kind in ("region", "subgroup", *BENCHMARKS)]
    named = list({lines[at].key: at for at in drawn}.values())  # of a region in several stretches, the last
    if crowded:
        own = [at for at in named if lines[at].kind not in BENCHMARKS]
        named = [*(at for at in named if lines[at].kind in BENCHMARKS), *own[:1], *own[-1:]]
    heights = [_last(line)[1].value for line in lines]
    free = look.free_labels(heights, named, height)
    return free if crowded or len(free) == len(named) else None


def _write_labels(
    chart: Any,
    lines: list[ChartLine],
    tints: Mapping[LineKey, str],
    slide_context: SlideContext,
    ends: list[int] | None,
) -> None:
    """Write values at the points: all of a few, always those that are not plain; names at the lines' ends."""
    language, fonts = slide_context.language, slide_context.template.fonts
    points = sum(mark is not None for line in lines for mark in line.points)
    valued = points <= VALUED and len(lines) <= VALUED_LINES
    crowded = is_crowded(tints)
    for number, (line, series) in enumerate(zip(lines, chart.plots[0].series, strict=True)):
        tint = tint_of(line, tints)
        ink = colours.INK if tint == colours.NEUTRAL else tint
        end = _last(line)[0] if ends is not None and number in ends else -1
        for at, mark in enumerate(line.points):
            if mark is None:
                continue
            if at == end:
                labelled_mark = replace(mark, base="") if line.based else mark
                look.label(series, at, labelled_mark, language, fonts, position=look.RIGHT, named=True, tint=ink)
            elif line.kind == "target" or valued or not (crowded or plain(mark, minding_year=False)):
                look.label(series, at, mark, language, fonts, position=look.ABOVE, tint=ink)


def draw_trend(
    slide: Any,
    frame: Frame,
    answer: Trend,
    slide_context: SlideContext,
    tints: Mapping[LineKey, str],
    *,
    small: bool = False,
) -> None:
    """Draw the lines of one indicator in their colours; ``small``: one of several charts on a slide."""
    language, fonts = slide_context.language, slide_context.template.fonts
    years, lines = laid_out(answer, language)
    crowded = is_crowded(tints)
    size = look.SMALL if small else look.TEXT
    data = _data(years, lines)
    chart = look.add_chart(slide, frame, XL_CHART_TYPE.LINE_MARKERS, data, fonts, answer.finding.text(language), size)
    look.quiet_axis(chart.category_axis, fonts, size=size)
    look.quiet_axis(chart.value_axis, fonts, size=size, grid=True)
    slanted = len(years) * 2.8 * size > 0.85 * frame.width_points
    look.every_label(chart.category_axis, slanted=slanted)
    values = [mark.value for line in lines for mark in line.points if mark is not None]
    low, high = look.scale_axis(chart.value_axis, values)
    for line, series in zip(lines, chart.plots[0].series, strict=True):
        _look(series, line, tint_of(line, tints), crowded=crowded)
    ends = _ends(lines, 15 / (frame.height_points * 0.8) * (high - low), crowded=crowded)
    if small and not crowded:
        ends = []  # the key of the slide names the lines of all its charts
    _write_labels(chart, lines, tints, slide_context, ends)
    if ends is None:
        chart.has_legend = True
        chart.legend.include_in_layout = False
        chart.legend.position = XL_LEGEND_POSITION.RIGHT
        look.set_font(chart.legend.font, fonts, size)
        return
    left = (max(width(fmt.digits(end), size) for end in (low, high)) + 24) / frame.width_points
    room = _room(lines, ends, len(years), (1 - left) * frame.width_points, slide_context.language) / frame.width_points
    foot = (3.4 if slanted else 2.2) * size / frame.height_points
    look.set_plot_area(chart, left, 0.04, 1 - left - min(0.4, room), 1 - 0.04 - foot)


def _room(lines: list[ChartLine], ends: list[int], years: int, width_points: float, language: Language) -> float:
    """Return the points that labels at lines' ends need right of the last year."""
    over = [8.0]
    for at in ends:
        last, mark = _last(lines[at])
        text = f"{lines[at].name} {value_text(mark, language)}"
        over.append(width(text, look.SMALL) + 14 - width_points * (1 - (last + 0.5) / years))
    return max(over)


def key_names(answer: Trend, view: View) -> list[KeyName]:
    """Return the entries of the key; where lines are many, targets are not drawn and not explained."""
    drawn = any(line.kind == "target" for line in laid_out(answer, view.lang)[1])
    return [name for name in answer.key(view) if drawn or name != "target"]


def trend_table(answer: Trend, language: Language, corner: str = "") -> SlideTable:
    """Return the values as a table, as the sheet of the workbook has them: a row a line, a column a year.

    ``corner`` heads the regions, where the slide does not say which indicator this is.
    """
    laid = trend_grid(answer)
    titles = (corner or message("export.region", language), *laid.titles)
    rows = []
    for row in laid.rows:
        cells = (plain_cell(mark, language) for mark in row.cells)
        rows.append((SlideCell(row_name(row, language), bold=row.kind in BENCHMARKS), *cells))
    return SlideTable(heading(*titles), tuple(rows))


class _Slides(Slides[Trend]):
    """The chart, and the values as a table where the lines are too many for labels."""

    def plans(self, answer: Trend, view: View, slide_context: SlideContext, /) -> list[Plan]:
        _, lines = laid_out(answer, slide_context.language)
        tints = palette(lines)

        def draw(slide: Any, frame: Frame) -> None:
            draw_trend(slide, frame, answer, slide_context, tints)

        crowded = is_crowded(tints)
        drawn_marks = tuple(mark for line in lines for mark in line.points if mark is not None)
        chart = Plan(keyed(slide_context, entries(answer, view, SIGNS, key_names(answer, view)), draw), drawn_marks)
        if not crowded:
            return [chart]
        return [
            chart,
            *table_plans(slide_context, trend_table(answer, slide_context.language), entries(answer, view, TEXT)),
        ]


SLIDES: Slides[Trend] = _Slides()
