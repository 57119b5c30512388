"""HTML attributes whose names are no Python names."""

from __future__ import annotations

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return ``aria-*`` attributes: ``aria(label="x")`` -> ``{"aria-label": "x"}``."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return ``data-*`` attributes, which scripts in assets/ read."""
    return {f"data-{name}": value for name, value in values.items()}
