"""The dashboard: ``python app.py`` for development, ``health-dashboard serve`` for production."""

from __future__ import annotations

import logging
from functools import partial

from dash import Dash

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
from callbacks.first_load import first_load
from callbacks.services import Services, settle_memory
from etl.model.messages import message
from layouts.shell import INDEX
from serving.files import ASSETS, compress_once, serve_small_plotly
from serving.headers import add_headers
from serving.health import add_health
from settings import Settings
from workspace.boards.shelf import Shelf


def create_app(settings: Settings) -> Dash:
    """Build the application over the snapshots in ``settings.data_dir``; it starts without one and says so."""
    services = Services.of(settings.data_dir)
    shelf = Shelf(settings.database_url)
    app = Dash(
        __name__,
        title=message("screen.title", "zh"),
        update_title="",
        index_string=INDEX,
        assets_folder=str(ASSETS),
        assets_path_ignore=["vendor"],  # served where Dash looks for it (serving.files.py)
        suppress_callback_exceptions=True,
        compress=True,
        add_log_handler=False,
    )
    app.layout = partial(first_load, services)
    for module in (routing, compare, picking, document, evidence, export, lists):
        module.register_callbacks(app, services)
    for module in (present, save_view, board_deck):
        module.register_callbacks(app, services, shelf)
    browser.register_callbacks(app)
    add_health(app.server, services.store)
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
