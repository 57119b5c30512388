"""The production server, fed by the same settings as the development server: ``gunicorn app:server``."""

import logging
import threading
from contextlib import closing
from typing import Any

from flask import Flask

from compare.model.board_errors import Unavailable
from etl.snapshot.publish import NoSnapshotError, current
from serving.files import warm
from settings import Settings
from workspace.boards.shelf import Shelf

_settings = Settings()

bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
threads = _settings.threads
worker_class = "gthread"
timeout = _settings.timeout
loglevel = _settings.log_level
# The application is built once and shared by the workers: faster start, less memory.
preload_app = True
# Workers leave and come back now and then, staggered, so that no slow leak lives for weeks.
max_requests = 20_000
max_requests_jitter = 2_000
# No control socket: it would be written into the home folder of whoever starts the server.
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Tell which data will be shown, or how to have any."""
    try:
        snapshot = current(_settings.data_dir)
        server.log.info("Snapshot %s, published %s", snapshot.id, snapshot.published_at)
    except NoSnapshotError as error:
        server.log.warning("%s", error)


def post_worker_init(worker: Any) -> None:
    """Do beside the first requests what they would otherwise wait for."""
    threading.Thread(target=_prepare, args=(worker.app.callable,), daemon=True).start()


def _prepare(server: Flask) -> None:
    """Compress the scripts, then bring the boards' tables up to date; without them the dashboard works all the same."""
    warm(server)
    try:
        with closing(Shelf(_settings.database_url).boards) as boards:
            boards.prepare()
    except Unavailable as error:
        logging.getLogger(__name__).warning("%s", error)
