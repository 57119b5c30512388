"""What every answer has, whatever it shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from compare.answers.marks import Mark, Place, Sentence, Sources, When
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(ABC):
    """What an answer tells beside its values.

    ``missing`` are chosen regions without a value to show, ``sources`` where the values come from, ``finding`` what
    they show in one sentence, ``caveats`` what must be known before they are used.
    """

    missing: tuple[Place, ...]
    sources: Sources
    finding: Sentence
    caveats: tuple[Sentence, ...]

    @property
    @abstractmethod
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""

    @property
    @abstractmethod
    def when(self) -> When:
        """Which years it shows, and by which rule."""

    @abstractmethod
    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
