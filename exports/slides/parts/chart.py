"""Native charts on slides: how they are added, and what their axes, lines, marks and labels look like."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from compare.model.mark import Mark
from etl.model.messages import Language
from exports.parts import colours
from exports.slides.parts.frame import Frame
from exports.slides.parts.labels import label_format
from exports.slides.parts.writing import Fonts, set_fonts

TEXT, SMALL = 12, 10.5
RIGHT, LEFT, ABOVE, OUTSIDE = (
    XL_LABEL_POSITION.RIGHT,
    XL_LABEL_POSITION.LEFT,
    XL_LABEL_POSITION.ABOVE,
    XL_LABEL_POSITION.OUTSIDE_END,
)


def colour(text: str) -> RGBColor:
    """Return a colour as python-pptx takes it."""
    return RGBColor.from_string(text)


def add_chart(slide: Any, frame: Frame, kind: Any, data: Any, fonts: Fonts, name: str, size: float = TEXT) -> Any:
    """Add a chart without title and legend, in the deck's typefaces; ``name`` is read to those who do not see it."""
    shape = slide.shapes.add_chart(kind, Emu(frame.left), Emu(frame.top), Emu(frame.width), Emu(frame.height), data)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", name)
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    set_font(chart.font, fonts, size)
    return chart


def set_font(font: Any, fonts: Fonts, size: float, tint: str = colours.INK) -> None:
    """Set size, colour, typefaces and language of default text of a chart."""
    font.size = Pt(size)
    font.color.rgb = colour(tint)
    set_fonts(font._rPr, fonts)
    font._rPr.set("lang", fonts.tag)


def quiet_axis(axis: Any, fonts: Fonts, *, size: float = TEXT, visible: bool = True, grid: bool = False) -> None:
    """Make an axis quiet: a hairline, no ticks, labels at the low side; not ``visible``: only its scale is left."""
    axis.visible = visible
    axis.has_major_gridlines = grid
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    set_font(axis.tick_labels.font, fonts, size, colours.INK)
    axis.format.line.color.rgb = colour(colours.NEUTRAL)
    axis.format.line.width = Pt(0.75)
    if grid:
        axis.major_gridlines.format.line.color.rgb = colour(colours.HAIRLINE)
        axis.major_gridlines.format.line.width = Pt(0.75)


def every_label(axis: Any, *, slanted: bool = False) -> None:
    """Write every category, never fewer because they are many; ``slanted``: they stand too close to lie flat."""
    after = axis._element.find(qn("c:noMultiLvlLbl"))
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        after.addprevious(etree.Element(qn(tag), val="1"))
    axis._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("rot", "-2700000" if slanted else "0")


def set_plot_area(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Set where the inside of the plot lies, as shares of the chart: what stands beside it keeps its room."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:layoutTarget"), val="inner")
    for tag in ("c:xMode", "c:yMode"):
        etree.SubElement(manual, qn(tag), val="edge")
    for tag, share in (("c:x", left), ("c:y", top), ("c:w", width), ("c:h", height)):
        etree.SubElement(manual, qn(tag), val=f"{share:.4f}")
    area.insert(0, layout)


def line_look(series: Any, tint: str, *, width: float = 2.25, dash: Any = None) -> None:
    """Draw a series as a line with round marks."""
    series.smooth = False
    series.format.line.color.rgb = colour(tint)
    series.format.line.width = Pt(width)
    if dash is not None:
        series.format.line.dash_style = dash
    marker_look(series.marker, XL_MARKER_STYLE.CIRCLE, tint, size=6 if width >= 2 else 4)


def marks_only(series: Any, symbol: Any, tint: str, size: int = 9) -> None:
    """Draw a series as hollow marks without a line: targets, part-year values."""
    if hasattr(series, "smooth"):
        series.smooth = False
    series.format.line.fill.background()
    marker_look(series.marker, symbol, tint, hollow=True, size=size)


def marker_look(marker: Any, symbol: Any, tint: str, *, hollow: bool = False, size: int = 6) -> None:
    """Set the look of a mark."""
    marker.style, marker.size = symbol, size
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour(colours.pale(tint) if hollow else tint)
    marker.format.line.color.rgb = colour(tint)
    marker.format.line.width = Pt(1.5 if hollow else 0.75)


def mark_look(series: Any, at: int, mark: Mark, tint: str) -> None:
    """Show at one point that its value is a bound (triangle), derived or doubtful (hollow)."""
    if mark.bound:
        marker_look(series.points[at].marker, XL_MARKER_STYLE.TRIANGLE, tint, size=9)
    elif mark.status == "derived" or mark.flags:
        marker_look(series.points[at].marker, XL_MARKER_STYLE.CIRCLE, tint, hollow=True, size=8)


DASHED, DOTTED = MSO_LINE.DASH, MSO_LINE.ROUND_DOT
DIAMOND, SQUARE, CIRCLE = XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.CIRCLE


def label(
    series: Any,
    at: int,
    mark: Mark,
    language: Language,
    fonts: Fonts,
    *,
    position: Any,
    named: bool = False,
    dated: bool = False,
    tint: str = colours.INK,
    size: float = SMALL,
) -> None:
    """Write a point's own value at it, with its marks in the number format; ``named``: after the series' name.

    The label stays bound to the chart's number: whoever edits the data sees it follow.
    """
    made = series.points[at].data_label
    set_font(made.font, fonts, size, tint)
    made.position = position
    element = made._get_or_add_dLbl()
    for tag in ("c:numFmt", "c:separator"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    code = label_format(mark, language, dated=dated)
    number_format = etree.Element(qn("c:numFmt"), formatCode=code, sourceLinked="0")
    before = next(child for child in element if child.tag in (qn("c:spPr"), qn("c:txPr"), qn("c:dLblPos")))
    before.addprevious(number_format)
    for tag, value in (
        ("c:showVal", True),
        ("c:showSerName", named),
        ("c:showCatName", False),
        ("c:showLegendKey", False),
    ):
        element.find(qn(tag)).set("val", "1" if value else "0")
    if named:
        etree.SubElement(element, qn("c:separator")).text = " "


def nice_ends(values: Sequence[float], steps: int = 5) -> tuple[float, float, float]:
    """Return the ends of an axis over ``values`` and its step, all round numbers; from zero where zero is near."""
    low, high = min(values), max(values)
    extent = (high - low) or abs(high) or 1.0
    rough = extent / steps
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough)
    first, last = floor(low / step - 0.2), ceil(high / step + 0.2)
    if 0 <= low < 0.35 * high:
        first = 0
    return round(first * step, 10), round(last * step, 10), step


def axis_format(step: float) -> str:
    """Return the number format of an axis with such steps."""
    decimal_places = max(0, -floor(log10(step) + 1e-9)) + (1 if f"{step:e}".startswith("2.5") and step < 10 else 0)
    return "#,##0" + ("." + "0" * decimal_places if decimal_places else "")


def scale_axis(axis: Any, values: Sequence[float], steps: int = 5) -> tuple[float, float]:
    """Give a value axis round ends and steps; return the ends."""
    low, high, step = nice_ends(values, steps)
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, step
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = axis_format(step), False
    return low, high


def free_labels(positions: Sequence[float], order: Sequence[int], height: float) -> list[int]:
    """Return which of the labels can stand without touching another, tried in ``order``.

    ``positions`` are where they stand along one direction and ``height`` is what each takes of it.
    """
    kept: list[int] = []
    for at in order:
        if all(abs(positions[at] - positions[other]) >= height for other in kept):
            kept.append(at)
    return kept
