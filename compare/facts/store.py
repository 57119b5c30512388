"""The facts in memory: per indicator, from the current snapshot, swapped when a new one is published."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from compare.facts import coverage
from compare.facts.coverage import Coverage, Presence
from compare.facts.index import INDEXED, FactIndex
from etl.model import catalogue as catalogue_file
from etl.model.catalogue import Catalogue
from etl.model.transcript import Transcript
from etl.snapshot import publish as snapshots
from etl.snapshot.publish import CURRENT, NoSnapshotError, Snapshot

log = logging.getLogger(__name__)
T = TypeVar("T")

MAX_ROWS = 600_000
"""Rows kept in memory over all indicators; about 0.5 GB with long sentences."""
CHECK_SECONDS = 1.0
"""How often, at most, ``current.json`` is looked at."""

_FREE_TEXT = frozenset({"quote", "fact_id", "note"})


def _lean(facts: pd.DataFrame) -> pd.DataFrame:
    """Hold repeated texts once: every text column but sentences, notes and ids becomes a categorical."""
    texts = [name for name in facts.columns if name not in _FREE_TEXT and facts[name].dtype == "str"]
    return facts.astype(dict.fromkeys(texts, "category"))


def _index(snapshot: Snapshot) -> FactIndex:
    return FactIndex.of(snapshot.coded_facts(INDEXED, plain=("fact_id",)))


class _Held:
    """One snapshot and what has been read of it. Its methods may be called from several threads."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue, max_rows: int) -> None:
        self.snapshot = snapshot
        self._catalogue = catalogue
        self._max_rows = max_rows
        self._frames: OrderedDict[str, pd.DataFrame] = OrderedDict()
        self._rows = 0
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._made: dict[Callable[[Snapshot], Any], Any] = {}

    def frame(self, indicator: str) -> pd.DataFrame:
        with self._lock:
            if indicator in self._frames:
                self._frames.move_to_end(indicator)
                return self._frames[indicator]
        facts = self.snapshot.facts([indicator])  # outside the lock: reading must not hold up other screens
        facts = _lean(facts.loc[facts["headline"].to_numpy(dtype=bool)].reset_index(drop=True))
        with self._lock:
            if indicator not in self._frames:
                self._frames[indicator] = facts
                self._rows += len(facts)
                while self._rows > self._max_rows and len(self._frames) > 1:
                    self._rows -= len(self._frames.popitem(last=False)[1])
            return self._frames[indicator]

    def once(self, make: Callable[[Snapshot], T]) -> T:
        with self._making:
            if make not in self._made:
                self._made[make] = make(self.snapshot)
            made: T = self._made[make]
            return made

    def presence(self) -> Presence:
        return self.once(self._presence)

    def _presence(self, snapshot: Snapshot) -> Presence:
        return Presence(snapshot.coded_facts(coverage.COLUMNS, only="headline"), self._catalogue.indicators)


class Store:
    """Facts of the current snapshot in ``out``; the headline facts of the indicators used last are kept in memory.

    A newly published snapshot is noticed by the time stamp of ``current.json`` and taken over as a whole; callers that
    need several things of one state ask :meth:`pinned` once. Thread-safe. Frames are shared: do not change them.
    """

    def __init__(self, out: Path, catalogue: Catalogue | None = None, max_rows: int = MAX_ROWS) -> None:
        self._out = out
        self._catalogue = catalogue or catalogue_file.load()
        self._max_rows = max_rows
        self._lock = threading.Lock()
        self._held: _Held | None = None
        self._stamp: tuple[int, int] | None = None
        self._checked = -CHECK_SECONDS

    def _current(self) -> _Held:
        with self._lock:
            now = time.monotonic()
            if self._held is None or now - self._checked >= CHECK_SECONDS:
                self._checked = now
                self._held = self._newest(self._held)
            return self._held

    def _newest(self, held: _Held | None) -> _Held:
        """Return the snapshot published last, ``held`` where it is that one or no other can be read."""
        try:
            stamp = self._published()
            if held is None or stamp != self._stamp:
                fresh = snapshots.current(self._out)
                if held is None or fresh.id != held.snapshot.id:
                    held = _Held(fresh, self._catalogue, self._max_rows)
                self._stamp = stamp
        except (OSError, NoSnapshotError) as error:
            if held is None:
                raise
            log.warning("keeping snapshot %s: %s", held.snapshot.id, error)
        return held

    def _published(self) -> tuple[int, int]:
        """Return what changes whenever a snapshot is published."""
        try:
            status = (self._out / CURRENT).stat()
        except FileNotFoundError as error:
            raise NoSnapshotError(self._out, "no snapshot has been published") from error
        return status.st_mtime_ns, status.st_ino

    def pinned(self) -> Store:
        """Return a store that stays with the snapshot that is current now, sharing what is in memory."""
        held = self._current()
        store = Store(self._out, self._catalogue, self._max_rows)
        store._held, store._checked = held, float("inf")
        return store

    @property
    def catalogue(self) -> Catalogue:
        """What is known of indicators and regions."""
        return self._catalogue

    @property
    def snapshot(self) -> Snapshot:
        """The current snapshot.

        Raises:
            NoSnapshotError: none was ever published.
        """
        return self._current().snapshot

    def headlines(self, indicators: Sequence[str]) -> pd.DataFrame:
        """Return the headline facts of the indicators with all columns of the table: what comparisons are made of.

        Texts that repeat are categoricals.

        Raises:
            NoSnapshotError: none was ever published.
        """
        held = self._current()
        frames = [held.frame(indicator) for indicator in dict.fromkeys(indicators)]
        if len(frames) == 1:
            return frames[0]
        return pd.concat(frames, ignore_index=True) if frames else held.snapshot.facts([])

    def before(self) -> Snapshot | None:
        """Return the snapshot published before the current one; None where it is not kept."""
        return snapshots.before(self._out, self.snapshot.id)

    def facts(self, indicators: Sequence[str]) -> pd.DataFrame:
        """Return every fact of the indicators, headline or not, as :meth:`headlines`; read anew each time.

        Raises:
            NoSnapshotError: none was ever published.
        """
        return _lean(self._current().snapshot.facts(indicators))

    def presence(self) -> Presence:
        """Return which cells (indicator, region, year) have a whole-year value."""
        return self._current().presence()

    def coverage(self, indicator: str) -> Coverage:
        """Return regions and years of an indicator; an empty coverage where there is no value of it."""
        return self.presence().coverage(indicator)

    def indicators_with_data(self) -> tuple[str, ...]:
        """Return the catalogued indicators with at least one whole-year value, in the catalogue's order."""
        return self.presence().indicators

    def regions_with_data(self, indicators: Sequence[str] | None = None) -> frozenset[str]:
        """Return the codes of regions with a whole-year value of one of ``indicators`` (None: of any)."""
        presence = self.presence()
        if indicators is None:
            return presence.covered
        return frozenset().union(*(presence.coverage(name).regions for name in indicators))

    def years_with_data(self, indicators: Sequence[str] | None = None) -> tuple[int, ...]:
        """Return the years with a whole-year value of one of ``indicators`` (None: of any), ascending."""
        presence = self.presence()
        chosen = presence.indicators if indicators is None else indicators
        return tuple(sorted({year for name in chosen for year in presence.coverage(name).years}))

    def once(self, make: Callable[[Snapshot], T]) -> T:
        """Return what ``make`` (a function of a module) makes of the snapshot; it is made once and kept with it."""
        return self._current().once(make)

    def location_of(self, fact_id: str) -> tuple[str, str] | None:
        """Return indicator (``""``: a tail fact) and document of a fact, None where the snapshot has no such fact."""
        return self.once(_index).find(fact_id)

    def document(self, doc: str) -> Mapping[str, Any]:
        """Return one document's row.

        Raises:
            KeyError: the snapshot has no such document.
        """
        return self._current().snapshot.document(doc)

    def transcript(self, doc: str) -> Transcript:
        """Return one document as it was read.

        Raises:
            KeyError: the snapshot has no such document.
        """
        return self._current().snapshot.transcript(doc)

    def facts_of(self, doc: str) -> pd.DataFrame:
        """Return the facts of a document in reading order; see :meth:`etl.snapshot.publish.Snapshot.facts_of`."""
        return self._current().snapshot.facts_of(doc)
