"""What a server does when it starts, whichever it is: tell which data it shows, do ahead what visitors would await."""

from __future__ import annotations

import logging
import threading
from contextlib import closing

from flask import Flask

from compare.model.board_errors import Unavailable
from etl.snapshot.publish import NoSnapshotError, current
from serving.files import warm
from settings import Settings
from workspace.boards.shelf import Shelf


def announce(settings: Settings, log: logging.Logger) -> None:
    """Tell which data will be shown, or how to have any."""
    try:
        snapshot = current(settings.data_dir)
        log.info("Snapshot %s, published %s", snapshot.id, snapshot.published_at)
    except NoSnapshotError as error:
        log.warning("%s", error)


def prepare(server: Flask, settings: Settings) -> None:
    """Do beside the first requests what they would otherwise wait for; returns at once."""
    threading.Thread(target=_prepare, args=(server, settings), daemon=True).start()


def _prepare(server: Flask, settings: Settings) -> None:
    """Compress the scripts, then bring the boards' tables up to date; without them the dashboard works all the same."""
    warm(server)
    try:
        with closing(Shelf(settings.database_url).boards) as boards:
            boards.prepare()
    except Unavailable as error:
        logging.getLogger(__name__).warning("%s", error)
