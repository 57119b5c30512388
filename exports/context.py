"""What an export says of itself besides its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Context:
    """``data_version`` is the snapshot's id, ``published_at`` its ISO time; ``link`` reopens the exact screen.

    ``address`` is the dashboard's (``http://host:8050``), for links to the evidence; empty where it is not known.
    """

    data_version: str
    published_at: str
    exported_at: datetime
    link: str = ""
    address: str = ""
