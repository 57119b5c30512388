"""What every answer says to the browser: to ask no other host, and to run no script but ours."""

from __future__ import annotations

from dash import Dash
from flask import Flask, Response

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
