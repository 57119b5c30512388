"""The evidence screen: from the document or fact named in the URL to its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from callbacks.services import Services
from compare.documents.document import document, without_text
from compare.documents.listed import documents, search
from compare.documents.view import EvidenceView, from_query
from compare.model.names import join
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from layouts import ids
from layouts.messages import screen_message
from layouts.screens.document import document_list, evidence_screen, replacement
from layouts.screens.document_data import document_data

NAMESPACE = "reader"


def _open(doc: str, services: Services, language: Language, notice: str = "") -> dict[str, Any] | None:
    """Return the content of a document; None where the snapshot knows nothing of it."""
    store, catalogue = services.store, services.catalogue
    facts = store.facts_of(doc)
    try:
        answer = document(store.transcript(doc), facts, catalogue, language)
    except KeyError:
        if facts.empty:
            return None
        answer = without_text(doc, facts, catalogue, language)
    return document_data(answer, catalogue, language, notice)


def _notice(view: EvidenceView, bad: list[str], location: tuple[str, str] | None, services: Services) -> str:
    """Say what of the link could not be given: bad values, a document or a fact that is not where it says."""
    language = view.lang
    parts = [screen_message("notice.bad", language, keys=join(bad, language, None))] if bad else []
    if view.doc and view.fact and (not location or location[1] != view.doc):
        held = bool(services.store.facts_of(view.doc).size)
        key = "lost_fact" if not location else "elsewhere" if held else "lost_doc"
        parts.append(screen_message(f"document.{key}", language, fact=view.fact, doc=view.doc))
    return " ".join(parts)


def document_content(view: EvidenceView, bad: list[str], services: Services) -> dict[str, Any]:
    """Return the document that a view asks for, or what is shown in its place.

    The fact goes before the document: a document that no longer holds it gives way to the one that does.
    ``asked`` is what the link names.
    """
    language, store = view.lang, services.store
    location = store.location_of(view.fact) if view.fact else None
    doc = location[1] if location else view.doc
    if not doc and not view.fact:
        doc = documents(store.snapshot, services.catalogue, language)[0].doc
    content = _open(doc, services, language, _notice(view, bad, location, services)) if doc else None
    if content is None:
        kind = "unknown" if doc else "unknown_fact"
        text = screen_message(f"document.{kind}_text", language, doc=doc, fact=view.fact)
        content = replacement(screen_message(f"document.{kind}", language), text, language)
    return {**content, "asked": [view.doc, view.fact]}


def evidence_at(query: str, language: Language, services: Services) -> Any:
    """Build the screen for a URL query."""
    found = documents(services.store.snapshot, services.catalogue, language)
    return evidence_screen(found, document_content(*from_query(query), services) if found else {}, language)


def register_callbacks(app: Dash, services: Services) -> None:
    """Fetch another document when the address names one; everything within a document happens in the browser."""

    def function(name: str) -> ClientsideFunction:
        return ClientsideFunction(namespace=NAMESPACE, function_name=name)

    tie: Callable[..., None] = app.clientside_callback
    tie(
        function("ask"),
        Output(ids.DOCUMENT_REQUEST, "data"),
        Input(ids.URL, "search"),
        State(ids.DOCUMENT_CONTENT, "data"),
        prevent_initial_call=True,
    )
    tie(function("draw"), Output(ids.DOCUMENT_DRAWN, "data"), Input(ids.DOCUMENT_CONTENT, "data"))
    tie(function("chooseIndicators"), Input(ids.DOCUMENT_INDICATORS, "value"), prevent_initial_call=True)

    @app.callback(Output(ids.DOCUMENT_CONTENT, "data"), Input(ids.DOCUMENT_REQUEST, "data"), prevent_initial_call=True)
    def open_document(query: str | None) -> dict[str, Any]:
        if query is None:
            raise PreventUpdate
        try:
            return document_content(*from_query(query), services.pinned())
        except NoSnapshotError as error:
            raise PreventUpdate from error

    @app.callback(
        Output(ids.DOCUMENT_LIST, "children"),
        Input(ids.DOCUMENT_SEARCH, "value"),
        State(ids.ROUTE, "data"),
        prevent_initial_call=True,
    )
    def find_documents(text: str | None, route: dict[str, Any]) -> list[Any]:
        language: Language = "en" if route["lang"] == "en" else "zh"
        found = documents(services.store.snapshot, services.catalogue, language)
        return document_list(search(found, text or ""), language)
