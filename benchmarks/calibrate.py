"""Fit confidence from labelled real documents: ``[LABELS=folder:folder] python -m benchmarks.calibrate``.

Every catalogued fact of a labelled document is right or wrong. A logistic regression over how it was read gives each
feature a weight, written to ``data/catalogue/confidence.csv``. Printed is how far the confidence can be believed where
the document is left out of the fit that judges it (by turns, each in one part of five).
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from benchmarks.labels import DOCUMENTS, external
from benchmarks.scoring import score
from etl import readers
from etl.check.confidence import BASE, TABLE, features
from etl.check.nets import netted
from etl.extract.document import uncalibrated
from etl.model.catalogue import load

PARTS = 5
STRENGTH = 1.0
"""How far weights may leave zero: the inverse of the penalty on them."""
SURE = 0.9
AIM = 0.985
"""The share of sure facts that must be right."""
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


class Seen(NamedTuple):
    """A catalogued fact of a labelled document: how it was read, whether it is right, whether it is flagged."""

    features: tuple[str, ...]
    right: bool
    flagged: bool
    document: str


def observed(folders: Sequence[Path]) -> list[Seen]:
    """Return the catalogued facts of the labelled documents of the folders, with what the labels say of them."""
    found = []
    for folder in folders:
        for path, labels in external(folder).documents.items():
            document = readers.read(path)
            facts = [fact for fact in netted(document, uncalibrated(document).facts) if fact.indicator]
            verdicts = score(labels, facts, frozenset(load().indicators)).verdicts
            found += [Seen(tuple(features(fact)), right, bool(fact.flags), path.name) for fact, right in verdicts]
    return found


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """Return the weight of every feature, and of the base."""
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(vectors.fit_transform([dict.fromkeys(one.features, 1) for one in seen]), [one.right for one in seen])
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {BASE: float(model.intercept_[0]), **{name: float(weight) for name, weight in sorted(weights.items())}}


def left_out(seen: Sequence[Seen]) -> np.ndarray:
    """Return the confidence of every fact by a fit that did not see its document."""
    model = make_pipeline(DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=1000))
    rows = [dict.fromkeys(one.features, 1) for one in seen]
    groups = [one.document for one in seen]
    split = GroupKFold(n_splits=min(PARTS, len(set(groups))))
    judged: np.ndarray = cross_val_predict(
        model, rows, [one.right for one in seen], groups=groups, cv=split, method="predict_proba"
    )
    return judged[:, 1]


def caution(seen: Sequence[Seen], confidence: np.ndarray) -> float:
    """Return by how much to lower the odds (their logarithm) so that 98 % of sure facts are right,
    each left out of the fit.

    What is shown as sure is used without looking: the confidence must not promise there what only an average holds.
    """
    odds = np.log(confidence / (1 - confidence))
    right, free = np.array([one.right for one in seen]), ~np.array([one.flagged for one in seen])
    for lowered in np.arange(0.0, 4.0, 0.05):
        sure = free & (odds - lowered >= np.log(SURE / (1 - SURE)))
        if not sure.any() or right[sure].mean() >= AIM:
            return float(lowered)
    return 0.0


def curve(seen: Sequence[Seen], confidence: np.ndarray) -> str:
    """Return the reliability curve as Markdown, and what share of sure facts is right."""
    lines = ["| confidence | facts | right |", "| --- | --: | --: |"]
    right, flagged = np.array([one.right for one in seen]), np.array([one.flagged for one in seen])
    for low, high in pairwise(BANDS):
        band = (confidence >= low) & (confidence < high)
        share = f"{right[band].mean():.1%}" if band.any() else "—"
        lines.append(f"| {low:.2f}–{min(high, 1.0):.2f} | {band.sum()} | {share} |")
    sure = (confidence >= SURE) & ~flagged
    kept = (sure & right).sum() / max(1, right.sum())
    lines += ["", f"Sure: {sure.sum()} facts, {right[sure].mean():.1%} right; {kept:.0%} of the right ones are sure."]
    return "\n".join(lines)


def main() -> int:
    """Fit, print the curve, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibrate", description=__doc__)
    parser.add_argument("--no-write", action="store_true", help="leave the table as it is")
    parsed = parser.parse_args()
    given = [Path(name) for name in os.environ.get("LABELS", "").split(os.pathsep) if name]
    folders = [*sorted(DOCUMENTS.iterdir()), *given]
    if not all(folder.is_dir() for folder in folders):
        print("LABELS must name folders of labelled documents", file=sys.stderr)
        return 2
    seen = observed(folders)
    if len({one.document for one in seen}) < 2 or len({one.right for one in seen}) < 2:
        print("Too few labelled facts to measure anything", file=sys.stderr)
        return 1
    print(f"{len(seen)} catalogued facts of {len({one.document for one in seen})} documents\n")
    judged = left_out(seen)
    lowered = caution(seen, judged)
    odds = np.log(judged / (1 - judged)) - lowered
    print(curve(seen, 1 / (1 + np.exp(-odds))))
    print(f"Lowered by {lowered:.2f}.")
    if not parsed.no_write:
        weights = fit(seen)
        weights[BASE] -= lowered
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(("feature", "weight"))
            table.writerows((name, f"{weight:.3f}") for name, weight in weights.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
