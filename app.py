"""The dashboard: ``python app.py`` for development, ``gunicorn app:server`` for production."""

from __future__ import annotations

import logging
from functools import partial

from dash import Dash
from flask import Flask, Response, jsonify

from callbacks import (
    board_deck,
    browser,
    compare,
    document,
    evidence,
    export,
    lists,
    picking,
    present,
    routing,
    save_view,
)
from callbacks.first_load import opening
from callbacks.services import Services, settle_memory
from etl.model.messages import message
from etl.snapshot.publish import NoSnapshotError
from layouts.shell import INDEX
from serving.files import add_headers, compress_once, serve_small_plotly
from settings import Settings
from workspace.boards.shelf import Shelf


def _add_health(server: Flask, services: Services) -> None:
    @server.get("/healthz")
    def health() -> tuple[Response, int]:
        try:
            version = services.version()
        except NoSnapshotError as error:
            return jsonify(status="no snapshot", reason=str(error)), 503
        return jsonify(status="ok", snapshot=version.id, published_at=version.published_at), 200


def create_app(settings: Settings) -> Dash:
    """Build the application over the snapshots in ``settings.data_dir``; it starts without one and says so."""
    services = Services.of(settings.data_dir)
    shelf = Shelf(settings.database_url)
    app = Dash(
        __name__,
        title=message("screen.title", "zh"),
        update_title="",
        index_string=INDEX,
        assets_path_ignore=["vendor"],  # served where Dash looks for it (serving.files.py)
        suppress_callback_exceptions=True,
        compress=True,
        add_log_handler=False,
    )
    app.layout = partial(opening, services)
    for module in (routing, compare, picking, document, evidence, export, lists):
        module.register_callbacks(app, services)
    for module in (present, save_view, board_deck):
        module.register_callbacks(app, services, shelf)
    browser.register_callbacks(app)
    _add_health(app.server, services)
    serve_small_plotly(app.server)
    compress_once(app.server)
    add_headers(app)
    # Dash learns which files its components need when it first draws the page. Every worker must know them: the page
    # and its files may come from different workers.
    app.server.test_client().get("/")
    return app


_settings = Settings()
logging.basicConfig(level=_settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
# Of a change of tables the boards tell themselves; Alembic would tell each plugin and step besides.
logging.getLogger("alembic").setLevel(logging.WARNING)
app = create_app(_settings)
server = app.server
settle_memory()

if __name__ == "__main__":
    app.run(host=_settings.host, port=_settings.port, debug=_settings.debug)
