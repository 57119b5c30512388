"""How each kind of answer becomes slides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compare.answers import (
    Answer,
    Change,
    ComparisonTable,
    Matrix,
    Profile,
    Ranking,
    Relation,
    Trend,
    Trends,
)
from compare.view import View
from exports.slides import change, comparison, many, ranking, relation, trend, trends
from exports.slides.plan import Plan, Stage

FORMS: dict[type, Callable[[Any, View, Stage], list[Plan]]] = {
    Ranking: ranking.plans,
    Trend: trend.plans,
    Trends: trends.plans,
    Change: change.plans,
    Matrix: many.matrix_plans,
    Relation: relation.plans,
    Profile: many.profile_plans,
    ComparisonTable: comparison.plans,
}


def plans(answer: Answer, view: View, stage: Stage) -> list[Plan]:
    """Return the slides of an answer, at least one."""
    return FORMS[type(answer)](answer, view, stage)
