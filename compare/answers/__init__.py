"""The answers: what a screen, a workbook and a slide all show.

An answer is a pure function of (facts, catalogue, view); names and sentences in it are in the view's language. Whoever
draws an answer needs nothing else: every value comes as a :class:`Mark` that knows its fact, its source and what is
doubtful about it.
"""

from __future__ import annotations

from compare.answers.change import Change, Move, Reason
from compare.answers.evidence import Evidence
from compare.answers.marks import Mark, Place, Sentence, Sources, Standing, When, YearRule
from compare.answers.matrix import Line, Matrix
from compare.answers.profile import Profile, ProfileRow, Spine
from compare.answers.ranking import Ranking
from compare.answers.relation import Point, Relation, Suggestion
from compare.answers.table import Column, ComparisonTable, Row
from compare.answers.trend import Series, Trend, Trends

__all__ = [
    "Answer",
    "Change",
    "Column",
    "ComparisonTable",
    "Evidence",
    "Line",
    "Mark",
    "Matrix",
    "Move",
    "Place",
    "Point",
    "Profile",
    "ProfileRow",
    "Ranking",
    "Reason",
    "Relation",
    "Row",
    "Sentence",
    "Series",
    "Sources",
    "Spine",
    "Standing",
    "Suggestion",
    "Trend",
    "Trends",
    "When",
    "YearRule",
]

Answer = Ranking | Trend | Trends | Change | Matrix | Relation | Profile | ComparisonTable
