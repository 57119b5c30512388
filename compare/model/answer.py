"""What every answer has, whatever it shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from compare.model.caption import SEPARATOR, indicators_words, when_words
from compare.model.key import KeyName, key_words
from compare.model.mark import Mark, NamedRegion, ShownYears, Sources
from compare.model.view import Against, View
from etl.model.catalogue import Indicator
from etl.model.messages import Language, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(ABC):
    """What an answer tells beside its values.

    ``missing`` are chosen regions without a value to show, ``sources`` where the values come from, ``finding`` what
    they show in one sentence, ``caveats`` what must be known before they are used.
    """

    missing: tuple[NamedRegion, ...]
    sources: Sources
    finding: Sentence
    caveats: tuple[Sentence, ...]

    @property
    @abstractmethod
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""

    @property
    @abstractmethod
    def when(self) -> ShownYears:
        """Which years it shows, and by which rule."""

    @property
    @abstractmethod
    def empty(self) -> bool:
        """Whether it has no value to draw."""

    @abstractmethod
    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""

    def subject(self, view: View) -> str:
        """Say what it is about: its indicators; an answer about something else says that."""
        return indicators_words(self.about, view)

    def caption(self, view: View) -> str:
        """Say what it is about and which years it shows, in a line."""
        return SEPARATOR.join(filter(None, (self.subject(view), when_words(self.when, view))))

    def against(self, view: View) -> Against:
        """Return the benchmark that better and worse refer to in it."""
        return view.against

    def key_words(self, name: KeyName, view: View) -> str:
        """Return what a sign of its key means."""
        return key_words(name, self.against(view), view.lang)

    @abstractmethod
    def key(self, view: View, /) -> list[KeyName]:
        """Return which entries of a key occur in it, in order."""

    @abstractmethod
    def sentences(self, language: Language) -> Iterator[str]:
        """Yield what it shows value by value, each sentence to stand alone in a report."""

    def rank_words(self, _mark: Mark, _language: Language, /) -> str:
        """Return the place of one of its marks among those ranked with it; empty where it ranks nothing."""
        return ""
