"""What an export says of itself besides its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from compare.model.query import in_language
from compare.model.view import View, to_query
from etl.model.messages import Language
from etl.snapshot.publish import Snapshot


def evidence_link(address: str, fact_id: str, language: Language) -> str:
    """Return the address of a fact's evidence; ``address`` is the dashboard's (``http://host:8050``)."""
    return in_language(f"{address.rstrip('/')}/evidence?fact={quote(fact_id)}", language)


@dataclass(frozen=True, slots=True)
class ExportContext:
    """``data_version`` is the snapshot's id, ``published_at`` its ISO time; ``link`` reopens the exact screen.

    ``address`` is the dashboard's (``http://host:8050``), for links to the evidence; empty where it is not known.
    """

    data_version: str
    published_at: str
    exported_at: datetime
    link: str = ""
    address: str = ""

    @classmethod
    def of(cls, snapshot: Snapshot, address: str, view: View | None = None) -> ExportContext:
        """Return the context of an export made now; with a link where it is of one ``view``."""
        own = address.rstrip("/")
        link = f"{own}/compare?{to_query(view)}" if view else ""
        return cls(snapshot.id, snapshot.published_at, datetime.now(UTC), link, own)
