"""The documents of the snapshot as a list to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from compare.model.names import region_name
from etl.model.catalogue import Catalogue
from etl.model.document import TABLE_FORMATS
from etl.model.messages import Language
from etl.snapshot.publish import Snapshot

COLUMNS = (
    "doc", "format", "title", "publisher", "published", "facts", "flagged",
    "region_code", "regions", "year", "first", "last",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """One document: its title (its file's name where it has none) and what its facts are about.

    ``region`` is the place most facts are of, empty where there is none; ``regions`` counts them. ``year`` is the one
    most facts are of, ``first`` and ``last`` bound them (None: no year is stated). ``search_text`` is what a search
    looks in.
    """

    doc: str
    title: str
    table: bool
    publisher: str
    published: str
    region: str
    regions: int
    year: int | None
    first: int | None
    last: int | None
    facts: int
    flagged: int
    search_text: str


def _listed(row: dict[str, object], catalogue: Catalogue, language: Language) -> Listed:
    def number(name: str) -> int:
        return int(str(row[name]))

    def year(name: str) -> int | None:
        text = str(row[name])
        return int(text) if text.isdigit() else None

    code, doc = str(row["region_code"]), str(row["doc"])
    division = catalogue.divisions.get(code)
    names_of_region = (division.name, division.short, division.pinyin, division.initials) if division else ()
    stated = (doc, row["title"], row["publisher"], row["published"], *names_of_region)
    return Listed(
        doc=doc,
        title=str(row["title"]) or PurePosixPath(doc).name,
        table=row["format"] in TABLE_FORMATS,
        publisher=str(row["publisher"]),
        published=str(row["published"]),
        region=region_name(catalogue, code, language) if code else "",
        regions=number("regions"),
        year=year("year"),
        first=year("first"),
        last=year("last"),
        facts=number("facts"),
        flagged=number("flagged"),
        search_text=" ".join(map(str, (*stated, "" if year("year") is None else year("year")))).lower(),
    )


def documents(snapshot: Snapshot, catalogue: Catalogue, language: Language) -> list[Listed]:
    """Return every document: reports before table files, by region, the latest year first."""
    rows = snapshot.documents(COLUMNS).to_dict("records")
    codes = {str(row["doc"]): str(row["region_code"]) or "~" for row in rows}  # after every code
    found = [_listed({str(name): value for name, value in row.items()}, catalogue, language) for row in rows]
    return sorted(found, key=lambda one: (one.table, codes[one.doc], -(one.year or 0), one.doc))


def search(listed: Iterable[Listed], text: str) -> list[Listed]:
    """Return the documents that hold every word of ``text``: in title, name, publisher, region (pinyin too) or year."""
    words = text.lower().split()
    return [one for one in listed if all(word in one.search_text for word in words)]
