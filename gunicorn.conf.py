"""The production server, fed by the same settings as the development server: ``gunicorn app:server``."""

import logging
import threading
from contextlib import closing
from typing import Any

from exports.boards import Shelf, Unavailable
from serving import warm
from settings import Settings

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


def post_worker_init(worker: Any) -> None:
    """Compress the scripts and look after the boards' tables beside the first requests, not within them."""
    threading.Thread(target=warm, args=(worker.app.callable,), daemon=True).start()
    threading.Thread(target=_prepare_boards, daemon=True).start()


def _prepare_boards() -> None:
    """Bring the boards' database to today's tables; the dashboard works without, and tries again at the first use."""
    try:
        with closing(Shelf(_settings.database_url).boards) as boards:
            boards.prepare()
    except Unavailable as error:
        logging.getLogger(__name__).warning("%s", error)
