"""Compare: from the selection in the URL to the answer on the screen."""

from __future__ import annotations

import logging
from typing import Any

from dash import Dash, Input, Output

from callbacks.services import Services, answer, language_of, read_view
from compare.model.answer import Answer
from compare.model.view import View
from etl.snapshot.publish import NoSnapshotError
from layouts import ids, states
from layouts.answers.answer import body, footer, missing
from layouts.controls.panel import panel_class
from layouts.screens.compare import notice_line

log = logging.getLogger(__name__)


def _screen_parts(found: Answer, view: View, notice: str, scheme: str, services: Services) -> dict[str, Any]:
    return {
        "notice": notice_line(notice),
        "finding": found.finding.text(view.lang),
        "subline": found.caption(view),
        "body": body(found, view, scheme),
        "missing": missing(found, view.lang),
        "footer": footer(found, services.version(), view.lang),
        "panel": panel_class(view),
    }


def _nothing(content: Any) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(("notice", "finding", "subline", "missing", "footer"))
    return {**empty, "body": content, "panel": "panel"}


def answer_parts(search: str, scheme: str, services: Services) -> dict[str, Any]:
    """Return everything the screen shows for a URL query; an answer that fails says so and is logged."""
    language = language_of(search)
    try:
        pinned = services.pinned()
        view, notice = read_view(search, pinned)
        if not view.indicators:
            return _nothing(states.no_snapshot(language))
        return _screen_parts(answer(view, pinned), view, notice, scheme, pinned)
    except NoSnapshotError:
        return _nothing(states.no_snapshot(language))
    except Exception:
        # The screen must not freeze in silence: the analyst sees an error, the log has the trace.
        log.exception("no answer for %s", search)
        return _nothing(states.failed(language))


def register_callbacks(app: Dash, services: Services) -> None:
    """Answer every change of the selection; the screen itself comes with its first answer (callbacks/routing.py)."""

    @app.callback(
        output={
            "notice": Output(ids.NOTICE, "children"),
            "finding": Output(ids.FINDING, "children"),
            "subline": Output(ids.SUBLINE, "children"),
            "body": Output(ids.BODY, "children"),
            "missing": Output(ids.MISSING, "children"),
            "footer": Output(ids.FOOTER, "children"),
            "panel": Output(ids.PANEL, "className"),
        },
        inputs={"search": Input(ids.SELECTION, "data"), "scheme": Input(ids.SCHEME, "data")},
        prevent_initial_call=True,
    )
    def show_answer(search: str | None, scheme: str | None) -> dict[str, Any]:
        return answer_parts(search or "", scheme or "light", services)
