"""The page as it opens: Compare comes with its first answer, so that the browser need not ask for one after the other.

Links lead to Compare, and a chart is what one waits for there. The browser asks for the layout from the page it is on,
so the address is known here, and a cookie tells the colours. On a first visit there is none yet, and the browser asks
for the screen as it does when screens change; so it does where the address is not sent, or is cut short for its length
(``read`` in assets/address.js finds that the screen is of another address than the page).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import has_request_context, request

from callbacks.routing import screen_content
from callbacks.services import Services, language_of
from compare.model.view import from_query, to_query
from layouts.shell import root, screen

PATH = "/compare"
SCHEMES = ("light", "dark")


def first_page(address: str, scheme: str, services: Services) -> Any:
    """Return the page for an address and ``light`` or ``dark``: with its screen where that is Compare."""
    parts = urlsplit(address)
    if parts.path != PATH or scheme not in SCHEMES:
        return root()
    language, query = language_of(parts.query), to_query(from_query(parts.query)[0])
    content = screen(PATH, language, screen_content(PATH, language, parts.query, services, scheme))
    return root(content, {"path": PATH, "lang": language}, f"?{query}" if query else "", scheme)


def first_load(services: Services) -> Any:
    """Return the page for what the browser tells; when the server starts there is no browser."""
    if not has_request_context():
        return root()
    return first_page(request.referrer or "", request.cookies.get("scheme", ""), services)
