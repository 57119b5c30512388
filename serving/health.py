"""``/healthz``: whether there is data to show, for those who watch over the server."""

from __future__ import annotations

from flask import Flask, Response, jsonify

from compare.facts.store import Store
from etl.snapshot.publish import NoSnapshotError


def add_health(server: Flask, store: Store) -> None:
    """Answer ``/healthz`` with the current snapshot, or with status 503 and what to do where there is none."""

    @server.get("/healthz")
    def health() -> tuple[Response, int]:
        try:
            snapshot = store.snapshot
        except NoSnapshotError as error:
            return jsonify(status="no snapshot", reason=str(error)), 503
        return jsonify(status="ok", snapshot=snapshot.id, published_at=snapshot.published_at), 200
