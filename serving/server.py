"""The servers: gunicorn, whose workers are processes that share their memory, and waitress where it cannot run."""

from __future__ import annotations

import logging

from flask import Flask

from serving.files import GUNICORN
from serving.start import announce, prepare
from settings import Settings


def has_gunicorn() -> bool:
    """Return whether gunicorn runs here; it needs a Unix."""
    try:
        import gunicorn.app.base  # noqa: F401
    except ImportError:
        return False
    return True


def run_gunicorn(server: Flask) -> None:
    """Serve with gunicorn until it is told to stop; it ends the process."""
    from gunicorn.app.base import Application

    class Dashboard(Application):  # type: ignore[misc]  # gunicorn has no types
        """What gunicorn asks: its settings, at the start and at each SIGHUP, and the application."""

        def load_config(self) -> None:
            self.load_config_from_file(str(GUNICORN))

        def load(self) -> Flask:
            return server

    Dashboard().run()


def run_waitress(server: Flask, settings: Settings) -> None:
    """Serve with waitress until it is told to stop: one process, as many threads as gunicorn's would have together."""
    import waitress

    announce(settings, logging.getLogger(__name__))
    prepare(server, settings)
    waitress.serve(server, host=settings.host, port=settings.port, threads=settings.workers * settings.threads)
