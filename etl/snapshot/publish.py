"""Publish the table as an immutable snapshot and read the current one.

Layout of the output folder::

    current.json                 {"snapshot": id, "published_at": ..., "previous": [ids]}
    snapshots/<id>/facts.parquet       the tidy table, one row group an indicator
    snapshots/<id>/documents.parquet   the documents with their texts
    snapshots/<id>/facts_by_document.parquet   where each document's facts stand, in reading order
    snapshots/<id>/manifest.json       inputs, counts, versions and the digests of all files

A snapshot is complete before it has its name, and ``current.json`` is replaced in one step, so a reader sees the old
snapshot or the new one and nothing between. The id is the digest of the manifest, which holds no clock time: the same
input, code and catalogue give the same bytes and the same id.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.model import transcript
from etl.model.document import Document
from etl.model.transcript import Transcript
from etl.snapshot.parquet import (
    BY_DOCUMENT,
    BY_DOCUMENT_COLUMNS,
    DOCUMENT_COLUMNS,
    DOCUMENTS,
    FACTS,
    KeyedFile,
    completed,
    write_by_document,
    write_documents,
    write_facts,
)

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
KEPT = 3
CURRENT, MANIFEST, FOLDER = "current.json", "manifest.json", "snapshots"
_PARTIAL = ".partial-"
_WINDOWS = os.name == "nt"
_READERS_TURNS = 100  # times to try again while a reader has the file open, every 20 ms
_FILES = (FACTS, DOCUMENTS, BY_DOCUMENT)
_STATED = ("format", "text", "title", "publisher", "published", "url")
_LAID_OUT = frozenset({"blocks", "unread"})


class NoSnapshotError(Exception):
    """There is no readable snapshot in the output folder."""

    def __init__(self, out: Path, reason: str) -> None:
        super().__init__(f"{out}: {reason}; build one with: python -m etl run --out {out}")


class Snapshot:
    """One published build, open for reading.

    It stays readable for as long as the object lives, even where later builds have removed its folder. All methods
    may be called from several threads.
    """

    def __init__(self, folder: Path, published_at: str) -> None:
        self.id = folder.name
        self.published_at = published_at
        self.manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        self._facts = KeyedFile(folder / FACTS)
        self._documents = KeyedFile(folder / DOCUMENTS, key="doc")
        placed = folder / BY_DOCUMENT  # a snapshot of an earlier version has none
        self._placed = KeyedFile(placed, key="doc") if placed.exists() else None

    def facts(self, indicators: Sequence[str] | None = None, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return facts in the table's order, reading only what is asked for.

        Args:
            indicators: catalogue ids ("" for the tail facts); None for every fact. Unknown ids give no rows.
            columns: names of :data:`etl.snapshot.table.COLUMNS`; None for all.
        """
        return self._facts.read(indicators, columns)

    def coded_facts(self, columns: Sequence[str], plain: Collection[str] = (), only: str = "") -> pd.DataFrame:
        """Return the named columns of every fact in the table's order; texts are categoricals, but for ``plain``.

        ``only`` names a column of bools among them: facts without it are left out.
        """
        return self._facts.read_coded(columns, plain, only)

    def facts_at(self, row_numbers: NDArray[np.int64], columns: Sequence[str]) -> pd.DataFrame:
        """Return the named columns of the facts of these numbers in the table (0 is the first), in that order."""
        return self._facts.take(row_numbers, columns)

    def documents(self, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return the documents, sorted by ``doc``, with the columns of :data:`etl.snapshot.parquet.DOCUMENT_COLUMNS`.

        What a snapshot of an earlier version did not record is empty.
        """
        wanted = list(DOCUMENT_COLUMNS if columns is None else columns)
        kept = [name for name in wanted if name in self._documents.columns]
        return completed(self._documents.read(None, kept))[wanted]

    def document(self, doc: str) -> dict[str, Any]:
        """Return one document's row as a mapping.

        Raises:
            KeyError: the snapshot has no such document.
        """
        rows = self._documents.read([doc], [name for name in self._documents.columns if name not in _LAID_OUT])
        if rows.empty:
            raise KeyError(doc)
        return dict(rows.iloc[0])

    def transcript(self, doc: str) -> Transcript:
        """Return one document as it was read, with the numbers that became no fact.

        A snapshot of an earlier version knows no blocks and no such numbers.

        Raises:
            KeyError: the snapshot has no such document.
        """
        rows = self._documents.read([doc], None)
        if rows.empty:
            raise KeyError(doc)
        row = rows.iloc[0]
        stated = {name: row[name] for name in _STATED}
        blocks, unread = transcript.blocks_of(row.get("blocks", "")), transcript.unread_of(row.get("unread", ""))
        return Transcript(Document(name=doc, blocks=blocks, **stated), unread)

    def facts_of(self, doc: str) -> pd.DataFrame:
        """Return the facts of one document in reading order.

        Columns are :data:`etl.snapshot.parquet.BY_DOCUMENT_COLUMNS`; an unknown document gives no rows.
        """
        if self._placed is not None:
            return self._placed.read([doc], BY_DOCUMENT_COLUMNS)
        every = self._facts.read(None, BY_DOCUMENT_COLUMNS)
        own = every[every["doc"] == doc]
        return own.sort_values(["start", "end", "fact_id"], kind="stable").reset_index(drop=True)


def current(out: Path) -> Snapshot:
    """Open the snapshot published last.

    Raises:
        NoSnapshotError: nothing was published yet, or what ``current.json`` names cannot be read.
    """
    for attempt in (1, 2, 3):
        try:
            state = json.loads((out / CURRENT).read_text(encoding="utf-8"))
            return Snapshot(out / FOLDER / state["snapshot"], state["published_at"])
        except FileNotFoundError as error:
            # Between the two reads a later build may have removed what we were told to open: ask again.
            if attempt == 3 or not (out / CURRENT).exists():
                raise NoSnapshotError(out, "no snapshot has been published") from error
        except (ValueError, TypeError, KeyError, OSError) as error:
            raise NoSnapshotError(out, f"the snapshot cannot be read ({error})") from error
    raise AssertionError("unreachable")


def before(out: Path, id: str) -> Snapshot | None:
    """Open the snapshot that was published before ``id``; None where there was none or it is no longer kept."""
    state = _state(out)
    published = [state.get("snapshot"), *state.get("previous", ())]
    at = published.index(id) + 1 if id in published else len(published)
    if at >= len(published) or not (folder := out / FOLDER / str(published[at])).is_dir():
        return None
    try:
        return Snapshot(folder, "")
    except (OSError, ValueError):  # removed by a build meanwhile, or written by a version that laid it out otherwise
        return None


def current_id(out: Path) -> str | None:
    """Return the id of the current snapshot without opening it; None where nothing was published."""
    return _state(out).get("snapshot")


def publish(table: pd.DataFrame, documents: Iterable[pd.DataFrame], manifest: Mapping[str, Any], out: Path) -> str:
    """Write a snapshot and make it the current one; call it under :func:`build_lock`.

    Args:
        table: the published table, sorted as :func:`etl.snapshot.table.build` leaves it.
        documents: batches of rows with :data:`etl.snapshot.parquet.DOCUMENT_COLUMNS`, sorted by ``doc`` over
            all batches.
        manifest: what to record; must not hold anything that changes between two builds of the same input.
        out: the output folder, made if it is missing.

    Returns:
        The snapshot's id.
    """
    home = out / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=home))
    write_facts(table, partial / FACTS)
    write_documents(documents, partial / DOCUMENTS)
    write_by_document(table, partial / BY_DOCUMENT)
    files = {name: _digest(partial / name) for name in _FILES}
    content = json.dumps({**manifest, "files": files}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    (partial / MANIFEST).write_text(content, encoding="utf-8", newline="\n")
    id = hashlib.sha256(content.encode("utf-8")).hexdigest()[:12]
    _sync(partial)
    _install(partial, home / id)
    _point(out, id)
    return id


def _install(partial: Path, target: Path) -> None:
    """Give the complete folder its name, unless the same snapshot already stands there undamaged."""
    partial.chmod(0o755)
    if target.exists():
        if all(_same(partial / name, target / name) for name in (*_FILES, MANIFEST)):
            shutil.rmtree(partial)
            return
        _remove(target)
    partial.rename(target)
    _sync_folder(target.parent)


def _point(out: Path, id: str) -> None:
    """Make ``id`` the current snapshot and remove those beyond the last :data:`KEPT`."""
    state = _state(out)
    if state.get("snapshot") != id:
        previous = [old for old in (state.get("snapshot"), *state.get("previous", ())) if old and old != id]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        state = {"snapshot": id, "published_at": now, "previous": previous[: KEPT - 1]}
        fresh = out / f"{CURRENT}.tmp"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(state, file)
            file.flush()
            os.fsync(file.fileno())
        _replace(fresh, out / CURRENT)
        _sync_folder(out)
    kept = {id, *state["previous"]}
    for folder in sorted((out / FOLDER).iterdir()):
        if folder.name not in kept:
            _remove(folder)


def _replace(fresh: Path, target: Path) -> None:
    """Let ``fresh`` take the place of ``target`` in one step, once nobody is just reading it where that forbids it."""
    for _ in range(_READERS_TURNS if _WINDOWS else 0):
        try:
            fresh.replace(target)
        except PermissionError:
            time.sleep(0.02)
        else:
            return
    fresh.replace(target)


def _remove(folder: Path) -> None:
    """Remove a snapshot, whole or not at all: Windows keeps what a server has open, and a later build removes it."""
    aside = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=folder.parent))
    try:
        folder.rename(aside / folder.name)
    except PermissionError:
        if not _WINDOWS:
            raise
        log.debug("%s is in use and stays until a later build", folder)
    shutil.rmtree(aside)


def _state(out: Path) -> dict[str, Any]:
    """Return what ``current.json`` holds, or nothing where it is missing or damaged: it is about to be replaced."""
    try:
        state = json.loads((out / CURRENT).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    usable = isinstance(state, dict) and {"snapshot", "published_at", "previous"} <= state.keys()
    return state if usable else {}


@contextmanager
def build_lock(out: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the output folder for one build at a time; clear what an interrupted build left.

    Raises:
        BlockingIOError: another build holds the folder and ``wait`` is false.
    """
    from filelock import FileLock, Timeout

    out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / ".lock")
    try:
        lock.acquire(blocking=wait)
    except Timeout as error:
        raise BlockingIOError(errno.EAGAIN, "another build holds the folder", str(out)) from error
    try:
        for leftover in (out / FOLDER).glob(f"{_PARTIAL}*"):
            shutil.rmtree(leftover)
        yield
    finally:
        lock.release()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.stat().st_size == other.stat().st_size and _digest(one) == _digest(other)


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("rb+") as file:  # Windows syncs only what is open for writing
            os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    if _WINDOWS:  # it opens no folders, and writes their entries through
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
