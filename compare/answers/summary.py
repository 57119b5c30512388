"""An answer in sentences, for the report that somebody is writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from compare.answers.change import Change
from compare.answers.matrix import Matrix
from compare.answers.profile import Profile
from compare.answers.ranking import Ranking
from compare.answers.relation import Relation
from compare.answers.sentences import fact_sentence, move_sentence, place_words, rank_words
from compare.answers.table import ComparisonTable
from compare.answers.trend import Trend, Trends
from compare.model.answer import Answer
from compare.model.mark import Mark
from compare.model.view import View
from compare.rules.direction import move
from etl.model.catalogue import Indicator
from etl.model.messages import Language, message

MOST = 20
"""So many sentences are written; how many more there are is said."""


def _facts(marks: Iterable[Mark], indicator: Indicator, language: Language) -> Iterator[str]:
    return (fact_sentence(mark, indicator, language) for mark in marks)


def _ranking(answer: Ranking, language: Language) -> Iterator[str]:
    for mark in answer.marks:
        yield fact_sentence(mark, answer.indicator, language, rank=rank_words(mark, answer.marks, language))
    yield from _facts((*answer.targets, *answer.part_year, *answer.subgroups), answer.indicator, language)


def _line(points: Sequence[Mark | None], indicator: Indicator, language: Language) -> Iterator[str]:
    """Say how a line went from its first value to its last, or its only value."""
    marks = [mark for mark in points if mark is not None]
    if len(marks) > 1:
        yield move_sentence(move(marks[0], marks[-1], indicator.direction), indicator, language)
    else:
        yield from _facts(marks, indicator, language)


def _trend(answer: Trend, language: Language) -> Iterator[str]:
    for series in (*answer.series, *answer.benchmarks):
        yield from _line(series.points, answer.indicator, language)
        yield from _facts(series.part_year, answer.indicator, language)
    yield from _facts(answer.targets, answer.indicator, language)


def _trends(answer: Trends, language: Language) -> Iterator[str]:
    for panel in answer.panels:
        yield from _trend(panel, language)


def _change(answer: Change, language: Language) -> Iterator[str]:
    for one in (*answer.moves, *([answer.national] if answer.national else [])):
        yield move_sentence(one, answer.indicator, language)
    yield from _facts((*answer.single, *answer.targets), answer.indicator, language)


def _matrix(answer: Matrix, language: Language) -> Iterator[str]:
    for line in answer.lines:
        yield from _facts((mark for mark in line.cells if mark is not None), line.indicator, language)


def _profile(answer: Profile, language: Language) -> Iterator[str]:
    for row in answer.rows:
        rank = place_words(row.mark, row.of, language) if row.spine else ""
        yield fact_sentence(row.mark, row.indicator, language, rank=rank)
        yield from _facts([row.target] if row.target else [], row.indicator, language)


def _relation(answer: Relation, language: Language) -> Iterator[str]:
    for point in answer.points:
        yield fact_sentence(point.x, answer.x, language)
        yield from _facts([point.y] if answer.y else [], answer.y or answer.x, language)


def _table(answer: ComparisonTable, language: Language) -> Iterator[str]:
    known = {one.id: one for one in answer.indicators}
    partial = [column.part_year for column in answer.columns]
    for row in answer.rows:
        if answer.across == "years":
            whole = [mark for mark, part in zip(row.cells, partial, strict=True) if not part]
            yield from _line(whole, answer.indicators[0], language)
        for mark, part in zip(row.cells, partial, strict=True):
            if mark is not None and (part or answer.across == "indicators"):
                yield fact_sentence(mark, known[mark.indicator], language)
    for mark in answer.targets:
        yield fact_sentence(mark, known[mark.indicator], language)


WRITERS: dict[type, Callable[[Any, Language], Iterator[str]]] = {
    Ranking: _ranking,
    Trend: _trend,
    Trends: _trends,
    Change: _change,
    Matrix: _matrix,
    Relation: _relation,
    Profile: _profile,
    ComparisonTable: _table,
}


def _of_fact(answer: Answer, fact_id: str, language: Language) -> str:
    known = {one.id: one for one in answer.about}
    found = (mark for mark in answer.drawn() if mark.fact_id == fact_id and mark.indicator in known)
    mark = next(found, None)
    if mark is None:
        return ""
    rank = rank_words(mark, answer.marks, language) if isinstance(answer, Ranking) else ""
    return fact_sentence(mark, known[mark.indicator], language, rank=rank)


def prose(answer: Answer, view: View, fact_id: str = "") -> str:
    """Return an answer as sentences, a line each: what it finds, then value by value with its source.

    Every sentence stands alone. More than :data:`MOST` are counted, not written. With ``fact_id`` of a value that the
    answer shows, only that value's sentence.
    """
    if fact_id and (one := _of_fact(answer, fact_id, view.lang)):
        return one
    sentences = list(WRITERS[type(answer)](answer, view.lang))
    if len(sentences) == 1:
        return sentences[0]
    stop = "。" if view.lang == "zh" else "."
    lines = [answer.finding.text(view.lang) + stop, *sentences[:MOST]]
    if len(sentences) > MOST:
        lines.append(message("sentence.more", view.lang, count=len(sentences) - MOST))
    return "\n".join(lines)
