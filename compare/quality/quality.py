"""The quality screen: what is doubtful in the table, counted and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from compare.facts.store import Store
from compare.listing import Listing, search_words
from compare.quality import fact_lists, groups
from compare.quality.doubts import UNUSUAL, Doubts, Mask, doubts, flagged
from compare.quality.view import KINDS, DoubtKind, QualityView
from etl.model.catalogue import Catalogue
from etl.model.messages import Sentence
from etl.snapshot.publish import Snapshot

LISTED = 2000
"""Most rows sent to the screen; a search or the download reaches the others."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What is doubtful.

    ``view`` is the view with its kind decided; ``counts`` the number of rows of each kind, whatever is searched;
    ``flags`` the number of facts by flag, most first; ``listing`` the rows of the view's kind. ``facts`` and
    ``doubtful`` count all facts and those with a flag.
    """

    view: QualityView
    counts: Mapping[DoubtKind, int]
    flags: tuple[tuple[str, int], ...]
    facts: int
    doubtful: int
    listing: Listing
    finding: Sentence


def _unplaced(facts: pd.DataFrame) -> Mask:
    return facts["year"].isna().to_numpy() | (facts["region_code"] == "").to_numpy(dtype=bool)


def _unusual(facts: pd.DataFrame) -> Mask:
    return flagged(facts["flags"], UNUSUAL)


def _flagged(facts: pd.DataFrame) -> Mask:
    return (facts["flags"] != "").to_numpy(dtype=bool)


_FACTS: Mapping[str, Callable[[pd.DataFrame], Mask]] = {
    "flagged": _flagged,
    "implausible": _unusual,
    "unplaced": _unplaced,
}
"""Which of the doubtful facts belong to a kind that lists facts."""


def _flag_counts(facts: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    held = facts["flags"].value_counts()
    counts: Counter[str] = Counter()
    for text, number in held.items():
        for flag in filter(None, str(text).split("|")):
            counts[flag] += int(number)
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _counts(found: Doubts) -> dict[DoubtKind, int]:
    counts: dict[DoubtKind, int] = {
        "conflict": int(found.facts["cell"].max() + 1) if len(found.facts) else 0,
        "mixed": groups.count_subjects(found.mixed),
        "documents": int(groups.wanting(found.documents).sum()),
        "flagged": int(_flagged(found.facts).sum()),
        "implausible": int(_unusual(found.facts).sum()),
        "unplaced": int(_unplaced(found.facts).sum()),
    }
    return {kind: counts[kind] for kind in KINDS}


def _facts_listing(found: Doubts, snapshot: Snapshot, catalogue: Catalogue, view: QualityView, limit: int) -> Listing:
    facts = found.facts
    chosen = _FACTS[view.kind](facts)
    if view.kind == "flagged" and view.flag:
        chosen = flagged(facts["flags"], frozenset({view.flag}))
    row_numbers = facts.index.to_numpy()[chosen & fact_lists.searched(facts, catalogue, search_words(view.q))]
    details = snapshot.facts_at(row_numbers[:limit], fact_lists.DETAILS)
    return fact_lists.of_facts(details, catalogue, view, len(row_numbers))


def _conflict_listing(
    found: Doubts, snapshot: Snapshot, catalogue: Catalogue, view: QualityView, limit: int
) -> Listing:
    facts = found.facts.loc[found.facts["cell"] >= 0]
    matching = np.unique(facts["cell"][fact_lists.searched(facts, catalogue, search_words(view.q))])
    facts = facts.loc[facts["cell"].isin(matching[:limit].tolist())]
    details = snapshot.facts_at(facts.index.to_numpy(), fact_lists.DETAILS)
    return fact_lists.of_conflicts(details.assign(cell=facts["cell"].to_numpy()), catalogue, view, len(matching))


def _listing(found: Doubts, snapshot: Snapshot, catalogue: Catalogue, view: QualityView, limit: int) -> Listing:
    if view.kind == "conflict":
        return _conflict_listing(found, snapshot, catalogue, view, limit)
    if view.kind == "mixed":
        return groups.of_mixed(found.mixed, catalogue, view, limit)
    if view.kind == "documents":
        return groups.of_documents(found.documents, view, limit)
    return _facts_listing(found, snapshot, catalogue, view, limit)


def _finding(found: Doubts, counts: Mapping[DoubtKind, int]) -> Sentence:
    key = "quality.finding" if counts["conflict"] else "quality.finding.agreed"
    params = {
        "facts": f"{found.total:,}",
        "doubtful": f"{counts['flagged']:,}",
        "conflicts": f"{counts['conflict']:,}",
    }
    return Sentence(key if counts["flagged"] else "quality.finding.none", params)


def quality(store: Store, catalogue: Catalogue, view: QualityView, limit: int = LISTED) -> Quality:
    """Count the doubts of the current snapshot and list those of the view's kind, at most ``limit`` rows.

    Raises:
        NoSnapshotError: none was ever published.
    """
    found = store.once(doubts)
    counts = _counts(found)
    if not view.kind:
        view = replace(view, kind=next((kind for kind in KINDS if counts[kind]), KINDS[0]))
    return Quality(
        view=view,
        counts=counts,
        flags=_flag_counts(found.facts),
        facts=found.total,
        doubtful=counts["flagged"],
        listing=_listing(found, store.snapshot, catalogue, view, limit),
        finding=_finding(found, counts),
    )
