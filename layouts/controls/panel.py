"""The panel on the left: what is compared. Its values are the view's; the browser writes them into the URL."""

from __future__ import annotations

from dataclasses import dataclass

import dash_mantine_components as dmc
from dash import html

from compare.answers.questions import controls_heeded
from compare.model.view import View
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria, data
from layouts.controls import several_indicators
from layouts.controls.options import Options
from layouts.controls.pickers import one_of, some_of
from layouts.controls.years import given, span_control, year_control
from layouts.messages import screen_message
from layouts.shell import icon

AGAINST = ("nation", "province", "targets")
ONLY_FOR = {"province": "for-province"}
"""Switches that only some tabs heed: the others set every value beside the nation."""
SHOW = ("derived", "part_year", "subgroups")


def _indicator(view: View, options: Options) -> dmc.Select:
    return one_of(
        ids.INDICATOR,
        options,
        view.indicators[0] if view.indicators else None,
        view.lang,
        width=400,
        label=screen_message("panel.indicator", view.lang),
        allowDeselect=False,
        maxDropdownHeight=420,
    )


def _also(view: View, options: Options) -> html.Div:
    picker = some_of(
        ids.ALSO,
        options,
        view.indicators[1:],
        view.lang,
        width=400,
        label=screen_message("panel.also", view.lang),
        placeholder=screen_message("panel.also_hint", view.lang),
        maxValues=11,
    )
    return html.Div(picker, className="for-also")


def _regions(view: View, options: Options) -> dmc.MultiSelect:
    return some_of(
        ids.REGIONS,
        options,
        view.regions,
        view.lang,
        width=340,
        label=screen_message("panel.regions", view.lang),
        placeholder=screen_message("panel.regions_hint", view.lang),
    )


def _peers(language: Language, groups: Options) -> html.Div:
    """The quick ways to choose regions: like the first one, or a whole level or province."""

    def button(id: str, name: str) -> html.Button:
        return html.Button(
            screen_message(f"peers.{name}", language),
            id=id,
            className="quick",
            title=screen_message(f"peers.{name}_hint", language),
        )

    group = one_of(
        ids.PEERS_GROUP,
        groups,
        None,
        language,
        width=268,
        placeholder=screen_message("peers.group", language),
        size="xs",
        **aria(label=screen_message("peers.group", language)),
    )
    ways = [button(id, way) for way, id in ids.PEERS.items()]
    return html.Div(
        [
            html.Div(
                [*ways, button(ids.PEERS_CLEAR, "clear")],
                role="group",
                className="quick-ways",
                **aria(label=screen_message("peers.label", language)),
            ),
            group,
            html.Div(id=ids.PICKED, className="hint", role="status"),
        ],
        className="peers",
    )


def _switches(id: str, heading: str, names: tuple[str, ...], view: View) -> dmc.CheckboxGroup:
    boxes = [
        dmc.Checkbox(
            value=name, label=screen_message(f"show.{name}", view.lang), size="sm", className=ONLY_FOR.get(name, "")
        )
        for name in names
    ]
    return dmc.CheckboxGroup(
        html.Div(boxes, className="boxes"),
        id=id,
        label=screen_message(heading, view.lang),
        value=[name for name in names if getattr(view, name)],
    )


def panel_class(view: View) -> str:
    """Return the panel's classes: which tab is open, what it heeds, and whether a given year is asked for.

    A control with a class ``for-<x>`` is shown where the panel has ``heeds-<x>``.
    """
    classes = ["panel", f"tab-{view.tab}", *(f"heeds-{control}" for control in sorted(controls_heeded(view)))]
    return " ".join([*classes, "given"] if given(view) else classes)


def _close(language: Language) -> html.Button:
    """Close the panel where it lies over the chart (assets/tablet.css)."""
    label = screen_message("panel.close", language)
    return html.Button(icon("close"), id=ids.PANEL_CLOSE, className="quiet", title=label, **aria(label=label))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the pickers offer: options of indicators, regions, groups of regions, years and categories."""

    indicators: Options
    regions: Options
    groups: Options
    years: Options
    categories: Options


def controls(view: View, choices: Choices, default: str) -> html.Aside:
    """Build the panel with the view's values already in it; ``default`` is the indicator of a view that names none."""
    language: Language = view.lang
    return html.Aside(
        [
            html.Div([html.H2(screen_message("panel.heading", language)), _close(language)], className="panel-head"),
            _indicator(view, choices.indicators),
            _also(view, choices.indicators),
            several_indicators.category_control(view, choices.categories),
            several_indicators.focus_control(view, [region for group in choices.regions for region in group["items"]]),
            html.Div([_regions(view, choices.regions), _peers(language, choices.groups)], className="field"),
            year_control(view, choices.years),
            span_control(view, choices.years),
            *several_indicators.layout_controls(view),
            _switches(ids.AGAINST, "panel.against", AGAINST, view),
            _switches(ids.SHOW, "panel.show", SHOW, view),
            html.P(screen_message("panel.show_hint", language), className="hint"),
        ],
        id=ids.PANEL,
        className=panel_class(view),
        # What a link without indicator means: going back to one sets the picker by it.
        **data(default=default),
        **aria(label=screen_message("panel.heading", language)),
    )
