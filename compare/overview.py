"""What is in the table as a whole: sizes, doubts, what the last build changed, who has how much, where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from compare.facts.coverage import Presence
from compare.facts.store import Store
from compare.model.mark import NamedRegion
from compare.model.names import indicator_name, region_name, region_names
from compare.model.view import View
from etl.model.catalogue import NATION, Catalogue
from etl.model.messages import Language, Sentence

TABLES = frozenset({"csv", "xlsx"})
ROWS = 120
"""Most regions in the matrix, the best covered first; the rest is counted."""
LEAST = 3
"""Fewest regions in a year that make a comparison worth opening."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A comparison worth opening: what it is about, what it shows, and the view that opens it."""

    title: str
    reach: Sentence
    view: View


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document whose facts are more or fewer than in the build before; None: it was, or is, not there."""

    doc: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Sizes of the table, its doubts, its last change, its coverage.

    ``doubtful`` counts facts with a flag, ``doubtful_reports`` the reports that have such facts, ``flags`` facts by
    flag. ``levels`` counts regions by level. ``newest`` is the title and date of the report published last. ``changes``
    are the documents that differ from the build before (None: that build is not kept).
    ``matrix[code][year]`` is the number of indicators of ``category`` (empty: of any) with a whole-year value;
    ``regions`` are its rows, the best covered first, the nation last, ``more`` how many further ones are not shown.
    """

    reports: int
    doubtful_reports: int
    tables: int
    facts: int
    doubtful: int
    flags: Mapping[str, int]
    indicators: int
    levels: Mapping[str, int]
    newest: tuple[str, str] | None
    changes: tuple[DocumentChange, ...] | None
    categories: tuple[str, ...]
    category: str
    years: tuple[int, ...]
    regions: tuple[NamedRegion, ...]
    more: int
    matrix: Mapping[str, Mapping[int, int]]
    ready: tuple[Ready, ...]


def document_changes(before: pd.DataFrame, after: pd.DataFrame) -> tuple[DocumentChange, ...]:
    """Return the documents whose number of facts differs (columns ``doc`` and ``facts``), the largest change first."""
    old, new = (dict(zip(rows["doc"], rows["facts"].astype(int), strict=True)) for rows in (before, after))
    found = [DocumentChange(doc, old.get(doc), new.get(doc)) for doc in {**old, **new} if old.get(doc) != new.get(doc)]
    return tuple(sorted(found, key=lambda one: (-abs((one.after or 0) - (one.before or 0)), one.doc)))


def _fullest(presence: Presence, indicator: str) -> tuple[int, int]:
    """Return the most regions that one year has, and that year, of equals the later."""
    counts = presence.regions_by_year((indicator,))
    return max(((count, year) for year, count in counts.items()), default=(0, 0))


def _ready(presence: Presence, catalogue: Catalogue, language: Language) -> tuple[Ready, ...]:
    """Choose five comparisons by coverage: two rankings and a trend of different categories, a matrix, a profile."""
    known = catalogue.indicators
    best = sorted(presence.indicators, key=lambda id: (*_fullest(presence, id), id), reverse=True)
    best = [id for id in best if _fullest(presence, id)[0] >= LEAST]
    if not best:
        return ()
    by_category: dict[str, str] = {}
    for id in best:
        by_category.setdefault(known[id].category, id)
    found = []
    for id in list(by_category.values())[:2]:
        regions, year = _fullest(presence, id)
        reach = Sentence("overview.reach.rank", {"year": year, "regions": regions})
        view = View(indicators=(id,), year=str(year), lang=language)
        found.append(Ready(indicator_name(known[id], language), reach, view))

    def long(id: str) -> int:
        return sum(count >= LEAST for count in presence.regions_by_year((id,)).values())

    rest = list(by_category.values())[2:] or best
    id = max(rest, key=long)
    covered = presence.coverage(id)
    reach = Sentence("overview.reach.trend", {"first": covered.years[0], "last": covered.years[-1]})
    found.append(Ready(indicator_name(known[id], language), reach, View(indicators=(id,), tab="trend", lang=language)))
    category, count = Counter(known[id].category for id in best).most_common(1)[0]
    reach = Sentence("overview.reach.matrix", {"count": count})
    found.append(Ready(category, reach, View(tab="matrix", category=category, lang=language)))
    held = presence.indicators_by_region()
    region = max((code for code in held if code != NATION), key=lambda code: (held[code], code))
    reach = Sentence("overview.reach.profile", {"count": held[region]})
    view = View(tab="profile", focus=region, lang=language)
    return (*found, Ready(region_name(catalogue, region, language), reach, view))


def overview(store: Store, catalogue: Catalogue, language: Language, category: str = "") -> Overview:
    """Count what the current snapshot holds; ``category`` (one of the catalogue's, else all) is what the matrix counts.

    Raises:
        NoSnapshotError: none was ever published.
    """
    snapshot, presence, known = store.snapshot, store.presence(), catalogue.indicators
    documents = snapshot.documents(["doc", "format", "title", "published", "facts", "flagged"])
    prose = documents.loc[~documents["format"].isin(TABLES)]
    dated = prose.loc[prose["published"] != ""].sort_values(["published", "doc"])
    last = dated.iloc[-1] if len(dated) else None
    categories = tuple(dict.fromkeys(known[id].category for id in presence.indicators))
    category = category if category in categories else ""
    counted = [id for id in presence.indicators if category in ("", known[id].category)]
    matrix = presence.indicators_by_cell(counted)
    order = sorted(matrix, key=lambda code: (code == NATION, -sum(matrix[code].values()), code))
    listed_regions = [*[code for code in order if code != NATION][:ROWS], *[code for code in order if code == NATION]]
    called = region_names(catalogue, listed_regions, language)
    before = store.before()
    return Overview(
        reports=len(prose),
        doubtful_reports=int((prose["flagged"] > 0).sum()),
        tables=len(documents) - len(prose),
        facts=int(snapshot.manifest["facts"]),
        doubtful=int(snapshot.manifest["flagged"]),
        flags=dict(snapshot.manifest["flags"]),
        indicators=len(presence.indicators),
        levels=Counter(
            catalogue.divisions[code].level for code in store.regions_with_data() if code in catalogue.divisions
        ),
        newest=None if last is None else (str(last["title"] or last["doc"]), str(last["published"])),
        changes=None if before is None else document_changes(before.documents(["doc", "facts"]), documents),
        categories=categories,
        category=category,
        years=tuple(sorted({year for cells in matrix.values() for year in cells}, reverse=True)),
        regions=tuple(NamedRegion(code, called[code]) for code in listed_regions),
        more=len(order) - len(listed_regions),
        matrix=matrix,
        ready=_ready(presence, catalogue, language),
    )
