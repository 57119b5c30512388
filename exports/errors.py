"""Why an export could not be made: each reason with its wording in the message catalogue."""

from __future__ import annotations

from compare.answers import Sentence
from etl.messages import Language


class ExportError(Exception):
    """An export was not made and nothing was written; ``sentence`` says what happened and what to do."""

    def __init__(self, key: str, **params: str | int | float) -> None:
        self.sentence = Sentence(f"export.error.{key}", params)
        super().__init__(self.sentence.text("en"))

    def text(self, language: Language) -> str:
        """Return the wording in a language."""
        return self.sentence.text(language)
