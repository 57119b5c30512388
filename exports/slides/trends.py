"""Several trends on slides: small charts beside each other, the same colour for a region in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare.answers.trend import Trend
from compare.answers.trends import Trends
from compare.model.names import called, with_unit
from compare.model.view import View
from etl.model.messages import message
from exports.parts import colours
from exports.slides.parts.chart_lines import LineKey, is_crowded, laid_out, palette
from exports.slides.parts.frame import Frame
from exports.slides.parts.key import TEXT, Entry, entries
from exports.slides.parts.plan import Plan, SlideContext, keyed, table_plans
from exports.slides.parts.slide import text_box
from exports.slides.parts.writing import Style
from exports.slides.slides import Slides
from exports.slides.trend import SIGNS, draw_trend, key_names, trend_table

PANELS = 4
"""Charts on one slide."""


def _panel(slide: Any, frame: Frame, panel: Trend, slide_context: SlideContext, tints: Mapping[LineKey, str]) -> None:
    language = slide_context.language
    text_box(slide, frame.above(16), with_unit(panel.indicator, language), slide_context.template, Style(12, bold=True))
    inner = frame.below(18)
    if laid_out(panel, language)[1]:
        draw_trend(slide, inner, panel, slide_context, tints, small=True)
    else:
        text_box(
            slide,
            inner.below(20),
            message("deck.no_values", language),
            slide_context.template,
            Style(12, colours.MUTED),
        )


def _names(panels: tuple[Trend, ...], tints: Mapping[LineKey, str]) -> list[Entry]:
    """Return which colour is whose; a crowd of grey lines has no names here."""
    if is_crowded(tints):
        return []
    series = [one for panel in panels for one in panel.series if (one.region_code, one.subgroup) in tints]
    named = {(one.region_code, one.subgroup): called(one) for one in series}
    return [Entry("●", tints[key], name) for key, name in named.items()]


def _slide_plan(
    panels: tuple[Trend, ...], view: View, slide_context: SlideContext, tints: Mapping[LineKey, str]
) -> Plan:
    marks = tuple(mark for panel in panels for mark in panel.drawn())
    key_names_drawn = dict.fromkeys(name for panel in panels for name in key_names(panel, view))
    key = [*_names(panels, tints), *entries(panels[0], view, SIGNS, key_names_drawn)]

    def draw(slide: Any, frame: Frame) -> None:
        tiles = frame.tiles(len(panels), 1 if len(panels) == 1 else 2)
        for tile, panel in zip(tiles, panels, strict=True):
            _panel(slide, tile, panel, slide_context, tints)

    return Plan(keyed(slide_context, key, draw), marks)


def _tables(answer: Trends, view: View, slide_context: SlideContext) -> list[Plan]:
    """Return the values of every panel as tables."""
    return [
        plan
        for panel in answer.panels
        if laid_out(panel, slide_context.language)[1]
        for plan in table_plans(
            slide_context,
            trend_table(panel, slide_context.language, with_unit(panel.indicator, slide_context.language)),
            entries(panel, view, TEXT),
        )
    ]


class _Slides(Slides[Trends]):
    """:data:`PANELS` charts a slide, and tables where lines are without names."""

    def plans(self, answer: Trends, view: View, slide_context: SlideContext, /) -> list[Plan]:
        tints = palette([line for panel in answer.panels for line in laid_out(panel, slide_context.language)[1]])
        groups = [answer.panels[at : at + PANELS] for at in range(0, len(answer.panels), PANELS)]
        charts = [_slide_plan(group, view, slide_context, tints) for group in groups]
        return [*charts, *_tables(answer, view, slide_context)] if is_crowded(tints) else charts


SLIDES: Slides[Trends] = _Slides()
