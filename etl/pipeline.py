"""The whole run: input folders to a published snapshot.

Files are read in parallel, each on its own; results go through the cache, so that memory holds the table but never
all texts together, and an interrupted run loses nothing that was read. One bad file costs one file. The result does not
depend on the number of workers or on the order in which they finish.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.build import cache, inputs
from etl.build.inputs import Input
from etl.build.one_file import Result, cannot_open, process, renamed
from etl.build.workers import run_all
from etl.model.document import Document
from etl.model.fact import Fact
from etl.model.problems import Problem

if TYPE_CHECKING:
    import pandas as pd

log = logging.getLogger(__name__)
BATCH = 200  # documents whose texts are in memory together
CACHE = "cache"


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What to read, where to publish, how. ``strict``: publish nothing if any file is unreadable or doubtful."""

    reports: Path
    tables: Path
    out: Path
    workers: int = 1
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of one input file."""

    doc: str
    problem: Problem


@dataclass(slots=True)
class RunReport:
    """What a run did.

    ``inputs`` counts the files found, ``documents`` those that could be read, ``unchanged`` those whose result was
    already at hand. ``status`` counts facts by status. ``snapshot`` is None where nothing was published; ``refused``
    says that ``strict`` forbade it, ``same_as_before`` that the snapshot is the one that was current already.
    """

    out: Path
    inputs: int = 0
    documents: int = 0
    unchanged: int = 0
    facts: int = 0
    status: dict[str, int] = field(default_factory=dict)
    flagged: int = 0
    unreadable: list[Trouble] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    snapshot: str | None = None
    same_as_before: bool = False
    refused: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _InputFile:
    """One input with the digest of its bytes and the place of its result in the cache."""

    item: Input
    sha256: str
    size: int
    entry: Path


FilesRead = Callable[[int, int, str], None]  # files read, files to read, name of the one just read
Work = Callable[[Path], Result]


def run(settings: RunSettings, progress: FilesRead | None = None, work: Work = process) -> RunReport:
    """Read the inputs, build the table, publish the snapshot.

    Args:
        settings: folders and switches.
        progress: called after every file that was read anew.
        work: reads one file; a module-level function, as it is sent to the workers.

    Returns:
        What was done. A bad input raises nothing. A run already under way on the same folder is waited for.

    Raises:
        OSError: the output folder cannot be written.
    """
    from etl.snapshot import publish

    started = time.monotonic()
    roots = {"reports": settings.reports, "tables": settings.tables}
    found, skipped = inputs.find(roots)
    report = RunReport(settings.out, inputs=len(found), skipped=skipped)
    report.problems += [Trouble(str(root), Problem("no_folder")) for root in roots.values() if not root.is_dir()]
    with publish.build_lock(settings.out):
        folder = settings.out / CACHE
        folder.mkdir(exist_ok=True)
        sources = _read(_sources(found, folder, report), settings.workers, report, progress, work)
        table = _collect(sources, report)
        report.refused = settings.strict and bool(report.unreadable or report.problems)
        if report.documents and not report.refused:
            _publish(sources, table, report)
        cache.prune(folder, {source.entry for source in sources})
    report.seconds = time.monotonic() - started
    return report


def _sources(found: Sequence[Input], folder: Path, report: RunReport) -> list[_InputFile]:
    sources = []
    for item in found:
        try:
            sha256, size = inputs.digest(item.path)
        except OSError as error:
            report.unreadable.append(Trouble(item.doc, cannot_open(item.path, error)))
            continue
        sources.append(_InputFile(item, sha256, size, cache.entry(folder, item.doc, sha256)))
    return sources


def _read(
    sources: list[_InputFile], workers: int, report: RunReport, progress: FilesRead | None, work: Work
) -> list[_InputFile]:
    """Read what the cache does not hold; return the sources whose result it holds now."""
    todo = list({source.entry: source for source in sources if not cache.has_result(source.entry)}.values())
    report.unchanged = len(sources) - len(todo)
    failed: dict[Path, Problem] = {}
    for done, (source, outcome) in enumerate(run_all(partial(_work, work), todo, workers), start=1):
        if outcome is None:
            outcome = Result(unreadable=Problem("worker_failed"))
        if outcome.unreadable is not None:
            failed[source.entry] = outcome.unreadable
            log.debug("%s: %s", source.item.doc, outcome.trace)
        if progress is not None:
            progress(done, len(todo), source.item.doc)
    report.unreadable += [Trouble(s.item.doc, failed[s.entry]) for s in sources if s.entry in failed]
    return [source for source in sources if source.entry not in failed]


def _work(work: Work, source: _InputFile) -> Result:
    """Read one file into the cache. The way back to the parent process stays light: only failures are sent."""
    result = work(source.item.path)
    if result.unreadable is not None and result.unreadable.code in TRANSIENT:
        return result
    cache.store(result, source.entry)
    return Result()


# Not kept in the cache: the next run may do better.
TRANSIENT = frozenset({"internal_error", "cannot_open"})


def _results(sources: Sequence[_InputFile]) -> Iterator[tuple[_InputFile, Result]]:
    for source in sources:
        result = cache.load(source.entry)
        if result is None:
            raise OSError(f"{source.entry}: written in this run and no longer there")
        yield source, renamed(result, source.item.doc)


def _collect(sources: Sequence[_InputFile], report: RunReport) -> pd.DataFrame:
    """Lay out the facts batch by batch and build the table; count and list what happened on the way."""
    import pandas as pd

    from etl.snapshot import table

    frames = [table.frame([])]
    for batch in _batches(sources):
        facts: list[Fact] = []
        documents: list[Document] = []
        for source, result in _results(batch):
            doc = source.item.doc
            report.problems += [Trouble(doc, problem) for problem in result.problems]
            if result.unreadable is not None:
                report.unreadable.append(Trouble(doc, result.unreadable))
            if result.document is not None:
                documents.append(result.document)
                facts += result.facts
        report.documents += len(documents)
        frames.append(table.frame(facts, documents))
    built = table.build_frame(pd.concat(frames, ignore_index=True))
    report.unreadable.sort(key=lambda trouble: trouble.doc)
    report.facts = len(built)
    report.status = {status: int((built["status"] == status).sum()) for status in ("actual", "target", "derived")}
    report.flagged = int((built["flags"] != "").sum())
    return built


def _batches(sources: Sequence[_InputFile]) -> Iterator[Sequence[_InputFile]]:
    yield from (sources[start : start + BATCH] for start in range(0, len(sources), BATCH))


def _publish(sources: Sequence[_InputFile], table: pd.DataFrame, report: RunReport) -> None:
    from etl.snapshot import publish

    before = publish.current_id(report.out)
    report.snapshot = publish.publish(table, _documents(sources, table), _manifest(sources, table, report), report.out)
    report.same_as_before = report.snapshot == before


def _documents(sources: Sequence[_InputFile], table: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the documents' rows batch by batch, each with what its facts are about."""
    import pandas as pd

    from etl.model import transcript
    from etl.snapshot.overviews import overviews

    about = overviews(table)
    for batch in _batches(sources):
        rows = [
            {
                **{
                    name: getattr(document, name)
                    for name in ("format", "title", "publisher", "published", "url", "text")
                },
                "doc": document.name,
                "sha256": source.sha256,
                "blocks": transcript.blocks_text(document.blocks),
                "unread": transcript.unread_text(result.unread),
            }
            for source, result in _results(batch)
            if (document := result.document) is not None
        ]
        if rows:
            joined = pd.DataFrame(rows).join(about, on="doc")
            yield joined.fillna({"facts": 0, "flagged": 0, "regions": 0, "region_code": ""})


def _manifest(sources: Sequence[_InputFile], table: pd.DataFrame, report: RunReport) -> dict[str, Any]:
    """Return what the snapshot records of itself; no clock time and no path of this machine."""
    from etl.snapshot.schema import SCHEMA_VERSION

    flags = Counter(flag for flags in table["flags"] if flags for flag in flags.split("|"))
    return {
        "schema": SCHEMA_VERSION,
        "inputs": [{"doc": s.item.doc, "sha256": s.sha256, "bytes": s.size} for s in sources],
        "documents": report.documents,
        "facts": report.facts,
        "status": report.status,
        "flagged": report.flagged,
        "flags": dict(sorted(flags.items())),
        "unreadable": [{"doc": t.doc, **asdict(t.problem)} for t in report.unreadable],
        "problems": [{"doc": t.doc, **asdict(t.problem)} for t in report.problems if t.problem.code != "no_folder"],
        "skipped": report.skipped,
        "code": cache.code_digest(),
        "catalogue": cache.catalogue_digest(),
        "versions": cache.versions(),
    }
