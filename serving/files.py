"""How files leave the server: compressed once, kept for a year, with headers that keep the browser on this host."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from dash import Dash
from flask import Flask, Response, request, send_file

PLOTLY = Path(__file__).resolve().parents[1] / "assets" / "vendor" / "plotly-basic.min.js"
"""plotly.js with the traces that are drawn here; a quarter of the one Dash brings, and as much sooner ready."""
PLOTLY_ADDRESS = "/_dash-component-suites/plotly/package_data/plotly.min.js"
"""Where Dash's charts look for plotly.js."""
YEAR = 31_536_000
STATIC = ("/_dash-component-suites/", "/assets/")
LATE = (
    PLOTLY_ADDRESS,
    "/_dash-component-suites/dash/dcc/async-graph.js",
    "/_dash-component-suites/dash_ag_grid/async-community.js",
)
"""Scripts that the page fetches when it first needs them."""
QUALITY = 9
"""Brotli effort for files that are compressed once a process; 11 gains 4 % and takes ten times as long."""
_TEXTS = frozenset({"text/javascript", "application/javascript", "text/css", "image/svg+xml", "application/json"})

_VERSION = re.compile(r"\.v\w+m\d+\.")

_POLICY = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


class _Compressed:
    """Bytes by address, compressed at the first request for them and kept for the life of the process."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def of(self, address: str, data: bytes) -> bytes:
        with self._lock:
            if address not in self._known:
                self._known[address] = brotli.compress(data, quality=QUALITY)
            return self._known[address]


def serve_small_plotly(server: Flask) -> None:
    """Answer with the small plotly.js where Dash would send all of it."""

    @server.get(PLOTLY_ADDRESS)
    def plotly() -> Response:
        return send_file(PLOTLY, mimetype="text/javascript", conditional=True)


def compress_once(server: Flask) -> None:
    """Compress scripts and styles once, not at each request; everything else is left to flask-compress."""
    compressed = _Compressed()

    @server.after_request
    def shrink(response: Response) -> Response:
        static = request.method == "GET" and request.path.startswith(STATIC)
        if not static or response.status_code != 200 or response.mimetype not in _TEXTS:
            return response
        # What carries its version in its address may be kept; the rest is asked for again, and answered with 304.
        versioned = "m" in request.args or _VERSION.search(request.path)
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if versioned else "no-cache"
        if "br" in request.headers.get("Accept-Encoding", ""):
            response.direct_passthrough = False
            response.set_data(compressed.of(request.full_path, response.get_data()))
            response.headers["Content-Encoding"] = "br"
            response.headers.add("Vary", "Accept-Encoding")
        return response


def warm(server: Flask) -> None:
    """Ask for the page and every script on it once, so that the first visitor does not wait for their compression."""
    client = server.test_client()
    page = client.get("/compare").get_data(as_text=True)
    for address in (*re.findall(r'(?:src|href)="(/[^"]+)"', page), *LATE):
        client.get(address, headers={"Accept-Encoding": "br"}).close()


def add_headers(app: Dash) -> None:
    """Forbid other hosts and inline scripts but Dash's own; call it after every callback is registered."""
    policy = {**_POLICY, "script-src": " ".join(["'self'", *app.csp_hashes()])}
    text = "; ".join(f"{name} {value}" for name, value in policy.items())

    server: Flask = app.server

    @server.after_request
    def protect(response: Response) -> Response:
        # The development tools bring inline scripts of their own.
        if not server.debug:
            response.headers.setdefault("Content-Security-Policy", text)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response
