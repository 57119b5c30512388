"""How a part of a year reads."""

from __future__ import annotations

from etl.model.messages import Language, message


def months(period: str) -> str:
    """Return the months that a period covers: 1–10 for ``2023-01/2023-10``, 7 for ``2023-07``.

    Empty for a whole year, for days, and for months of two years.
    """
    first, _, last = period.partition("/")
    last = last or first
    if len(first) != 7 or len(last) != 7 or first[:5] != last[:5]:
        return ""
    start, end = int(first[5:]), int(last[5:])
    return str(start) if start == end else f"{start}–{end}"


def part_of_year(period: str, language: Language) -> str:
    """Return the part of a year that a period covers: 1–10月, 2020-04-27; empty for a whole year."""
    if span := months(period):
        return message("period.months" if "–" in span else "period.month", language, months=span)
    first, _, last = period.partition("/")
    if len(first) < 7:
        return ""
    return f"{first}–{last}" if last else first
