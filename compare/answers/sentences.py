"""One value as a sentence that can stand alone: region, period, indicator, value, certainty, comparison, source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.names import base_name, clauses, indicator_name
from compare.model.periods import months, part_of_year
from compare.rules.direction import Movement, movement
from etl.model.catalogue import Indicator
from etl.model.messages import Language, message, wording


def spoken_unit(indicator: Indicator, unit: str) -> str:
    """Return the unit as said after the indicator's name: 每千人口床位数 is in 张, as the name says the rest."""
    return unit.partition("/")[0] if indicator.name_zh.startswith("每") and not unit[:1].isdigit() else unit


def _tight(text: str, language: Language) -> str:
    return text.replace(" ", "") if language == "zh" else text


def value_words(mark: Mark, indicator: Indicator, language: Language) -> str:
    """Return the value with qualifier, range and unit: 约7.7张, 不低于90%, about 7.7 beds per 1,000."""
    unit = spoken_unit(indicator, mark.unit) if language == "zh" else mark.unit
    return _tight(fmt.number(mark.value, unit, mark.qualifier, language, high=mark.value_high), language)


def difference_words(size: float, indicator: Indicator, language: Language) -> str:
    """Return the size of a difference with its unit: 0.48张, 3.2个百分点."""
    unit = spoken_unit(indicator, indicator.unit) if language == "zh" else indicator.unit
    return _tight(fmt.difference(size, unit, language), language)


def period_words(mark: Mark, language: Language) -> str:
    """Return when the value is of: 2023年, 2023年1–10月, 2023年7月; other parts of a year as they are coded."""
    if not mark.part_year:
        return message("sentence.year", language, year=mark.year)
    part = part_of_year(mark.period, language)
    return message("sentence.months", language, year=mark.year, part=part) if months(mark.period) else part


def _of_part(name: str, part: str, language: Language) -> str:
    return message("sentence.of_part", language, name=name, part=part) if part else name


def _name(mark: Mark, indicator: Indicator, language: Language) -> str:
    """Return the indicator's name with the part of the population that the value speaks for."""
    part = mark.subgroup or (base_name(mark.base, language) if mark.base else "")
    return _of_part(indicator_name(indicator, language), part, language)


def _doubts(marks: Iterable[Mark], language: Language) -> str:
    """Say what is doubtful about the values, each doubt once; derived values are said where they stand."""
    codes = dict.fromkeys(flag for mark in marks for flag in mark.flags)
    said = [wording("flag", code, language) for code in codes]
    return message("sentence.doubt", language, doubts=clauses(said, language)) if said else ""


def source(marks: Iterable[Mark], language: Language) -> str:
    """Name the sources of the values, each once."""
    titles = dict.fromkeys(mark.source for mark in marks)
    return message("sentence.source", language, sources=clauses(titles, language))


def versus(mark: Mark, indicator: Indicator, language: Language) -> str:
    """Say how the value compares with its benchmark of the same period; where that is open, state the benchmark."""
    where, benchmark = ("nation", mark.nation) if mark.nation is not None else ("province", mark.province)
    if benchmark is None:
        return ""
    whom = message(f"sentence.{where}", language)
    if mark.difference is None:
        unit = spoken_unit(indicator, mark.unit) if language == "zh" else mark.unit
        return message("sentence.beside", language, whom=whom, value=_tight(fmt.number(benchmark, unit), language))
    side = "same" if mark.difference == 0 else "above" if mark.difference > 0 else "below"
    amount = difference_words(mark.difference, indicator, language)
    about = _tight(fmt.qualified(amount, mark.qualifier, language), language)  # of about 7 the difference is about too
    return message(f"sentence.versus.{side}", language, whom=whom, difference=about)


def rank_words(mark: Mark, among: Sequence[Mark], language: Language) -> str:
    """Say the place among the marks ranked together, and where their years differ; empty where it is not ranked.

    The place is a range where bounds leave it open.
    """
    if mark.rank is None or len(among) < 2:
        return ""
    mixed = len({other.year for other in among}) > 1
    group = message("sentence.among.mixed" if mixed else "sentence.among", language, count=len(among))
    return _rank_text(mark, group, language)


def rank_among_words(mark: Mark, count: int, language: Language) -> str:
    """Say the place among ``count`` regions of the same year; empty where it is not ranked."""
    if mark.rank is None or count < 2:
        return ""
    return _rank_text(mark, message("sentence.among", language, count=count), language)


def _rank_text(mark: Mark, group: str, language: Language) -> str:
    if mark.rank_to != mark.rank:
        return message("sentence.rank.open", language, rank=str(mark.rank), to=str(mark.rank_to), among=group)
    key = "sentence.rank.tied" if mark.tied else "sentence.rank"
    return message(key, language, rank=str(mark.rank), among=group)


def fact_sentence(mark: Mark, indicator: Indicator, language: Language, *, rank: str = "") -> str:
    """Return one value as a sentence: 2023年株洲市每千人口床位数7.71张，比全国高0.48张（来源：…）。

    A target, a derived value, part of a year, a subgroup, a population base and every doubt are said. ``rank`` is
    :func:`rank_words` where there is a ranking.
    """
    return message(
        f"sentence.fact.{mark.status}",
        language,
        when=period_words(mark, language),
        region=mark.region,
        name=_name(mark, indicator, language),
        value=value_words(mark, indicator, language),
        versus="" if mark.status == "target" else versus(mark, indicator, language),
        rank=rank,
        doubt=_doubts([mark], language),
        source=source([mark], language),
    )


def movement_sentence(movement: Movement, indicator: Indicator, language: Language) -> str:
    """Return a change as a sentence; where there is no difference, both values and why."""
    before, after = movement.before, movement.after
    derived = [message("sentence.derived", language, year=m.year) for m in (before, after) if m.status == "derived"]
    start, end = (value_words(mark, indicator, language) for mark in (before, after))
    name = _name(after, indicator, language)
    if movement.reason == "population":  # each value is of its own part, the name of neither
        name = _of_part(indicator_name(indicator, language), after.subgroup, language)
        start, end = (
            _of_part(value, base_name(mark.base, language) if mark.base else "", language)
            for value, mark in ((start, before), (end, after))
        )
    params = {
        "first": before.year,
        "last": after.year,
        "region": after.region,
        "name": name,
        "start": start,
        "end": end,
        "doubt": "".join(derived) + _doubts([before, after], language),
        "source": source([before, after], language),
    }
    if movement.absolute is None:
        return message(
            "sentence.move.open", language, reason=message(f"sentence.{movement.reason}", language), **params
        )
    turn = "same" if movement.absolute == 0 else "up" if movement.absolute > 0 else "down"
    share = "" if movement.relative is None or turn == "same" else f"({fmt.relative(movement.relative)})"
    amount = difference_words(movement.absolute, indicator, language)
    share_text = f"（{share[1:-1]}）" if share and language == "zh" else f" {share}" if share else ""
    return message(f"sentence.move.{turn}", language, difference=amount, share=share_text, **params)


def fact_sentences(marks: Iterable[Mark], indicator: Indicator, language: Language) -> Iterator[str]:
    """Yield :func:`fact_sentence` of each mark."""
    return (fact_sentence(mark, indicator, language) for mark in marks)


def line_sentences(points: Iterable[Mark | None], indicator: Indicator, language: Language) -> Iterator[str]:
    """Yield how a line went from its first value to its last, or its only value."""
    marks = [mark for mark in points if mark is not None]
    if len(marks) > 1:
        yield movement_sentence(movement(marks[0], marks[-1], indicator.direction), indicator, language)
    else:
        yield from fact_sentences(marks, indicator, language)
