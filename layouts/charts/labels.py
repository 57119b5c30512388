"""The label of a mark: its value with every remark that must be seen."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from compare.model.format import difference, number, stated
from compare.model.mark import Mark
from compare.model.names import base_name, join
from compare.model.palette import DOUBT
from compare.model.periods import part_of_year
from etl.model.messages import Language, message, wording
from layouts.messages import screen_message


def value_label(mark: Mark, language: Language, *, unit: bool = False, mind_year: bool = True) -> str:
    """Return the direct label: qualifier, digits, then what differs from what was asked: 约7.02 (2022, 推算) ⚑.

    ``unit`` writes the unit too (it stands elsewhere on a chart); ``mind_year`` adds a year other than the asked one.
    """
    text = number(mark.value, mark.unit if unit else "", mark.qualifier, language, high=mark.value_high, symbol=True)
    plain = mark.status != "derived" and not (mark.part_year or mark.bound or mark.base)
    if plain and not (mind_year and mark.other_year):
        return f"{text} {DOUBT}" if mark.flags else text  # most marks: nothing to note, so nothing to look up
    notes = [str(mark.year)] if mind_year and mark.other_year else []
    notes += [message("status.derived", language)] if mark.status == "derived" else []
    notes += [part_of_year(mark.period, language)] if mark.part_year else []
    notes += [screen_message("mark.bound", language)] if mark.bound else []
    notes += [base_name(mark.base, language, short=True)] if mark.base else []
    joined = join(notes, language, None)
    return f"{text} ({joined}) {DOUBT}" if mark.doubtful else f"{text} ({joined})"


def signed_difference(mark: Mark, language: Language, *, unit: bool = False) -> str:
    """Return the distance to the benchmark with its sign: +0.48, −1.2; empty where there is none."""
    if mark.difference is None:
        return ""
    sign = "+" if mark.difference > 0 else "−" if mark.difference < 0 else "±"
    return sign + difference(mark.difference, mark.unit if unit else "", language)


def flag_words(mark: Mark, language: Language) -> list[str]:
    """Return the mark's flags in words, in their order."""
    return [wording("flag", flag, language) for flag in mark.flags]


def hover(mark: Mark, language: Language) -> str:
    """Return the hover text of a mark, plotly HTML: where, when, how much, against the benchmarks, doubts, source."""
    head = f"<b>{_escaped(mark.region)}</b> {mark.year}"
    if mark.subgroup or mark.base:
        head += f" · {escape(mark.subgroup or base_name(mark.base, language))}"
    if mark.part_year:
        head += f" · {part_of_year(mark.period, language)}"
    lines = [head, stated(mark, language)]
    if mark.status != "actual":
        lines[-1] += f" · {message(f'status.{mark.status}', language)}"
    if mark.nation is not None:
        nation = number(mark.nation, mark.unit, "=", language)
        lines.append(
            screen_message("hover.nation", language, value=nation, difference=signed_difference(mark, language)).strip()
        )
    if mark.province is not None:
        province = number(mark.province, mark.unit, "=", language)
        distance = "" if mark.nation is not None else signed_difference(mark, language)
        lines.append(screen_message("hover.province", language, value=province, difference=distance).strip())
    if mark.flags:
        lines += [f"{DOUBT} {escape(doubt)}" for doubt in flag_words(mark, language)]
    lines.append(_source_line(mark.source))
    return "<br>".join(filter(None, lines))


# Regions and sources come back at mark after mark of a chart.
_escaped = lru_cache(maxsize=8192)(escape)


@lru_cache(maxsize=8192)
def _source_line(source: str) -> str:
    return f"<span style='opacity:.75'>{escape(source[:36])}{'…' if len(source) > 36 else ''}</span>"
