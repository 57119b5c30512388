"""Why something was not done: each reason with its wording in the message catalogue."""

from __future__ import annotations

from typing import ClassVar

from compare.answers import Sentence
from etl.messages import Language


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


class ExportError(RefusedError):
    """An export was not made."""

    reasons = "export.error"
