"""Files that the browser is given to keep: their names, and the address that their links lead back to."""

from __future__ import annotations

from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit


def file(content: bytes, name: str, kind: str) -> dict[str, Any]:
    """Return what Dash's Download takes: a file of the type ``kind``; see :func:`legal` for its name."""
    return {"content": b64encode(content).decode("ascii"), "base64": True, "filename": name, "type": kind}


def legal(name: str) -> str:
    """Return a file name without characters that a file system refuses."""
    return "".join("_" if letter in '\\/:*?"<>|' else letter for letter in name)


def address_of(href: str | None) -> str:
    """Return the dashboard's own address, of that of a page; empty where it is none."""
    parts = urlsplit(href or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""
