"""The view of the quality screen: which doubts are listed. The URL holds all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from compare.model.query import Query, matching, one_of
from etl.model.messages import Language

DoubtKind = Literal["conflict", "flagged", "implausible", "mixed", "documents", "unplaced"]
KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)


@dataclass(frozen=True, slots=True)
class QualityView:
    """One list of doubts: its ``kind`` (empty: the first in order that is not empty), of flagged facts one ``flag``
    (empty: all), and ``q``, what is searched."""

    kind: DoubtKind | Literal[""] = ""
    flag: str = ""
    q: str = ""
    lang: Language = "zh"


_QUERY = Query(
    QualityView,
    {
        "kind": one_of(KINDS),
        "flag": matching("[a-z0-9_]{1,40}"),
        "q": str,
        "lang": one_of(get_args(Language)),
    },
)
from_query, to_query = _QUERY.read, _QUERY.write
