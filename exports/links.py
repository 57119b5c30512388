"""Addresses that lead from a file back into the dashboard."""

from __future__ import annotations

from urllib.parse import quote

from compare.view import View, to_query


def view_link(address: str, view: View) -> str:
    """Return the address that reopens a view; ``address`` is the dashboard's (``http://host:8050``) or empty."""
    return f"{address.rstrip('/')}/compare?{to_query(view)}"


def fact_link(address: str, view: View, fact_id: str) -> str:
    """Return the address that opens a fact's evidence beside the view it was seen in."""
    query = to_query(view)
    return f"{address.rstrip('/')}/compare?{query}{'&' if query else ''}fact={quote(fact_id)}"
