"""Status: achieved or planned, from the year, the words of the sentence, the section and the kind of document."""

from __future__ import annotations

from etl.link.resolve.period import When
from etl.link.resolve.planned import Surroundings, is_from_value, is_named_target, is_target
from etl.model.fact import Status
from etl.model.wording import pattern
from etl.recognise.quantities.find import Quantity

_FORECAST = pattern(r"{forecast}")
_EARLY = 3  # until March a page speaks of its own year as of one to come


def status_of(quantity: Quantity, at: When, around: Surroundings) -> Status:
    """Decide between achieved and planned.

    A year after publication is planned. The base of a from–to pair is achieved. Then the words of the sentence decide,
    then the section and the document, where a stated year before publication still is achieved.
    """
    published, about = around.published_year, around.about
    if at.year is not None and published is not None and at.year > published:
        return "target"
    if at.ahead and at.year is not None and at.year == published:
        return "target"
    if about.plan_start and at.year is not None and at.year < about.plan_start:
        return "actual"  # a year before the plan's first
    if about.speech and at.year is not None and at.year == published:
        return "target"
    base = at.stated and is_from_value(quantity, around.mentions)
    if base and at.year is not None:
        return "actual"
    past = at.stated and at.year is not None and published is not None and at.year < published
    if at.year is not None and at.year == published and _is_announced(quantity, around):
        return "target"
    if is_target(quantity, around.mentions) and (not past or is_named_target(quantity, around.mentions)):
        return "target"
    looks_back = around.scope.kind in ("review", "look_back")
    if around.scope.achieved or looks_back or not (around.scope.plan or about.plan):
        return "actual"
    if past or (at.stated and at.year is not None and about.base_year == at.year):
        return "actual"
    return "target"


def _is_announced(quantity: Quantity, around: Surroundings) -> bool:
    """Tell what an early page plans for its year: 今年，我市计划新增托位3000个，千人口托位数达到4.7个."""
    month = around.about.published[1] if around.about.published else None
    if month is None or month > _EARLY:
        return False
    before = [
        cue.kind for cue in around.mentions.cues if cue.start < quantity.before and cue.kind in ("target", "achieved")
    ]
    return before[-1:] == ["target"]


def is_supposed(quantity: Quantity, at: When, around: Surroundings) -> bool:
    """Tell whether the number is only supposed (如果…可达) or forecast for a year that is no plan year."""
    cues = around.mentions.cues
    if not cues:
        return False
    kinds = {cue.kind for cue in cues if cue.start < quantity.before}
    if "hypothetical" in kinds:
        return True
    published = around.published_year
    future = published is not None and at.year is not None and at.year > published
    return "forecast" in kinds and not future and _FORECAST.search(around.mentions.text) is not None
