"""The view of the quality screen: which doubts are listed. The URL holds all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from compare.query import Parsers, one_of, values_of, written
from etl.messages import Language

Kind = Literal["conflict", "flagged", "implausible", "mixed", "documents", "unplaced"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FLAG = re.compile("[a-z0-9_]{1,40}")


@dataclass(frozen=True, slots=True)
class QualityView:
    """One list of doubts: its ``kind`` (empty: the first in order that is not empty), of flagged facts one ``flag``
    (empty: all), and ``q``, what is searched."""

    kind: Kind | Literal[""] = ""
    flag: str = ""
    q: str = ""
    lang: Language = "zh"


def _flag(text: str) -> str:
    if not _FLAG.fullmatch(text):
        raise ValueError(text)
    return text


_PARSERS: Parsers = {
    "kind": one_of(KINDS),
    "flag": _flag,
    "q": str,
    "lang": one_of(get_args(Language)),
}


def from_query(text: str | Mapping[str, str]) -> tuple[QualityView, list[str]]:
    """Read a URL query; see :func:`compare.query.values_of`."""
    values, bad = values_of(text, _PARSERS)
    return QualityView(**values), bad


def to_query(view: QualityView) -> str:
    """Write the view as a URL query (no leading ``?``), leaving out defaults."""
    return written(view)
