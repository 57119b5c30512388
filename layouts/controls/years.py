"""Controls of years: the year that the tab shows, or the first and the last of a span."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from compare.model.view import MAX_TOLERANCE, View
from layouts import ids
from layouts.attributes import aria
from layouts.controls.options import Options
from layouts.controls.pickers import NOTED, dropdown, segments
from layouts.messages import screen_message

RULES = ("given", "latest", "best")


def given(view: View) -> bool:
    """Tell whether the view asks for a given year."""
    return view.year not in RULES


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
        value=int(view.year) if given(view) else ends["max"],
        restrictToMarks=True,
        updatemode="mouseup",
        size="sm",
        thumbSize=14,
        thumbLabel=screen_message("panel.year_slider", view.lang),
        **ends,
    )


def _given_year(view: View, years: Options) -> dmc.Select:
    return dmc.Select(
        id=ids.YEAR,
        data=years,
        value=view.year if given(view) else None,
        allowDeselect=False,
        placeholder=screen_message("panel.year_hint", view.lang),
        comboboxProps=dropdown(180),
        **NOTED,
        **aria(label=screen_message("panel.year", view.lang)),
    )


def _tolerance(view: View) -> dmc.Select:
    choices = [
        {"value": str(years), "label": screen_message(f"tolerance.{years}", view.lang)}
        for years in range(MAX_TOLERANCE + 1)
    ]
    return dmc.Select(
        id=ids.TOLERANCE,
        data=choices,
        value=str(view.tolerance),
        allowDeselect=False,
        comboboxProps={"position": "bottom-start"},
        **aria(label=screen_message("panel.tolerance", view.lang)),
    )


def year_control(view: View, years: Options) -> html.Div:
    """Build the choice of the year by a rule, or of a given one and of how far beside it a value may lie."""
    return html.Div(
        [
            html.Div(screen_message("panel.year", view.lang), className="label"),
            segments(ids.YEAR_RULE, "year", RULES, "given" if given(view) else view.year, view.lang),
            html.Div([_given_year(view, years), _tolerance(view), _slider(view, years)], className="given-year"),
        ],
        className="field for-year",
    )


def span_control(view: View, years: Options) -> html.Div:
    """Build the choice of the years of a trend or table from first to last, or of the two years of a change."""

    def end(id: str, value: int | None, key: str) -> dmc.Select:
        return dmc.Select(
            id=id,
            data=years,
            value=str(value) if value else None,
            clearable=True,
            placeholder=screen_message(key, view.lang),
            comboboxProps=dropdown(180),
            **NOTED,
            **aria(label=screen_message(key, view.lang)),
        )

    return html.Div(
        [
            html.Div(screen_message("panel.span", view.lang), className="label for-span"),
            html.Div(screen_message("panel.pair", view.lang), className="label for-pair"),
            html.Div(
                [end(ids.SINCE, view.since, "span.from"), html.Span("–"), end(ids.UNTIL, view.until, "span.to")],
                className="span-ends",
            ),
        ],
        className="field for-span for-pair",
    )
