"""What stands where there is nothing to show: what happened, what is still there, what to do."""

from __future__ import annotations

from dash import html

from etl.model.messages import Language
from layouts.messages import screen_message

BUILD_COMMAND = "python -m etl run"


def state(heading: str, text: str, *, command: str = "") -> html.Div:
    """Build a plain state: a heading, a sentence, and the command that helps where one does."""
    parts = [html.H2(heading), html.P(text)]
    if command:
        parts.append(html.Pre(html.Code(command)))
    return html.Div(parts, className="state", role="status")


def no_snapshot(language: Language, reason: str = "") -> html.Div:
    """Say that no table has been built yet, and which command builds it."""
    content = state(
        screen_message("state.no_snapshot", language),
        screen_message("state.no_snapshot_text", language),
        command=BUILD_COMMAND,
    )
    if reason:
        content.children.append(html.P(reason, className="hint"))
    return content


def not_found(path: str, language: Language) -> html.Div:
    """Say that the address leads nowhere."""
    return state(
        screen_message("state.not_found", language), screen_message("state.not_found_text", language, path=path)
    )


def nothing_to_show(language: Language, *, chosen: bool) -> html.Div:
    """Say that the selection has no value; ``chosen``: regions were chosen, so another choice may help."""
    key = "state.nothing_chosen_text" if chosen else "state.nothing_text"
    return state(screen_message("state.nothing", language), screen_message(key, language))


def failed(language: Language) -> html.Div:
    """Say that the answer could not be made; the log has the reason."""
    return state(screen_message("state.failed", language), screen_message("state.failed_text", language))
