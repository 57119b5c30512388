"""A bare page of Dash: the chart of ``page.SCREEN`` alone, with Mantine around it and AG Grid at hand.

It has no controls and asks for nothing more; its scripts are Dash's own, compressed and kept as the dashboard's are.
Served by ``gunicorn benchmarks.bare:server`` over the snapshots in ``DATA_DIR``.
"""

from __future__ import annotations

from typing import Any

import dash_ag_grid  # noqa: F401  its scripts are on the page
import dash_mantine_components as dmc
from dash import Dash, dcc

from benchmarks.page import SCREEN
from callbacks.compare import answer_parts
from callbacks.services import Services
from serving.files import compress_once
from settings import Settings


def create_bare(settings: Settings) -> Dash:
    """Build the page. Raises NoSnapshotError where ``settings.data_dir`` has none."""
    parts = answer_parts(SCREEN.partition("?")[2], "light", Services.of(settings.data_dir))
    graph: Any = next(part for part in parts["body"]._traverse() if isinstance(part, dcc.Graph))
    app = Dash("bare", compress=True, include_assets_files=False)
    app.layout = dmc.MantineProvider(dcc.Graph(figure=graph.figure, style=graph.style))
    compress_once(app.server)
    app.server.test_client().get("/")
    return app


server = create_bare(Settings()).server
