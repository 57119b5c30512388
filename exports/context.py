"""What an export says of itself besides its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Context:
    """``data_version`` is the snapshot's id, ``published_at`` its ISO time; ``link`` reopens the exact screen."""

    data_version: str
    published_at: str
    exported_at: datetime
    link: str = ""
