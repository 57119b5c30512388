"""How each kind of answer becomes slides."""

from __future__ import annotations

from collections.abc import Callable
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
from compare.model.view import View
from exports.slides import change, matrix_profile, ranking, relation, table, trend, trends
from exports.slides.parts.plan import Plan, Stage

FORMS: dict[type, Callable[[Any, View, Stage], list[Plan]]] = {
    Ranking: ranking.plans,
    Trend: trend.plans,
    Trends: trends.plans,
    Change: change.plans,
    Matrix: matrix_profile.matrix_plans,
    Relation: relation.plans,
    Profile: matrix_profile.profile_plans,
    ComparisonTable: table.plans,
}


def plans(answer: Answer, view: View, stage: Stage) -> list[Plan]:
    """Return the slides of an answer, at least one."""
    return FORMS[type(answer)](answer, view, stage)
