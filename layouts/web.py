"""Addresses that a document brings along: input, and not to be trusted."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(text: str) -> str:
    """Return ``text`` where it is an address of the web, empty otherwise: a source must not run as a script."""
    try:
        return text if urlsplit(text).scheme in ("http", "https") else ""
    except ValueError:  # brackets that are no IPv6 host
        return ""
