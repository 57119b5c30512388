"""Confidence: the share that was right of facts read in the same way, on labelled real documents.

How a fact was read is a handful of features: its rule, how sure the rule was, how year and region are known, in which
kind of section it stands, its flags. ``data/catalogue/confidence.csv`` gives each a weight, fitted by
``python -m benchmarks.calibrate``; their sum is the logarithm of the odds that the fact is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import exp

from etl.model.catalogue import load
from etl.model.fact import Fact
from etl.model.resources import CATALOGUE, rows

BASE = "base"
TABLE = CATALOGUE / "confidence.csv"
_LEAST, _MOST = 0.05, 0.99
FLAGGED = 0.85
"""The most that a fact with a flag may claim."""
_COARSE = 0.8
"""Below it what a rule claims is told only to a tenth."""


def features(fact: Fact) -> Iterator[str]:
    """Yield how a catalogued fact was read; its ``confidence`` is still what its rule claims."""
    claim = fact.confidence
    yield f"rule={fact.rule}"
    yield f"claim={claim:.1f}" if claim < _COARSE else f"claim={claim:.2f}"
    indicator = load().indicators[fact.indicator]
    yield f"nature={indicator.nature}"
    yield f"of={indicator.of}"
    yield from fact.basis
    yield from (f"flag={flag}" for flag in fact.flags)


@cache
def weights() -> dict[str, float]:
    """Return the weight of every feature that the labelled documents showed."""
    return {row["feature"]: float(row["weight"]) for row in rows(TABLE)}


def measured(fact: Fact) -> float:
    """Return the measured confidence of a fact; a feature that no labelled document showed changes nothing."""
    known = weights()
    odds = known.get(BASE, 0.0) + sum(known.get(feature, 0.0) for feature in features(fact))
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-odds)))), 2)


def calibrated(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts with measured confidence, below 0.9 where a flag says what is doubtful.

    A tail fact, which nothing measured, keeps what its rule claims.
    """
    return [replace(fact, confidence=_stated(fact)) for fact in facts]


def _stated(fact: Fact) -> float:
    own = measured(fact) if fact.indicator and weights() else fact.confidence
    return min(own, FLAGGED) if fact.flags else own
