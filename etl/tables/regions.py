"""Regions as tables name them: by code, full or short name, or by a word that points (全市, 全省平均, 合计)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from etl.frame.levels import OF_NATION, fits, pointed
from etl.model.catalogue import NATION, Catalogue
from etl.model.reasons import Flag
from etl.model.wording import pattern
from etl.recognise.fold import fold
from etl.tables.words import bare, words

_LEVEL = "|".join(sorted(pointed(), key=len, reverse=True))
_POINTING = pattern(r"[全我本](?P<level>" + _LEVEL + r")(?:{of_all_label}|(?:总体)?{average})?")
_NATION = pattern(r"{the_nation}")


@dataclass(frozen=True, slots=True)
class Place:
    """A region: its code (empty where unknown or ambiguous, with the flag that says which) and name.

    ``contradicted``: the code that a row states beside the name is that of another region or of none.
    """

    code: str
    name: str
    flag: Flag | Literal[""] = ""
    contradicted: bool = False


class Places:
    """The names of a catalogue's divisions, ready to be looked up."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.divisions = catalogue.divisions
        self._names: dict[str, list[str]] = {}
        self._shorts: dict[str, list[str]] = {}
        for division in catalogue.divisions.values():
            self._names.setdefault(division.name, []).append(division.code)
            if division.short != division.name:
                self._shorts.setdefault(division.short, []).append(division.code)
        for name, code in catalogue.renamed.items():
            self._names.setdefault(name, []).append(code)

    def find(self, name: str, code: str = "", near: str = "") -> Place:
        """Look up a region by code, full name or short name; where a code contradicts the name, the name decides.

        ``near`` is the region of the table: it decides between namesakes and is meant by 合计; 全省 is the province it
        lies in. A short name that a city shares with a county of its own (长沙) is the city; 河北 in a table
        of the nation is the province, not the district.
        """
        name = bare(fold(name).replace(" ", ""))
        return self._coded(name, code, near) if code else self._named(name, near)

    def _named(self, name: str, near: str) -> Place:
        if _NATION.fullmatch(name):
            return Place(NATION, self.divisions[NATION].name)
        if is_total(name):
            return self._pointed(name, near)
        codes = self._names.get(name) or self._shorts.get(name) or []
        if len(codes) > 1:
            direct = [found for found in codes if near and self.divisions[found].parent == near]
            inside = [found for found in codes if near and found != near and self.inside(found, near)]
            outer = [found for found in codes if all(self.inside(other, found) for other in codes)]
            codes = next((some for some in (direct, inside, outer) if len(some) == 1), codes)
        if len(codes) == 1:
            return Place(codes[0], self.divisions[codes[0]].name)
        return Place("", name, "ambiguous_region" if codes else "unknown_region")

    def heading(self, text: str, near: str = "") -> tuple[Place, str] | None:
        """Part a label that begins with a region in full (青州市2022年) into the region and the rest."""
        for length in range(min(len(text), 15), 1, -1):
            head = text[:length]
            if (head in self._names or _POINTING.fullmatch(head)) and (place := self.find(head, near=near)).code:
                return place, text[length:]
        return None

    def inside(self, code: str, region: str) -> bool:
        """Tell whether a division is ``region`` or lies in it."""
        while code and code != NATION:
            if code == region:
                return True
            code = self.divisions[code].parent if code in self.divisions else ""
        return region == NATION

    def _coded(self, name: str, code: str, near: str) -> Place:
        division = self.divisions.get(_six_digits(code))
        if not name:
            return Place(division.code, division.name) if division else Place("", code, "unknown_region")
        bearers = (*self._names.get(name, ()), *self._shorts.get(name, ()))
        if division and (division.code in bearers or (_NATION.fullmatch(name) and division.code == NATION)):
            return Place(division.code, division.name)
        named = self._named(name, near)
        if not named.code:
            return replace(named, flag="ambiguous_region") if division else named
        return replace(named, flag="region_doubtful" if division else "", contradicted=not _is_within(code, named.code))

    def _pointed(self, name: str, near: str) -> Place:
        """Return what 合计 or 全省 means in a table of ``near``: the region itself or, by level, the one it lies in."""
        match = _POINTING.fullmatch(name)
        if match and match["level"] == OF_NATION:
            return Place(NATION, self.divisions[NATION].name)
        code = near
        while match and code in self.divisions and not fits(self.divisions[code], match["level"]):
            code = self.divisions[code].parent
        division = self.divisions.get(code)
        return Place(code, division.name) if division else Place("", name, "unknown_region")


def _six_digits(code: str) -> str:
    """Return a code as the list of divisions has it, empty for what is none.

    Statistics write it with nine or twelve digits, the last ones those of a town or village (430000000000), or with
    the leading two or four; the nation is 000000 in some.
    """
    digits = fold(code).strip()
    if not digits.isdecimal() or len(digits) not in (2, 4, 6, 9, 12) or digits[6:].strip("0"):
        return ""
    return digits[:6].ljust(6, "0") if digits.strip("0") else NATION


def _is_within(code: str, region: str) -> bool:
    """Tell whether a code is one of the places that the list leaves out in a region, as 110100 in Beijing (110000)."""
    return region != NATION and fold(code).strip().startswith(region.rstrip("0"))


def is_total(text: str) -> bool:
    """Tell whether a row label means a whole region: 合计, 全市, 全省平均水平."""
    label = bare(fold(text).replace(" ", ""))
    return label in words("total") or _POINTING.fullmatch(label) is not None
