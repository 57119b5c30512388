"""The production server, fed by the same settings as the development server: ``gunicorn app:server``."""

from typing import Any

from serving.start import announce, prepare
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


def when_ready(server: Any) -> None:
    """Tell which data will be shown, or how to have any."""
    announce(_settings, server.log)


def post_worker_init(worker: Any) -> None:
    """Do beside the first requests what they would otherwise wait for."""
    prepare(worker.app.callable, _settings)
