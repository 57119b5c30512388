"""The wording of screens: rows ``screen.*`` of the message catalogue."""

from __future__ import annotations

from etl.messages import Language, keys, message


def say(key: str, language: Language, **params: object) -> str:
    """Return the wording of ``screen.<key>``. Raises KeyError where the catalogue has no such row."""
    return message(f"screen.{key}", language, **params)


def label(key: str, fallback: str, language: Language) -> str:
    """Return the wording of ``key``, or ``fallback`` for a code that names itself (a rule of a newer snapshot)."""
    return message(key, language) if key in keys() else fallback
