"""The wording of screens: rows ``screen.*`` of the message catalogue."""

from __future__ import annotations

from etl.model.messages import Language, message


def screen_message(key: str, language: Language, **params: object) -> str:
    """Return the wording of ``screen.<key>``. Raises KeyError where the catalogue has no such row."""
    return message(f"screen.{key}", language, **params)
