"""Which face an answer has. A new kind of answer is one line here."""

from __future__ import annotations

from typing import Any

from compare.answers import Answer, Change, ComparisonTable, Matrix, Profile, Ranking, Relation, Trend, Trends
from layouts import (
    change_face,
    matrix_face,
    profile_face,
    ranking_face,
    relation_face,
    table_face,
    trend_face,
    trends_face,
)
from layouts.face import Face

FACES: dict[type, Face[Any]] = {
    Ranking: ranking_face.FACE,
    Trend: trend_face.FACE,
    Trends: trends_face.FACE,
    Change: change_face.FACE,
    Matrix: matrix_face.FACE,
    Relation: relation_face.FACE,
    Profile: profile_face.FACE,
    ComparisonTable: table_face.FACE,
}


def face(answer: Answer) -> Face[Any]:
    """Return how an answer is drawn."""
    return FACES[type(answer)]
