"""The evidence screen: the documents at the left, the text of one in the middle, its facts at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from compare.documents.listed import Listed
from compare.documents.view import STATUSES, EvidenceView, to_query
from etl.model.messages import Language, message
from layouts import ids, states
from layouts.attributes import aria, data
from layouts.controls.pickers import SEARCH
from layouts.messages import screen_message

LISTED = 200
"""Most documents listed; the search reaches the others."""


def _about(one: Listed, language: Language) -> str:
    region_count = screen_message("document.regions", language, count=one.regions)
    where = one.region or (region_count if one.regions else "")
    years = "" if one.year is None else str(one.year)
    if (one.table or not one.region) and one.first is not None and one.last not in (None, one.first):
        years = f"{one.first}–{one.last}"
    return " · ".join(filter(None, (where, years)))


def _item(one: Listed, language: Language) -> html.Li:
    counts = [html.Span(screen_message("document.facts", language, count=f"{one.facts:,}"))]
    if one.flagged:
        hint = screen_message("document.flagged_hint", language, count=f"{one.flagged:,}")
        flagged = screen_message("document.flagged", language, count=f"{one.flagged:,}")
        counts.append(html.Span(flagged, className="flagged", title=hint))
    link = html.A(
        [
            html.Span(one.title, className="title"),
            html.Span(
                [html.Span(_about(one, language), className="one-line"), html.Span(counts, className="counts")],
                className="dim",
            ),
        ],
        href=f"/evidence?{to_query(EvidenceView(doc=one.doc, lang=language))}",
        title=f"{one.title}\n{one.doc}",
        **data(doc=one.doc),
    )
    return html.Li(link)


def document_list(found: Sequence[Listed], language: Language) -> list[Any]:
    """Return the documents as the items of a list; of very many the first, and how many there are beside."""
    if not found:
        return [html.Li(screen_message("document.none_found", language), className="dim none")]
    items = [_item(one, language) for one in found[:LISTED]]
    if len(found) > LISTED:
        items.append(
            html.Li(screen_message("document.more", language, count=len(found) - LISTED), className="dim none")
        )
    return items


def _documents(found: Sequence[Listed], language: Language) -> html.Nav:
    return html.Nav(
        [
            html.Div(
                [
                    html.H2(screen_message("document.list", language)),
                    html.Span(screen_message("document.listed", language, count=len(found)), className="dim"),
                ],
                className="line",
            ),
            dmc.TextInput(
                id=ids.DOCUMENT_SEARCH,
                placeholder=screen_message("document.search_hint", language),
                debounce=150,
                **aria(label=screen_message("document.search", language)),
            ),
            html.Ul(document_list(found, language), id=ids.DOCUMENT_LIST, className="documents"),
        ],
        className="library",
        **aria(label=screen_message("document.list", language)),
    )


def _toggle(text: Any, action: str, value: str, **more: Any) -> html.Button:
    return html.Button(text, className="toggle", **data(action=action, value=value), **aria(pressed="false"), **more)


def _text(language: Language) -> html.Section:
    find_label, find_hint = (screen_message(f"document.{key}", language) for key in ("find", "find_hint"))
    find = html.Div(
        [
            dmc.TextInput(
                id=ids.DOCUMENT_FIND,
                placeholder=find_label,
                w=240,
                **aria(label=f"{find_label} ({find_hint})"),
            ),
            html.Span(className="found", **aria(live="polite")),
        ],
        className="find",
    )
    hint = screen_message("document.show_unread_hint", language)
    unread = _toggle(
        [html.I(className="sample unread"), screen_message("document.show_unread", language)], "unread", "1", title=hint
    )
    return html.Section(
        [
            html.Div(
                [html.Div(className="document-head"), html.Div([find, unread], className="tools")], className="top"
            ),
            html.Div(
                id=ids.PAPER,
                className="paper",
                tabIndex=0,
                role="region",
                **aria(label=screen_message("document.text", language)),
            ),
        ],
        className="reader",
    )


def _facts(language: Language) -> html.Aside:
    statuses = [
        _toggle([html.I(className=f"sample {status}"), message(f"status.{status}", language)], "status", status)
        for status in STATUSES
    ]
    flagged = _toggle(
        [html.I(className="sample doubtful"), screen_message("document.only_flagged", language)], "flagged", "1"
    )
    return html.Aside(
        [
            html.Div(
                [
                    html.H2(screen_message("document.fact_list", language)),
                    html.Span(className="dim showing", **aria(live="polite")),
                    html.Button(
                        screen_message("document.clear", language), className="quiet clear", **data(action="clear")
                    ),
                ],
                className="line",
            ),
            html.Div(
                dmc.MultiSelect(
                    id=ids.DOCUMENT_INDICATORS,
                    placeholder=screen_message("document.all_indicators", language),
                    searchable=True,
                    clearable=True,
                    hidePickedOptions=True,
                    maxDropdownHeight=360,
                    nothingFoundMessage=screen_message("panel.nothing", language),
                    **aria(label=screen_message("document.by_indicator", language)),
                    **SEARCH,
                ),
                className="by-indicator",
            ),
            html.Div(
                [*statuses, flagged],
                className="toggles",
                role="group",
                **aria(label=screen_message("document.by_status", language)),
            ),
            html.Div(id=ids.FACT_LIST, className="fact-list", role="list"),
        ],
        className="facts",
        **aria(label=screen_message("document.fact_list", language)),
    )


def evidence_screen(documents: Sequence[Listed], content: dict[str, Any], language: Language) -> Any:
    """Build the screen around ``content``, of :func:`layouts.screens.document_data.document_data` or a replacement."""
    if not documents:
        return states.state(
            screen_message("document.empty", language),
            screen_message("document.empty_text", language),
            command=states.BUILD_COMMAND,
        )
    return [
        dcc.Store(id=ids.DOCUMENT_CONTENT, data=content),
        dcc.Store(id=ids.DOCUMENT_REQUEST),
        dcc.Store(id=ids.DOCUMENT_DRAWN),
        _documents(documents, language),
        _text(language),
        _facts(language),
    ]


def replacement(heading: str, text: str, language: Language) -> dict[str, Any]:
    """Return what is shown in place of a document that is not there."""
    return {"doc": "", "lang": language, "state": [heading, text]}
