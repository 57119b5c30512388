"""What a tab brings to a deck: the slides of its answer."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol, TypeVar, runtime_checkable

from compare.model.answer import Answer
from compare.model.tabs import Layer
from compare.model.view import View
from exports.slides.parts.plan import Plan, SlideContext, nothing

A = TypeVar("A", bound=Answer, contravariant=True)


@runtime_checkable
class Slides(Protocol[A]):
    """How one kind of answer stands on slides. Its module exports one as ``SLIDES``, of a class that inherits this."""

    @abstractmethod
    def plans(self, answer: A, view: View, slide_context: SlideContext, /) -> list[Plan]:
        """Return the slides of an answer that is not empty, at least one."""


SLIDES = Layer("exports.slides", "SLIDES", lambda part: isinstance(part, Slides))


def plans(answer: Answer, view: View, slide_context: SlideContext) -> list[Plan]:
    """Return the slides of an answer, at least one; of an empty one a slide that says so."""
    if answer.empty:
        return [nothing(slide_context, chosen=bool(view.regions))]
    slides: Slides[Answer] = SLIDES.of_answer(answer)
    return slides.plans(answer, view, slide_context)
