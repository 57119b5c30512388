"""A file's name and bytes, and the one way for readers to refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from etl.model.problems import Problem, UnreadableError
from etl.model.reasons import ProblemCode

MAX_BYTES = 30_000_000
"""Largest file that is opened, in bytes."""

MAX_TEXT_BYTES = 20_000_000
"""Largest text that is read, in bytes of UTF-8."""

_REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A file in memory: its name without folders and its raw bytes."""

    name: str
    data: bytes

    def refuse(self, code: ProblemCode, **params: str | int | float) -> UnreadableError:
        """Return the error that says this file yields no document, and why."""
        return UnreadableError(code, name=self.name, **params)

    def doubt(self, code: ProblemCode, **params: str | int | float) -> Problem:
        """Return a doubt about this file that does not keep it from being read."""
        return Problem(code, {"name": self.name, **params})

    @contextmanager
    def corrupt_unless_parsed(self) -> Iterator[None]:
        """Turn whatever a parser throws over broken input into ``corrupt_file`` with the parser's own word.

        Parsers of foreign formats raise nearly every kind of exception over damaged files, so all are taken.
        """
        try:
            yield
        except UnreadableError:
            raise
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"[:_REASON_LENGTH]
            raise self.refuse("corrupt_file", reason=reason) from error


def megabytes(size: int) -> float:
    """Return ``size`` bytes in MB, to one decimal."""
    return round(size / 1_000_000, 1)


def check_text_size(source: Source, text: str) -> None:
    """Refuse a text beyond :data:`MAX_TEXT_BYTES`.

    Raises:
        UnreadableError: ``file_too_large``.
    """
    if len(text) * 4 <= MAX_TEXT_BYTES:
        return
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_TEXT_BYTES:
        raise source.refuse("file_too_large", size=megabytes(size), limit=megabytes(MAX_TEXT_BYTES))
