"""How files leave the server: compressed once, kept for a year by the browser."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from flask import Flask, Response, request, send_file

from etl.model.resources import INSTALLED

_SERVING = Path(__file__).resolve().parent
_HOME = _SERVING if INSTALLED else _SERVING.parent  # a wheel carries inside this package what a checkout has at its top
ASSETS = _HOME / "assets"
"""The page's own styles and scripts."""
GUNICORN = _HOME / "gunicorn.conf.py"
"""The settings of the production server."""
PLOTLY = ASSETS / "vendor" / "plotly-basic.min.js"
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
