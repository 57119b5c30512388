"""The production server, fed by the same settings as the development server: ``gunicorn app:server``."""

import threading
from typing import Any

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
    """Compress the scripts beside the first requests, not within them."""
    threading.Thread(target=warm, args=(worker.app.callable,), daemon=True).start()
