"""What marks mean, in words: the entries of a key, the same on every medium.

An answer names the entries that occur in it (:meth:`compare.model.answer.Answer.key`), in order. A drawing shows those
for which it has a sign; what the signs look like is its own matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from compare.model.mark import Mark
from compare.model.view import Against
from etl.model.messages import Language, message

KeyName = Literal[
    "better", "worse", "equal", "neutral", "plain", "grey", "improved", "worsened", "unmoved",
    "range", "band", "centre_nation", "centre_median", "nation", "province", "target",
    "bound", "about", "derived", "part_year", "doubt", "doubt_notes",
]  # fmt: skip
"""``neutral`` is what is neither better nor worse where both look alike; ``plain`` and ``grey`` are what was not
compared, without a fill and as a grey dot; ``doubt_notes`` is ``doubt`` where nothing can be opened."""

_AGAINST = frozenset({"better", "worse", "equal", "neutral", "plain", "grey"})
_BENCHMARKS = frozenset({"nation", "province"})


def key_words(name: KeyName, against: Against, language: Language) -> str:
    """Return what a sign means; of better and worse also ``against`` what (nothing: the nation, which is not there)."""
    if name in _BENCHMARKS:
        return message(f"benchmark.{name}", language)
    return message(f"key.{name}.{against or 'nation'}" if name in _AGAINST else f"key.{name}", language)


def standing_key(marks: Iterable[Mark]) -> list[KeyName]:
    """Return the entries of standing where equal values look like those that were not compared."""
    found = {mark.standing for mark in marks}
    names: list[KeyName] = [name for name in ("better", "worse") if name in found]
    return [*names, "neutral"] if names and found & {"unknown", "equal"} else names


def apart_key(marks: Iterable[Mark], uncompared: KeyName = "plain") -> list[KeyName]:
    """Return the entries of standing where each looks different; ``uncompared`` names what was not compared."""
    found = {mark.standing for mark in marks}
    names: list[KeyName] = [name for name in ("better", "worse", "equal") if name in found]
    return [*names, uncompared] if "unknown" in found else names


def marks_key(marks: Iterable[Mark]) -> list[KeyName]:
    """Return the entries of what values are besides plain ones; a target is a sign of its own."""
    values: Sequence[Mark] = [mark for mark in marks if mark.status != "target"]
    entries: tuple[tuple[KeyName, bool], ...] = (
        ("bound", any(mark.bound for mark in values)),
        ("about", any(mark.qualifier == "~" for mark in values)),
        ("derived", any(mark.status == "derived" for mark in values)),
        ("part_year", any(mark.part_year for mark in values)),
        ("doubt", any(mark.doubtful for mark in values)),
    )
    return [name for name, occurs in entries if occurs]
