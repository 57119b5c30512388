"""The Compare screen: what is chosen at the left, the answer in the middle, the evidence at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.model.tabs import TABS
from compare.model.view import View
from etl.model.messages import Language
from layouts import ids
from layouts.attributes import aria
from layouts.controls.export_menu import export_menu, export_parts
from layouts.controls.panel import Choices, controls
from layouts.controls.save_view import save_modal
from layouts.messages import screen_message
from layouts.shell import icon


def _tabs(view: View) -> dmc.Tabs:
    tabs = [dmc.TabsTab(screen_message(f"tab.{tab}", view.lang), value=tab) for tab in TABS]
    return dmc.Tabs(dmc.TabsList(tabs), id=ids.TABS, value=view.tab)


def _tab_panel(content: Any, view: View) -> html.Div:
    """One panel holds whatever tab is open; ``namePanel`` in assets/address.js renames it with the tab."""
    body = html.Div(content, id=ids.BODY, className="body")
    named = aria(labelledby=f"{ids.TABS}-tab-{view.tab}")
    return html.Div(body, id=f"{ids.TABS}-panel-{view.tab}", className="tab-panel", role="tabpanel", **named)


def _button(id: str, name: str, key: str, language: Language) -> html.Button:
    label = screen_message(key, language)
    return html.Button([icon(name), html.Span(label)], id=id, className="quiet", title=label)


def _actions(language: Language, formats: Sequence[str]) -> html.Div:
    return html.Div(
        [
            html.Button(
                [icon("choose"), html.Span(screen_message("panel.heading", language))],
                id=ids.PANEL_OPEN,
                className="quiet",
                **aria(expanded="false", controls=ids.PANEL),
            ),
            _button(ids.SAVE_VIEW, "save", "save.button", language),
            _button(ids.SHOW_TABLE, "table", "action.data", language),
            export_menu(language, formats),
        ],
        className="actions",
    )


def _footer(sources: Any, language: Language) -> html.Footer:
    """Where sources and caveats go: two lines of caveats, the others on demand (assets/folding.js)."""
    label = [html.Span(screen_message(f"footer.{name}", language), className=name) for name in ("all", "fewer")]
    fold = html.Button(label, id=ids.FOOTER_FOLD, className="fold", **aria(expanded="false", controls=ids.FOOTER))
    return html.Footer([fold, html.Div(sources, id=ids.FOOTER, tabIndex=0)], className="folding")


def notice_line(text: str) -> html.Div | None:
    """Return a polite notice, or None where there is nothing to say."""
    return html.Div(text, className="notice", role="status") if text else None


def compare_screen(
    view: View,
    choices: Choices,
    default: str,
    offered: dict[str, Any],
    answer_parts: Mapping[str, Any],
    formats: Sequence[str],
) -> Any:
    """Build the screen with the view's values in its controls, and with its first answer; others come by a callback.

    ``offered`` says what the options of ``choices`` depend on, so that only what changes is offered anew;
    ``answer_parts`` is what stands in each part of the answer; ``formats`` are the kinds of file that it can be taken
    along in.
    """
    return [
        controls(view, choices, default),
        html.Section(
            [
                html.Div(answer_parts["notice"], id=ids.NOTICE),
                html.H1(answer_parts["finding"], id=ids.FINDING, **aria(live="polite")),
                html.P(answer_parts["subline"], id=ids.SUBLINE, className="subline"),
                html.Div([_tabs(view), _actions(view.lang, formats)], className="bar"),
                _tab_panel(answer_parts["body"], view),
                html.Div(answer_parts["missing"], id=ids.MISSING, className="missing"),
                _footer(answer_parts["footer"], view.lang),
            ],
            className="answer",
        ),
        html.Aside(id=ids.EVIDENCE, className="evidence closed"),
        *export_parts(view.lang),
        dcc.Store(id=ids.OFFERED, data=offered),
        dcc.Store(id=ids.NOTES),
        save_modal(view.lang),
    ]
