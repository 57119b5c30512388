"""One header cell: what the column under it holds.

A header cell may say several things at once (青州市2022年, 2023年末床位数（张）, 婴儿死亡率2025年目标值). Each part is
taken off in turn, and the cell is understood only where nothing is left over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from etl.model.wording import pattern
from etl.recognise.indicators import spelled
from etl.tables.labels import OF, Labels, Name, Time, role, time
from etl.tables.naming import crossed, part_of
from etl.tables.regions import Place, is_total
from etl.tables.units import Measure, measure
from etl.tables.words import bare, words


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    ``key`` is a role of :data:`etl.tables.labels.COLUMN_ROLES` for a key column and empty for a column of figures,
    whose header may fix ``time``, ``place``, ``name`` (the indicator), ``measure``, ``subgroup`` or ``status`` (the
    year of a bare 目标 or 实际 is the caption's). ``base`` marks the base level, whose year a note gives,
    ``before`` the year before the caption's (上年同期), ``whole`` a column 合计 beside columns of subgroups.
    """

    key: str = ""
    figures: bool = False
    time: Time | None = None
    place: Place | None = None
    name: Name | None = None
    measure: Measure | None = None
    subgroup: str = ""
    status: Literal["", "actual", "target"] = ""
    base: bool = False
    before: bool = False
    whole: bool = False


_AT = r"(?:19|20)\d\d年(?:{part_of_year}|\d{1,2}(?:月?[-—–~至]\d{1,2})?月)?[度末底]?"
_DATED = pattern(r"(?P<time>" + _AT + r")(?P<rest>\D.*)")
_DATED_LAST = pattern(r"(?P<rest>.*[^\d(])[(]?(?P<time>" + _AT + r"|(?:19|20)\d\d)[)]?")
_STATUS = pattern(r"(?P<rest>.*?)[(]?(?:(?P<target>{target_label})|(?P<actual>{actual_label}))[)]?")
_BASE = pattern(r"{base_label}")
_CHANGE = pattern(r"{change_label}|{against_earlier}|[比较]20\d\d年")
_BRACKET = re.compile(r"[(](?P<inside>[^()]*)[)]$")


def read(text: str, labels: Labels, near: str) -> Column:
    """Read one header cell; an empty :class:`Column` where it is not understood.

    ``near`` is the region of the table, where its captions tell one.
    """
    plain = bare(spelled(text))
    if not plain:
        return Column()
    if key := role(text):
        unit = labels.indicator(text).measure
        return Column(figures=True, measure=unit) if key == "value" else Column(key=key)
    return _told(plain, labels, near) or Column()


def unit_row(text: str) -> Column:
    """Read a cell of a row of units under the header: （张）."""
    unit = measure(spelled(text))
    return Column(figures=True, measure=unit) if unit else Column()


def _told(plain: str, labels: Labels, near: str) -> Column | None:
    """Read a header cell part by part; None where a part is not understood."""
    if (key := role(plain)) in ("ignored", "value"):
        return Column(key=key) if key == "ignored" else Column(figures=True)
    name = labels.indicator(plain)
    if name.ids:
        return Column(figures=True, name=name, measure=name.measure, subgroup=name.subgroup)
    if _CHANGE.search(plain):
        return Column(key="ignored")
    return (
        _alone(plain, labels, near)
        or _bracketed(plain, labels, near)
        or _parted(plain, labels, near)
        or (Column(figures=True, name=name, measure=name.measure) if name.measure is not None else None)
    )


def _alone(plain: str, labels: Labels, near: str) -> Column | None:
    """Read a label that says one thing: a time, a status, a base level, a subgroup, a region."""
    if (stated := time(plain)) is not None:
        status: Literal["", "target"] = "target" if stated.target else ""
        return Column(figures=True, time=stated, status=status, base=_BASE.search(plain) is not None)
    for said in ("base", "target", "actual"):
        if plain in words(said):
            return Column(figures=True, base=said == "base", status="" if said == "base" else said)  # type: ignore[arg-type]
    if plain in words("year_before"):
        return Column(figures=True, before=True)
    if plain in words("population"):
        return Column(figures=True, subgroup=plain)
    if kind := labels.kind(plain):
        return Column(figures=True, name=Name(plain, kind))
    place = labels.place(plain, near=near)
    if place.code:
        return Column(figures=True, place=place, whole=is_total(plain))
    return Column(figures=True, whole=True) if is_total(plain) else None


def _bracketed(plain: str, labels: Labels, near: str) -> Column | None:
    """Read a label with a unit, a subgroup or a time in brackets at its end: 2023年（张）, 城市（%）."""
    match = _BRACKET.search(plain)
    rest = _told(bare(plain[: match.start()]), labels, near) if match and match.start() else None
    if match is None or rest is None:
        return None
    if not rest.figures:
        return rest if rest.key == "ignored" else None
    if (unit := measure(match["inside"])) is not None:
        return replace(rest, measure=unit)
    inside = _alone(match["inside"], labels, near)
    return _joined(rest, inside) if inside is not None else None


def _parted(plain: str, labels: Labels, near: str) -> Column | None:
    """Read a label that says two things without brackets: a time or a region beside something else."""
    for dated in (_DATED, _DATED_LAST):
        if (match := dated.fullmatch(plain)) and (stated := time(match["time"])) is not None:
            rest = _told(match["rest"].removeprefix(OF), labels, near)
            return _joined(rest, Column(figures=True, time=stated)) if rest else None
    if (match := _STATUS.fullmatch(plain)) and match["rest"] and (rest := _told(match["rest"], labels, near)):
        return _joined(rest, Column(figures=True, status="target" if match["target"] else "actual"))
    if (headed := labels.places.heading(plain, near)) and headed[1]:
        rest = _told(headed[1], labels, near)
        return _joined(rest, Column(figures=True, place=headed[0])) if rest else None
    return None


def _joined(one: Column, other: Column) -> Column | None:
    """Join what two parts of a header cell say; None where both say the same thing or one is no figure."""
    if one.key or other.key:
        return Column(key="ignored") if "ignored" in (one.key, other.key) else None
    return None if _clash(one, other) else joined(one, other)


def _clash(one: Column, other: Column) -> bool:
    fields = ("time", "place", "name", "subgroup")
    return any(getattr(one, name) and getattr(other, name) for name in fields)


def under(upper: Column, lower: Column, labels: Labels) -> Column | None:
    """Join a header cell with the one above it; None where the two do not go together or the upper is left out."""
    if not upper.figures:
        return None
    if upper.name is None or lower.name is None:
        return joined(upper, lower)
    if kind := labels.kind(lower.name.text):
        name: Name | None = part_of(labels, lower.name, kind, upper.name)
    else:
        name = crossed(labels, upper.name.text, lower.name)
    return replace(joined(upper, lower), name=name) if name is not None else None


def joined(upper: Column, lower: Column) -> Column:
    """Join two columns of figures, of which ``lower`` has the last word."""
    return Column(
        figures=True,
        time=lower.time or upper.time,
        place=lower.place or upper.place,
        name=lower.name or upper.name,
        measure=lower.measure or upper.measure,
        subgroup=lower.subgroup or upper.subgroup,
        status=lower.status or upper.status,
        base=lower.base or upper.base,
        before=lower.before or upper.before,
        whole=lower.whole or upper.whole,
    )
