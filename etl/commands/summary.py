"""What a run, or a file, has to tell the analyst: problems and the closing summary in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import messages
from etl.model.messages import Language
from etl.model.problems import Problem
from etl.pipeline import RunReport, Trouble

LISTED = 50  # troubles named one by one; the manifest lists all


def describe(problem: Problem, language: Language = "zh") -> str:
    """Return the wording of a problem; one without a row in the catalogue is shown by its code, never lost."""
    known = messages.keys()
    if f"problem.{problem.code}" in known:
        return messages.message(f"problem.{problem.code}", language, **problem.params)
    details = ", ".join(f"{name}={value}" for name, value in problem.params.items())
    return f"{problem.code} ({details})" if details else problem.code


def summary(report: RunReport, language: Language = "zh") -> str:
    """Return the closing summary of a run, one finding a line."""
    return "\n".join(_lines(report, language))


def _lines(report: RunReport, language: Language) -> Iterator[str]:
    def say(key: str, **params: object) -> str:
        return messages.message(f"summary.{key}", language, **params)

    yield say("documents", read=report.documents, inputs=report.inputs, unchanged=report.unchanged)
    yield say("facts", count=report.facts, flagged=report.flagged, **report.status)
    if report.unreadable:
        yield say("unreadable", count=len(report.unreadable))
        yield from _troubles(report.unreadable, language)
    if report.problems:
        yield say("problems", count=len(report.problems))
        yield from _troubles(report.problems, language)
    if report.skipped:
        yield say("skipped", count=len(report.skipped), files="、".join(report.skipped[:LISTED]))
    yield _outcome(report, language)
    yield say("time", seconds=report.seconds)


def _troubles(troubles: Sequence[Trouble], language: Language) -> Iterator[str]:
    for trouble in troubles[:LISTED]:
        yield f"  - {trouble.doc}: {describe(trouble.problem, language)}"
    if len(troubles) > LISTED:
        yield "  " + messages.message("summary.more", language, count=len(troubles) - LISTED)


def _outcome(report: RunReport, language: Language) -> str:
    if report.snapshot is None:
        return messages.message("summary.refused" if report.refused else "summary.nothing", language)
    key = "summary.same" if report.same_as_before else "summary.published"
    folder = report.out / "snapshots" / report.snapshot
    return messages.message(key, language, snapshot=report.snapshot, folder=folder)
