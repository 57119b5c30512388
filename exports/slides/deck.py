"""The deck: views as native, editable slides with everything the screen says beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from compare.model.answer import Answer
from etl.model.catalogue import Catalogue
from etl.model.messages import Language
from exports.parts.context import ExportContext
from exports.parts.shown_answer import ShownAnswer
from exports.slides import cover
from exports.slides.parts.plan import SlideContext, text_plan
from exports.slides.parts.slide import add_slide, anatomy
from exports.slides.parts.slide_text import slide_text, title_of, unanswered
from exports.slides.parts.template import Template, open_template
from exports.slides.parts.writing import clean
from exports.slides.slides import SLIDES, plans
from exports.slides.views import DeckView


def _add_answer(
    template: Template, deck_view: DeckView, answer: Answer, catalogue: Catalogue, context: ExportContext
) -> Any:
    """Add the slides of an answer; return the first."""
    whole_text = slide_text(deck_view, answer, (), (1, 1), catalogue, context)
    slide_context = SlideContext(template, anatomy(template, whole_text).body, deck_view.view.lang)
    planned = plans(answer, deck_view.view, slide_context)
    first: Any = None
    for number, plan in enumerate(planned, start=1):
        text = slide_text(deck_view, answer, plan.marks, (number, len(planned)), catalogue, context)
        slide, frame = add_slide(template, text)
        plan.draw(slide, frame)
        first = first or slide
    return first


def _add_view(template: Template, deck_view: DeckView, catalogue: Catalogue, context: ExportContext) -> Any:
    if deck_view.answer is not None:
        return _add_answer(template, deck_view, deck_view.answer, catalogue, context)
    slide, frame = add_slide(template, unanswered(deck_view))
    slide_context = SlideContext(template, frame, deck_view.view.lang)
    text_plan(slide_context, "\n".join(notice.text(deck_view.view.lang) for notice in deck_view.notices)).draw(
        slide, frame
    )
    return slide


def deck(
    views: Iterable[DeckView],
    catalogue: Catalogue,
    context: ExportContext,
    language: Language,
    *,
    name: str = "",
    comment: str = "",
    template: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Write views as a pptx file, each as one slide or, where it does not fit, several.

    ``name`` gives it a cover with ``comment``, date and data version, and contents; a deck without a name is slides to
    be put into another. ``template`` is a pptx whose layouts, typefaces and size the slides take. ``progress`` is
    called after each view with the number done.

    Raises:
        ExportError: the template cannot be used.
        ValueError: there is no view to write.
    """
    every = list(views)
    if not every:
        raise ValueError("a deck needs at least one view")
    held = open_template(template, language)
    contents = []
    if name:
        cover.add_cover(held, name, comment, context)
        contents = cover.add_contents(held, len(every)) if len(every) > 1 else []
    entries = []
    for done, deck_view in enumerate(every, start=1):
        number = len(held.presentation.slides) + 1
        slide = _add_view(held, deck_view, catalogue, context)
        entries.append((title_of(deck_view), slide, number))
        if progress is not None:
            progress(done)
    cover.fill_contents(held, contents, entries)
    _describe(held.presentation.core_properties, name or entries[0][0], context)
    out = BytesIO()
    held.presentation.save(out)
    return out.getvalue()


def _describe(properties: Any, title: str, context: ExportContext) -> None:
    """State in the file's properties what it is and when it was made; nobody's name."""
    properties.title, properties.author, properties.last_modified_by = clean(title)[:255], "", ""
    properties.created = properties.modified = context.exported_at.replace(tzinfo=None)


def content(shown: ShownAnswer) -> bytes:
    """Return what is shown as slides; their notes lead back to the dashboard."""
    deck_view = DeckView(shown.view, shown.answer, sentences=shown.sentences)
    return deck([deck_view], shown.catalogue, shown.context, shown.view.lang)


SLIDES.load()
