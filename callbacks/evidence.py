"""Evidence: from the fact named in the URL to its sentence."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State

from callbacks.services import Services, language_of
from compare.answers.evidence import evidence
from compare.model.view import View
from etl.model.messages import Language
from etl.snapshot.publish import NoSnapshotError
from layouts import ids
from layouts.screens.evidence import evidence_panel, unknown_fact

OPEN, CLOSED = "evidence open", "evidence closed"


def panel_of(fact_id: str, language: Language, services: Services) -> list[Any]:
    """Return the panel of a fact, or a polite word where the snapshot does not have it."""
    store = services.store.pinned()
    location = store.location_of(fact_id)
    if location is None:
        return unknown_fact(fact_id, language)
    indicator, doc = location
    facts = store.facts([indicator])
    try:
        document = store.document(doc)
    except KeyError:
        document = None
    return evidence_panel(evidence(facts, services.catalogue, View(lang=language), fact_id, document), language)


def register_callbacks(app: Dash, services: Services) -> None:
    """Open the panel when the URL names a fact, close it when it does not."""

    @app.callback(
        Output(ids.EVIDENCE, "children"),
        Output(ids.EVIDENCE, "className"),
        Input(ids.FACT, "data"),
        State(ids.URL, "search"),
    )
    def show_evidence(fact_id: str | None, search: str | None) -> tuple[list[Any], str]:
        if not fact_id:
            return [], CLOSED
        try:
            return panel_of(fact_id, language_of(search or ""), services), OPEN
        except NoSnapshotError:
            return [], CLOSED
