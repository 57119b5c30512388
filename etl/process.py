"""One input file to its document and facts: the work that is done in parallel, and nothing else."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from etl import identity, readers
from etl.document import Document
from etl.facts import Fact
from etl.problems import Problem, UnreadableError

TABLE_FORMATS = frozenset({"csv", "xlsx"})


@dataclass(frozen=True, slots=True)
class Result:
    """What one file gave.

    ``document`` is None where the file could not be read; ``unreadable`` then says why. ``problems`` are doubts that
    did not keep it from being read. ``trace`` is the traceback of a defect of the program, empty otherwise.
    """

    document: Document | None = None
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: Problem | None = None
    trace: str = ""


def process(path: Path) -> Result:
    """Read ``path`` and its facts. Never raises: whatever happens to one file is told in its result."""
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
    document = readers.read(path)
    facts, problems = _facts(document)
    unique = {identity.key(fact): fact for fact in reversed(facts)}
    if len(unique) < len(facts):
        problems.append(Problem("repeated_fact", {"count": len(facts) - len(unique)}))
    ordered = sorted(unique.values(), key=lambda fact: (fact.start, fact.end))
    return Result(document, tuple(ordered), (*document.problems, *problems))


def _facts(document: Document) -> tuple[list[Fact], list[Problem]]:
    if document.format in TABLE_FORMATS:
        from etl import catalogue
        from etl.sheets import facts_of_table

        return facts_of_table(document, catalogue.load())
    from etl.extract import read_figures

    found = read_figures(document)
    return list(found.facts), list(found.problems)


def renamed(result: Result, doc: str) -> Result:
    """Return ``result`` with the document called ``doc``: within a run a document is known by its path."""
    if result.document is None:
        return result
    facts = tuple(replace(fact, doc=doc) for fact in result.facts)
    return replace(result, document=replace(result.document, name=doc), facts=facts)
