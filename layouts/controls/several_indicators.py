"""Controls of the tabs about many indicators: which of them, what stands down, whose profile, in which order."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from compare.model.view import ALL, ORDERS, ROWS, SORTS, View
from layouts import ids
from layouts.controls.options import Options
from layouts.controls.pickers import one_of, segments
from layouts.messages import screen_message


def _select(id: str, key: str, options: Options, value: str, view: View) -> dmc.Select:
    return one_of(
        id,
        options,
        value,
        view.lang,
        width=268,
        label=screen_message(f"panel.{key}", view.lang),
        placeholder=screen_message(f"panel.{key}_hint", view.lang),
        clearable=True,
        maxDropdownHeight=360,
    )


def _segments(id: str, key: str, names: tuple[str, ...], value: str, view: View) -> html.Div:
    label = html.Div(screen_message(f"panel.{key}", view.lang), className="label")
    return html.Div([label, segments(id, key, names, value, view.lang)], className="field")


def category_control(view: View, categories: Options) -> html.Div:
    """Build the choice of a category; ``categories`` are options, as of the indicator picker's groups."""
    every = {"value": ALL, "label": screen_message("panel.category_all", view.lang)}
    picker = _select(ids.CATEGORY, "category", [every, *categories], view.category, view)
    return html.Div(picker, className="for-category")


def focus_control(view: View, regions: Options) -> html.Div:
    """Build the choice of the region that the profile is of."""
    return html.Div(_select(ids.FOCUS, "focus", regions, view.focus, view), className="for-focus")


def layout_controls(view: View) -> list[html.Div]:
    """Build the choices of what stands down the matrix, and of the order of the profile's rows and of the ranking."""
    return [
        html.Div(_segments(ids.ROWS, "rows", ROWS, view.rows, view), className="for-rows"),
        html.Div(_segments(ids.SORT, "sort", SORTS, view.sort, view), className="for-sort"),
        html.Div(_segments(ids.ORDER, "order", ORDERS, view.order, view), className="for-order"),
    ]
