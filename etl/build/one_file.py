"""One input file to its document and facts: the work that is done in parallel, and nothing else."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from etl import readers
from etl.model.document import Document
from etl.model.fact import Fact, Unread
from etl.model.problems import Problem, UnreadableError
from etl.snapshot import identity


@dataclass(frozen=True, slots=True)
class Result:
    """What one file gave.

    ``document`` is None where the file could not be read; ``unreadable`` then says why. ``problems`` are doubts that
    did not keep it from being read. ``trace`` is the traceback of a defect of the program, empty otherwise. ``unread``
    are the numbers of the text that no fact stands on.
    """

    document: Document | None = None
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: Problem | None = None
    trace: str = ""
    unread: tuple[Unread, ...] = ()


def process(path: Path) -> Result:
    """Read ``path`` and its facts. Never raises: whatever happens to one file is reported in its result."""
    try:
        return _read(path)
    except UnreadableError as error:
        return Result(unreadable=error.problem)
    except OSError as error:
        return Result(unreadable=cannot_open(path, error))
    except Exception as error:  # noqa: BLE001  # a defect met in one file must not cost the others; it is reported
        problem = Problem("internal_error", {"type": type(error).__name__, "reason": str(error)})
        return Result(unreadable=problem, trace=traceback.format_exc())


def cannot_open(path: Path, error: OSError) -> Problem:
    """Return the problem of a file that the system does not let us read."""
    return Problem("cannot_open", {"name": path.name, "reason": error.strerror or type(error).__name__})


def _read(path: Path) -> Result:
    from etl.extract.document import read_document
    from etl.extract.unread import unread

    document = readers.read(path)
    found = read_document(document)
    problems = list(found.problems)
    unique = {identity.key(fact): fact for fact in reversed(found.facts)}
    if len(unique) < len(found.facts):
        problems.append(Problem("repeated_fact", {"count": len(found.facts) - len(unique)}))
    facts = tuple(sorted(unique.values(), key=lambda fact: (fact.start, fact.end)))
    left = unread(document, facts, found)
    return Result(document, facts, (*document.problems, *problems), unread=left)


def renamed(result: Result, doc: str) -> Result:
    """Return ``result`` with the document called ``doc``: within a run a document is known by its path."""
    if result.document is None:
        return result
    facts = tuple(replace(fact, doc=doc) for fact in result.facts)
    return replace(result, document=replace(result.document, name=doc), facts=facts)
