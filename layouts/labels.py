"""What is written at a mark: its value with everything the reader must not miss."""

from __future__ import annotations

from html import escape

from compare.answers import Mark
from compare.format import difference, number, unit_name
from etl.messages import Language, message
from layouts.words import label, say

DOUBT = "⚑"


def months(period: str, language: Language) -> str:
    """Return the part of the year a period covers: ``2023-01/2023-10`` -> 1–10月; empty for a whole year."""
    first, _, last = period.partition("/")
    if len(first) < 7:
        return ""
    if len(first) > 7:
        return f"{first}–{last}" if last else first
    start, end = int(first[5:7]), int((last or first)[5:7])
    return say("months", language, span=f"{start}–{end}" if end != start else str(start))


def value_label(mark: Mark, language: Language, *, unit: bool = False, mind_year: bool = True) -> str:
    """Return the direct label: qualifier, digits, then what differs from what was asked: 约7.02 (2022, 推算) ⚑.

    ``unit`` writes the unit too (it stands elsewhere on a chart); ``mind_year`` adds a year other than the asked one.
    """
    text = number(mark.value, mark.unit if unit else "", mark.qualifier, language, high=mark.value_high, symbol=True)
    notes = [str(mark.year)] if mind_year and mark.other_year else []
    notes += [say("mark.derived", language)] if mark.status == "derived" else []
    notes += [months(mark.period, language)] if mark.part_year else []
    notes += [say("mark.bound", language)] if mark.bound else []
    joined = say("list.join", language).join(notes)
    tail = f" ({joined})" if notes else ""
    return f"{text}{tail} {DOUBT}" if mark.doubtful else f"{text}{tail}"


def signed_difference(mark: Mark, language: Language, *, unit: bool = False) -> str:
    """Return the distance to the nation with its sign: +0.48, −1.2; empty where there is none."""
    if mark.difference is None:
        return ""
    sign = "+" if mark.difference > 0 else "−" if mark.difference < 0 else "±"
    return sign + difference(mark.difference, mark.unit if unit else "", language)


def flag_words(mark: Mark, language: Language) -> list[str]:
    """Return the mark's flags in words, in their order."""
    return [label(f"flag.{flag}", flag, language) for flag in mark.flags]


def hover(mark: Mark, language: Language) -> str:
    """Return the hover text of a mark, plotly HTML: where, when, how much, against the nation, doubts, source."""
    head = f"<b>{escape(mark.region)}</b> {mark.year}"
    if mark.subgroup:
        head += f" · {escape(mark.subgroup)}"
    if mark.part_year:
        head += f" · {months(mark.period, language)}"
    lines = [head, number(mark.value, mark.unit, mark.qualifier, language, high=mark.value_high)]
    if mark.status != "actual":
        lines[-1] += f" · {say(f'status.{mark.status}', language)}"
    if mark.nation is not None:
        nation = number(mark.nation, mark.unit, "=", language)
        lines.append(say("hover.nation", language, value=nation, difference=signed_difference(mark, language)).strip())
    lines += [f"{DOUBT} {escape(words)}" for words in flag_words(mark, language)]
    source = mark.source_title or mark.doc
    lines.append(f"<span style='opacity:.75'>{escape(source[:36])}{'…' if len(source) > 36 else ''}</span>")
    return "<br>".join(line for line in lines if line)


def axis_unit(unit: str, language: Language) -> str:
    """Return the unit as it stands over an axis; a plain count without unit word has none."""
    return unit_name(unit, language)


def direction_words(direction: str, language: Language) -> str:
    """Return which way is better, in words."""
    return message(f"screen.direction.{direction}", language)
