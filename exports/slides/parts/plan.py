"""What a slide will show, before it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from compare.model.mark import Mark
from etl.model.messages import Language, message
from exports.slides.parts.frame import Frame
from exports.slides.parts.key import SIZE, Entry, draw_key
from exports.slides.parts.slide import text_box
from exports.slides.parts.tables import SlideTable, draw_table, parts_that_fit, side_by_side
from exports.slides.parts.template import Template
from exports.slides.parts.writing import LINE, Style, lines

Draw = Callable[[Any, Frame], None]
TEXT_SIZE = 16.0


@dataclass(frozen=True, slots=True)
class SlideContext:
    """What a form draws on: the template, the place that every slide of it has, the language."""

    template: Template
    frame: Frame
    language: Language


@dataclass(frozen=True, slots=True)
class Plan:
    """One slide of an answer: what draws its content, and the values on it, whose evidence stands in its notes."""

    draw: Draw
    marks: tuple[Mark, ...]


def keyed(slide_context: SlideContext, entries: list[Entry], draw: Draw) -> Draw:
    """Return what draws the key and, below it, the content."""
    return lambda slide, frame: draw(slide, draw_key(slide, frame, entries, slide_context.template))


def below_key(slide_context: SlideContext, entries: list[Entry]) -> Frame:
    """Return the frame that is left below a key of these entries."""
    if not entries:
        return slide_context.frame
    text = "    ".join(f"{entry.sign} {entry.text}" for entry in entries)
    return slide_context.frame.below(lines(text, SIZE, slide_context.frame.width_points) * LINE * SIZE + 4)


def table_plans(slide_context: SlideContext, table: SlideTable, entries: list[Entry]) -> list[Plan]:
    """Return the slides of a table, each with its header and the key."""
    parts = parts_that_fit(table, below_key(slide_context, entries))
    return [_table_plan(slide_context, part, entries) for part in parts]


def _table_plan(slide_context: SlideContext, part: SlideTable, entries: list[Entry]) -> Plan:
    def draw(slide: Any, frame: Frame) -> None:
        draw_table(slide, frame, part, slide_context.template.fonts)

    return Plan(keyed(slide_context, entries, draw), tuple(part.marks()))


def chart_with_table(
    slide_context: SlideContext, chart: Draw, table: SlideTable, entries: list[Entry], marks: tuple[Mark, ...]
) -> list[Plan]:
    """Return a slide with a chart and the beginning of a table beside it, and slides with the rest of the table.

    A table too wide to stand beside the chart follows it. ``marks`` are the chart's values.
    """
    inner = below_key(slide_context, entries)
    _, right = inner.split(SHARE)
    if not side_by_side(table, right.width_points):
        return [Plan(keyed(slide_context, entries, chart), marks), *table_plans(slide_context, table, entries)]
    first, *rest = parts_that_fit(table, inner, right)

    def draw(slide: Any, frame: Frame) -> None:
        at_left, at_right = frame.split(SHARE)
        chart(slide, at_left)
        draw_table(slide, at_right, first, slide_context.template.fonts)

    chart_marks = tuple({mark.fact_id: mark for mark in (*marks, *first.marks())}.values())
    return [
        Plan(keyed(slide_context, entries, draw), chart_marks),
        *(_table_plan(slide_context, part, entries) for part in rest),
    ]


SHARE = 0.56
"""What a chart takes of the width beside a table."""


def text_plan(slide_context: SlideContext, text: str) -> Plan:
    """Return a slide that has nothing but words to show."""

    def draw(slide: Any, frame: Frame) -> None:
        text_box(slide, frame.below(0.3 * frame.height_points), text, slide_context.template, Style(TEXT_SIZE))

    return Plan(draw, ())


def nothing(slide_context: SlideContext, *, chosen: bool) -> Plan:
    """Return a slide that says that the selection has no value; ``chosen``: regions were chosen."""
    return text_plan(
        slide_context, message("deck.nothing_chosen" if chosen else "deck.nothing", slide_context.language)
    )
