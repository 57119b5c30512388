"""From a view to its answer: the question of its tab is found and asked."""

from __future__ import annotations

from compare.answers.question import Controls, Question
from compare.facts import headlines
from compare.facts.store import Store
from compare.model.answer import Answer
from compare.model.tabs import REGISTRY, Layer, Tab
from compare.model.view import View
from compare.rules.standings import positions
from etl.model.catalogue import Catalogue

QUESTIONS = Layer("compare.answers", "QUESTION", lambda part: isinstance(part, Question))
ASKING: dict[Tab, str] = {tab.key: tab.kinds[0] for tab in REGISTRY}


def question(tab: Tab) -> Question[Answer]:
    """Return what a tab asks."""
    found: Question[Answer] = QUESTIONS.of_kind(ASKING[tab])
    return found


def question_indicators(view: View, store: Store) -> tuple[str, ...]:
    """Return the indicators that the view's tab shows."""
    return question(view.tab).indicators(view, store)


def controls_heeded(view: View) -> Controls:
    """Return what of the panel the view's tab heeds."""
    return question(view.tab).controls(view)


def ask(view: View, store: Store, catalogue: Catalogue) -> Answer:
    """Return the answer the view's tab shows. Raises NoSnapshotError where no snapshot was published."""
    tab_question, wanted = question(view.tab), question_indicators(view, store)
    if not tab_question.whole_snapshot:
        return tab_question.answer(store.headlines(wanted), catalogue, view)
    rows = store.once(headlines.read_headlines)
    kept = positions(rows["indicator"], wanted) >= 0
    return tab_question.answer(rows if kept.all() else rows.loc[kept], catalogue, tab_question.completed(view, store))


QUESTIONS.load(ASKING.values())
