"""The Compare screen: what is chosen at the left, the answer in the middle, the evidence at the right."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.view import TABS, View
from etl.messages import Language
from layouts import ids
from layouts.attributes import aria
from layouts.controls import Choices, controls
from layouts.export_menu import export_menu, export_parts
from layouts.save_view import save_modal
from layouts.shell import icon
from layouts.words import say


def _tabs(view: View) -> dmc.Tabs:
    tabs = [dmc.TabsTab(say(f"tab.{tab}", view.lang), value=tab) for tab in TABS]
    return dmc.Tabs(dmc.TabsList(tabs), id=ids.TABS, value=view.tab)


def _button(id: str, name: str, key: str, language: Language) -> html.Button:
    return html.Button([icon(name), html.Span(say(key, language))], id=id, className="quiet")


def _actions(language: Language) -> html.Div:
    return html.Div(
        [
            _button(ids.SAVE_VIEW, "save", "save.button", language),
            _button(ids.SHOW_TABLE, "table", "action.data", language),
            export_menu(language),
        ],
        className="actions",
    )


def notice(text: str) -> html.Div | None:
    """Return a polite notice, or None where there is nothing to say."""
    return html.Div(text, className="notice", role="status") if text else None


def compare_page(view: View, choices: Choices, default: str, offered: dict[str, Any]) -> Any:
    """Build the screen with the view's values in its controls; the answer is filled in by a callback.

    ``offered`` says what the options of ``choices`` depend on, so that only what changes is offered anew.
    """
    return [
        controls(view, choices, default),
        html.Section(
            [
                html.Div(id=ids.NOTICE),
                html.H1(id=ids.FINDING, **aria(live="polite")),
                html.P(id=ids.SUBLINE, className="subline"),
                html.Div([_tabs(view), _actions(view.lang)], className="bar"),
                html.Div(html.Div(id=ids.BODY, className="body"), className="tab-panel", role="tabpanel"),
                html.Div(id=ids.MISSING, className="missing"),
                html.Footer(id=ids.FOOTER, tabIndex=0),
            ],
            className="answer",
        ),
        html.Aside(id=ids.EVIDENCE, className="evidence closed"),
        *export_parts(view.lang),
        dcc.Store(id=ids.OFFERED, data=offered),
        dcc.Store(id=ids.NOTES),
        save_modal(view.lang),
    ]
