"""An answer in sentences, for the report that somebody is writing."""

from __future__ import annotations

from compare.answers.sentences import fact_sentence
from compare.model.answer import Answer
from compare.model.view import View
from etl.model.messages import Language, message

MOST = 20
"""Most sentences written; the rest is counted."""


def _of_fact(answer: Answer, fact_id: str, language: Language) -> str:
    known = {one.id: one for one in answer.about}
    found = (mark for mark in answer.drawn() if mark.fact_id == fact_id and mark.indicator in known)
    mark = next(found, None)
    if mark is None:
        return ""
    rank = answer.rank_words(mark, language)
    return fact_sentence(mark, known[mark.indicator], language, rank=rank)


def prose(answer: Answer, view: View, fact_id: str = "") -> str:
    """Return an answer as sentences, a line each: what it finds, then value by value with its source.

    Every sentence stands alone. More than :data:`MOST` are counted, not written. With ``fact_id`` of a value that the
    answer shows, only that value's sentence.
    """
    if fact_id and (one := _of_fact(answer, fact_id, view.lang)):
        return one
    sentences = list(answer.sentences(view.lang))
    if len(sentences) == 1:
        return sentences[0]
    stop = "。" if view.lang == "zh" else "."
    lines = [answer.finding.text(view.lang) + stop, *sentences[:MOST]]
    if len(sentences) > MOST:
        lines.append(message("sentence.more", view.lang, count=len(sentences) - MOST))
    return "\n".join(lines)
