"""The panel on the left: what is compared. Its values are the view's; the browser writes them into the URL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import html

from compare.view import MAX_TOLERANCE, View
from etl.messages import Language
from layouts import ids, many_controls
from layouts.attributes import aria, data
from layouts.shell import icon
from layouts.words import say

Options = list[dict[str, Any]]
NOTED = {"renderOption": {"function": "renderOption"}}
SEARCH = {"filter": {"function": "searchOptions"}, "selectFirstOptionOnChange": True, **NOTED}
AGAINST = ("nation", "province", "targets")
ONLY_FOR = {"province": "for-rank for-trend for-table"}
"""Switches that only some tabs heed: the others set every value beside the nation."""
SHOW = ("derived", "part_year", "subgroups")
RULES = ("given", "latest", "best")


def _indicator(view: View, options: Options) -> dmc.Select:
    return dmc.Select(
        id=ids.INDICATOR,
        label=say("panel.indicator", view.lang),
        data=options,
        value=view.indicators[0] if view.indicators else None,
        searchable=True,
        allowDeselect=False,
        nothingFoundMessage=say("panel.nothing", view.lang),
        maxDropdownHeight=420,
        comboboxProps={"width": 400, "position": "bottom-start"},
        **SEARCH,
    )


def _also(view: View, options: Options) -> html.Div:
    picker = dmc.MultiSelect(
        id=ids.ALSO,
        label=say("panel.also", view.lang),
        data=options,
        value=list(view.indicators[1:]),
        placeholder=say("panel.also_hint", view.lang),
        searchable=True,
        clearable=True,
        hidePickedOptions=True,
        maxValues=11,
        nothingFoundMessage=say("panel.nothing", view.lang),
        maxDropdownHeight=360,
        comboboxProps={"width": 400, "position": "bottom-start"},
        **SEARCH,
    )
    return html.Div(picker, className="for-table for-trend for-matrix for-relation for-profile")


def _regions(view: View, options: Options) -> dmc.MultiSelect:
    return dmc.MultiSelect(
        id=ids.REGIONS,
        label=say("panel.regions", view.lang),
        data=options,
        value=list(view.regions),
        placeholder=say("panel.regions_hint", view.lang),
        searchable=True,
        clearable=True,
        hidePickedOptions=True,
        nothingFoundMessage=say("panel.nothing", view.lang),
        maxDropdownHeight=360,
        comboboxProps={"width": 340, "position": "bottom-start"},
        **SEARCH,
    )


def _peers(language: Language, groups: Options) -> html.Div:
    """The quick ways to choose regions: like the first one, or a whole level or province."""

    def button(id: str, name: str) -> html.Button:
        return html.Button(
            say(f"peers.{name}", language), id=id, className="quick", title=say(f"peers.{name}_hint", language)
        )

    group = dmc.Select(
        id=ids.PEERS_GROUP,
        data=groups,
        value=None,
        placeholder=say("peers.group", language),
        searchable=True,
        size="xs",
        nothingFoundMessage=say("panel.nothing", language),
        comboboxProps={"width": 268, "position": "bottom-start"},
        **SEARCH,
        **aria(label=say("peers.group", language)),
    )
    ways = [button(id, way) for way, id in ids.PEERS.items()]
    return html.Div(
        [
            html.Div(
                [*ways, button(ids.PEERS_CLEAR, "clear")],
                role="group",
                className="quick-ways",
                **aria(label=say("peers.label", language)),
            ),
            group,
            html.Div(id=ids.PICKED, className="hint", role="status"),
        ],
        className="peers",
    )


def slider_years(years: Options) -> dict[str, Any]:
    """Return the properties of the year slider for the years on offer: its ends, and the years one may stop at."""
    found = sorted(int(year["value"]) for year in years) or [0]
    return {
        "min": found[0],
        "max": found[-1],
        "marks": [{"value": year, "label": str(year) if year in (found[0], found[-1]) else ""} for year in found],
    }


def _slider(view: View, years: Options) -> dmc.Slider:
    ends = slider_years(years)
    return dmc.Slider(
        id=ids.YEAR_SLIDER,
        value=int(view.year) if view.year.isdigit() else ends["max"],
        restrictToMarks=True,
        updatemode="mouseup",
        size="sm",
        thumbSize=14,
        thumbLabel=say("panel.year_slider", view.lang),
        **ends,
    )


def _given_year(view: View, years: Options) -> dmc.Select:
    return dmc.Select(
        id=ids.YEAR,
        data=years,
        value=view.year if view.year not in RULES else None,
        allowDeselect=False,
        placeholder=say("panel.year_hint", view.lang),
        comboboxProps={"width": 180, "position": "bottom-start"},
        **NOTED,
        **aria(label=say("panel.year", view.lang)),
    )


def _tolerance(view: View) -> dmc.Select:
    choices = [
        {"value": str(years), "label": say(f"tolerance.{years}", view.lang)} for years in range(MAX_TOLERANCE + 1)
    ]
    return dmc.Select(
        id=ids.TOLERANCE,
        data=choices,
        value=str(view.tolerance),
        allowDeselect=False,
        comboboxProps={"position": "bottom-start"},
        **aria(label=say("panel.tolerance", view.lang)),
    )


def _year(view: View, years: Options) -> html.Div:
    rule = view.year if view.year in ("latest", "best") else "given"
    return html.Div(
        [
            html.Div(say("panel.year", view.lang), className="label"),
            dmc.SegmentedControl(
                id=ids.YEAR_RULE,
                data=[{"value": name, "label": say(f"year.{name}", view.lang)} for name in RULES],
                value=rule,
                fullWidth=True,
                size="sm",
                transitionDuration=0,
            ),
            html.Div(
                [_given_year(view, years), _tolerance(view), _slider(view, years)],
                className="given-year",
            ),
        ],
        className="field for-rank for-matrix for-profile for-several for-relation",
    )


def _span(view: View, years: Options) -> html.Div:
    def end(id: str, value: int | None, key: str) -> dmc.Select:
        return dmc.Select(
            id=id,
            data=years,
            value=str(value) if value else None,
            clearable=True,
            placeholder=say(key, view.lang),
            comboboxProps={"width": 180, "position": "bottom-start"},
            **NOTED,
            **aria(label=say(key, view.lang)),
        )

    return html.Div(
        [
            html.Div(say("panel.span", view.lang), className="label for-trend for-years"),
            html.Div(say("panel.pair", view.lang), className="label for-change"),
            html.Div(
                [end(ids.SINCE, view.since, "span.from"), html.Span("–"), end(ids.UNTIL, view.until, "span.to")],
                className="span-ends",
            ),
        ],
        className="field for-trend for-years for-change",
    )


def _switches(id: str, heading: str, names: tuple[str, ...], view: View) -> dmc.CheckboxGroup:
    boxes = [
        dmc.Checkbox(value=name, label=say(f"show.{name}", view.lang), size="sm", className=ONLY_FOR.get(name, ""))
        for name in names
    ]
    return dmc.CheckboxGroup(
        html.Div(boxes, className="boxes"),
        id=id,
        label=say(heading, view.lang),
        value=[name for name in names if getattr(view, name)],
    )


def panel_class(view: View) -> str:
    """Return the panel's classes: which tab is open, what it lays out, and whether a given year is asked for.

    A control with a class ``for-<x>`` is shown where the panel has ``tab-<x>``; the table counts as ``years`` or
    ``several``, as its columns are.
    """
    classes = ["panel", f"tab-{view.tab}"]
    if view.tab == "table":
        classes.append("tab-several" if len(view.indicators) > 1 else "tab-years")
    return " ".join([*classes, "given"] if view.year not in ("latest", "best") else classes)


def _close(language: Language) -> html.Button:
    """Close the panel where it lies over the chart (assets/tablet.css)."""
    words = say("panel.close", language)
    return html.Button(icon("close"), id=ids.PANEL_CLOSE, className="quiet", title=words, **aria(label=words))


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
            html.Div([html.H2(say("panel.heading", language)), _close(language)], className="panel-head"),
            _indicator(view, choices.indicators),
            _also(view, choices.indicators),
            many_controls.category_control(view, choices.categories),
            many_controls.focus_control(view, [region for group in choices.regions for region in group["items"]]),
            html.Div([_regions(view, choices.regions), _peers(language, choices.groups)], className="field"),
            _year(view, choices.years),
            _span(view, choices.years),
            *many_controls.layout_controls(view),
            _switches(ids.AGAINST, "panel.against", AGAINST, view),
            _switches(ids.SHOW, "panel.show", SHOW, view),
            html.P(say("panel.show_hint", language), className="hint"),
        ],
        id=ids.PANEL,
        className=panel_class(view),
        # What a link without indicator means: going back to one sets the picker by it.
        **data(default=default),
        **aria(label=say("panel.heading", language)),
    )
