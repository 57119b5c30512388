"""Which face an answer has. A new kind of answer is one line here."""

from __future__ import annotations

from typing import Any

from compare.answers.change import Change
from compare.answers.matrix import Matrix
from compare.answers.profile import Profile
from compare.answers.ranking import Ranking
from compare.answers.relation import Relation
from compare.answers.table import ComparisonTable
from compare.answers.trend import Trend
from compare.answers.trends import Trends
from compare.model.answer import Answer
from layouts.answers import change, matrix, profile, ranking, relation, table, trend, trends
from layouts.answers.drawing import Face

FACES: dict[type, Face[Any]] = {
    Ranking: ranking.FACE,
    Trend: trend.FACE,
    Trends: trends.FACE,
    Change: change.FACE,
    Matrix: matrix.FACE,
    Relation: relation.FACE,
    Profile: profile.FACE,
    ComparisonTable: table.FACE,
}


def face(answer: Answer) -> Face[Any]:
    """Return how an answer is drawn."""
    return FACES[type(answer)]
