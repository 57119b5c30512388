"""Scoring: extracted facts against labels.

A label and a fact are about the same thing where their number spans overlap and both are derived or neither is. A
catalogued fact is right where indicator, region, year, period, value (within 0.1 %), qualifier and status agree, and
the subgroup where the labels judge it; a tail fact where year, value in base units and status agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.labels import Case, Label
from etl.model.fact import Fact

CORE = ("indicator", "region_code", "year", "period", "value", "qualifier", "status", "subgroup")
TAIL = ("year", "value", "status")
_SCALES = {"万": 1e4, "亿": 1e8}


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong: ``missed``, ``wrong <fields>`` or ``extra``, with what was wanted and what came."""

    what: str
    core: bool
    label: Label | None
    fact: Fact | None

    def __str__(self) -> str:
        wanted = f"wanted {_described(self.label)}" if self.label else ""
        came = f"got {_described(self.fact)}" if self.fact else ""
        quote = self.label.quote if self.label else self.fact.quote[:60] if self.fact else ""
        return " | ".join(filter(None, (self.what, wanted, came, quote.replace("\n", "⏎"))))


def _described(item: Label | Fact) -> str:
    name = item.indicator or getattr(item, "name", "")
    text = f"{name} {item.region_code} {item.period or '—'} {item.qualifier}{item.value} {item.status}"
    return f"{text} #{item.subgroup}" if item.subgroup else text


@dataclass(slots=True)
class Score:
    """The facts of one document beside its labels: ``verdicts`` says of each judged fact whether it is right."""

    misses: list[Miss] = field(default_factory=list)
    verdicts: list[tuple[Fact, bool]] = field(default_factory=list)
    wanted: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    got: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    right: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})

    def add(self, other: Score) -> None:
        """Add the figures of another document."""
        self.misses += other.misses
        self.verdicts += other.verdicts
        for mine, its in ((self.wanted, other.wanted), (self.got, other.got), (self.right, other.right)):
            for core in (True, False):
                mine[core] += its[core]

    def f1(self, *, core: bool) -> float:
        """Return the harmonic mean of precision and recall; 0 where nothing is right."""
        total = self.wanted[core] + self.got[core]
        return 2 * self.right[core] / total if total else 0.0

    def precision(self, *, core: bool) -> float:
        """Return the share of extracted facts that are right."""
        return self.right[core] / self.got[core] if self.got[core] else 0.0

    def recall(self, *, core: bool) -> float:
        """Return the share of labelled facts that were found right."""
        return self.right[core] / self.wanted[core] if self.wanted[core] else 0.0


def close(one: float | None, other: float | None) -> bool:
    """Tell whether two values agree within 0.1 %."""
    if one is None or other is None:
        return False
    return abs(one - other) <= 1e-3 * max(abs(one), abs(other), 1e-9)


def differs(label: Label, fact: Fact) -> list[str]:
    """Return the names of the fields in which a fact differs from its label."""
    return [name for name in (CORE if label.core else TAIL) if not _agrees(label, fact, name)]


def _agrees(label: Label, fact: Fact, name: str) -> bool:
    wanted, came = getattr(label, name), getattr(fact, name)
    if name == "subgroup" and wanted is None:
        return True
    if came in label.accept.get(name, ()):
        return True
    if name != "value":
        return str(wanted) == str(came)
    if close(wanted, came):
        return True
    scale = _SCALES.get(fact.unit[:1])
    return not label.core and came is not None and scale is not None and close(wanted, came * scale)


def overlap(label: Label, fact: Fact) -> bool:
    """Tell whether a label and a fact may be about the same thing."""
    derived = (fact.status == "derived") == (label.status == "derived")
    return derived and fact.start < label.end and label.start < fact.end


def score(labels: Sequence[Label], facts: Sequence[Fact], catalogue: Collection[str]) -> Score:
    """Pair every label with the fact that fits it best. ``catalogue``: the ids that the labels count as catalogued."""
    result = Score()
    used: set[int] = set()
    for label in (label for label in labels if not label.optional):
        result.wanted[label.core] += 1
        partners = [fact for fact in facts if id(fact) not in used and overlap(label, fact)]
        if not partners:
            result.misses.append(Miss("missed", label.core, label, None))
            continue
        best = min(partners, key=lambda fact: (fact.indicator != label.indicator, len(differs(label, fact))))
        used.add(id(best))
        result.got[label.core] += 1
        wrong = differs(label, best)
        if not label.core and best.indicator in catalogue:
            wrong.append("indicator")
        result.verdicts.append((best, not wrong))
        if wrong:
            result.misses.append(Miss("wrong " + ",".join(wrong), label.core, label, best))
        else:
            result.right[label.core] += 1
    for fact in _spurious(labels, facts, used):
        core = fact.indicator in catalogue
        result.got[core] += 1
        result.verdicts.append((fact, False))
        result.misses.append(Miss("extra", core, None, fact))
    return result


def _spurious(labels: Sequence[Label], facts: Iterable[Fact], used: set[int]) -> list[Fact]:
    """Return the facts without a label, but for those on a number that careful readers differ about."""
    optional = [label for label in labels if label.optional]
    return [
        fact
        for fact in facts
        if id(fact) not in used and not any(fact.start < o.end and o.start < fact.end for o in optional)
    ]


def judged(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that count: in a case without labels, one that is flagged and leaves value, year or region
    empty says itself that it is none.
    """
    if case.labels:
        return list(facts)
    return [fact for fact in facts if not fact.flags or (fact.value is not None and fact.year and fact.region_code)]


def mistakes(case: Case, facts: Sequence[Fact], catalogue: Collection[str] = ()) -> list[Miss]:
    """Return what keeps a case from being exactly right: every label found with all fields right, and nothing else.

    ``catalogue``: the ids that the labels count as catalogued; a number of no such indicator must not be read as one.
    """
    left, found = judged(case, facts), []
    for label in case.labels:
        partners = [fact for fact in left if overlap(label, fact)]
        if not partners:
            if not label.optional:
                found.append(Miss("missed", label.core, label, None))
            continue
        best = min(partners, key=lambda fact: (fact.indicator != label.indicator, len(differs(label, fact))))
        left.remove(best)
        wrong = differs(label, best)
        if not label.core and best.indicator in catalogue:
            wrong.append("indicator")
        if wrong and not label.optional:
            found.append(Miss("wrong " + ",".join(wrong), label.core, label, best))
    return found + [Miss("extra", bool(fact.indicator), None, fact) for fact in left]
