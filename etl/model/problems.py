"""Problems as values: a code from a closed list plus the facts of the case.

A problem is something the run tells the analyst about: a file that cannot be read, a page without text, a year that
is not stated. Its wording lives in the message catalogue under ``problem.<code>``; here are only codes and parameters,
so that tests compare values and every language says the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from etl.model.messages import Language, Sentence
from etl.model.reasons import ProblemCode


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong or is doubtful.

    ``code`` names a row ``problem.<code>`` of the message catalogue; ``params`` fill its placeholders.
    """

    code: ProblemCode
    params: Mapping[str, str | int | float] = field(default_factory=dict)


class UnreadableError(Exception):
    """A file that yields no document. Carries the :class:`Problem` that says why."""

    def __init__(self, code: ProblemCode, **params: str | int | float) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


class RefusedError(Exception):
    """What was asked for was not done and nothing was written; ``sentence`` says what happened and what to do.

    ``reasons`` is where the message catalogue has the wording of each reason.
    """

    reasons: ClassVar[str]

    def __init__(self, key: str, **params: str | int | float) -> None:
        self.sentence = Sentence(f"{self.reasons}.{key}", params)
        super().__init__(self.sentence.text("en"))

    def text(self, language: Language) -> str:
        """Return the wording in a language."""
        return self.sentence.text(language)
