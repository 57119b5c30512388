"""The servers: gunicorn, whose workers are processes that share their memory, and waitress where it cannot run."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from flask import Flask

from serving.files import GUNICORN
from serving.start import announce, prepare
from settings import Settings


def has_gunicorn() -> bool:
    """Return whether gunicorn runs here; it needs a Unix."""
    try:
        import gunicorn.app.wsgiapp  # noqa: F401
    except ImportError:
        return False
    return True


def run_gunicorn(application: str) -> None:
    """Serve ``application`` (``module:name``) with gunicorn until it is told to stop; it ends the process."""
    import gunicorn
    from gunicorn.app.wsgiapp import run

    # Told to load itself anew, gunicorn repeats this command line; the first word is what ``python -m`` would make it.
    program = Path(gunicorn.__file__).with_name("__main__.py")
    sys.argv = [str(program), "--config", str(GUNICORN), application]
    run(prog="gunicorn")


def run_waitress(server: Flask, settings: Settings) -> None:
    """Serve with waitress until it is told to stop: one process, as many threads as gunicorn's would have together."""
    import waitress

    announce(settings, logging.getLogger(__name__))
    prepare(server, settings)
    waitress.serve(server, host=settings.host, port=settings.port, threads=settings.workers * settings.threads)
