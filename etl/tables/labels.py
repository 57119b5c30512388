"""What a label in a table stands for: a year, a region, an indicator, the name of a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.model.catalogue import Catalogue
from etl.model.wording import pattern
from etl.recognise import periods
from etl.recognise.fold import fold
from etl.recognise.indicators import IndicatorMention, Lexicon, spelled
from etl.tables.regions import Places
from etl.tables.units import Measure, measure
from etl.tables.words import bare, words

COLUMN_ROLES = (
    "region", "region_code", "year", "period", "indicator", "name", "value", "value_high", "unit", "qualifier",
    "status", "subgroup", "category", "body", "source_title", "source_publisher", "source_date", "source_url", "note",
    "flags", "ignored",
)  # fmt: skip
_INSTITUTION = pattern(r"(?:{institution_end}|{institution_label_end}|[)])$")
NUMBER_OF = "数"
OF = "的"
_BRACKET = re.compile(r"[(](?P<inside>[^()]*)[)]$")
_UNIT_TAIL = re.compile(r"[,，:：/](?P<inside>[^,，:：]{1,8})$")


@dataclass(frozen=True, slots=True)
class Time:
    """A stated time: ``year``, ``period`` as :class:`etl.model.fact.Fact` has it, and whether it is planned for."""

    year: int
    period: str
    target: bool = False

    def year_before(self) -> Time:
        """Return the same part of the year before, which is past."""
        return Time(self.year - 1, self.period.replace(str(self.year), str(self.year - 1)))


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator as a label names it.

    ``ids`` are the catalogue's candidates (several where the unit decides, none where the catalogue does not know it);
    ``text`` is the label without unit and subgroup.
    """

    text: str
    ids: tuple[str, ...] = ()
    measure: Measure | None = None
    subgroup: str = ""


def role(text: str) -> str:
    """Return the role of a column by its name (one of :data:`COLUMN_ROLES`), empty where the name is not known."""
    plain = bare(spelled(text)).lower()
    stem = _BRACKET.sub("", plain)
    if stem != plain and measure(plain[len(stem) :]):  # 数值(万张); but 城市(%) holds figures of the cities
        found = role(stem)
        return found if found != "region" else ""
    return next((role for role in COLUMN_ROLES if plain in words(role)), "")


def measure_in_brackets(text: str) -> Measure | None:
    """Return the last unit that stands in brackets in a caption: 2022年各市床位数（万张）."""
    units = (measure(inside) for inside in reversed(_INSIDE.findall(fold(text))))
    return next((unit for unit in units if unit is not None), None)


_INSIDE = re.compile(r"[(]([^()]*)[)]")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NUMERIC = re.compile(
    rf"{_YEAR}[-./](?P<m1>{_MONTH})(?:[-./](?P<day>{_DAY})|/(?P<year2>(?:19|20)\d\d)-(?P<m2>{_MONTH}))?"
    r"(?P<half>)(?P<words>)"
)
_UNTIL = r"(?:[-—–~]|{to})(?P<year2>)(?P<m2>" + _MONTH + r"){month}"
_MONTHS = r"(?P<m1>" + _MONTH + r"){month}?(?:" + _UNTIL + r"|(?<=月)(?P<day>" + _DAY + r")[日号])?"
_WRITTEN = pattern(
    _YEAR + r"(?:年?度?(?P<half>{part_of_year})?|年" + _MONTHS + r")(?:年?[末底])?"
    r"(?P<words>{attributive}?(?:{planned_label}|{value_label})*)$"
)
_PLANNED = pattern(r"{planned_label}")


@lru_cache(maxsize=8192)
def time(text: str) -> Time | None:
    """Read a label that states a time and nothing else: 2023, 2023年末, 2023年1-10月, 2025年目标."""
    label = spelled(text).strip("()")
    match = _NUMERIC.fullmatch(label) or _WRITTEN.fullmatch(label)
    if match is None:
        return None
    year, planned = int(match["year"]), bool(_PLANNED.search(match["words"]))
    if match["half"]:
        first, last = _months_of(match["half"])
        return Time(year, f"{year}-{first:02}/{year}-{last:02}", planned)
    if not match["m1"]:
        return Time(year, str(year), planned)
    month = f"{year}-{int(match['m1']):02}"
    if match["m2"]:
        return Time(year, f"{month}/{int(match['year2'] or year)}-{int(match['m2']):02}", planned)
    return Time(year, f"{month}-{int(match['day']):02}" if match["day"] else month, planned)


def _months_of(part: str) -> tuple[int, int]:
    """Return the first and the last month of a part of the year: 上半年, 前三季度."""
    return next(period.months for period in periods.find(part) if period.months)


@lru_cache(maxsize=1)
def _groups() -> list[str]:
    return sorted(words("population"), key=len, reverse=True)


class Labels:
    """The names of one catalogue, ready to be looked up."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._lexicon = Lexicon(catalogue)
        self.places = Places(catalogue)
        # columns repeat their labels: a long table names few indicators, regions and years
        self.indicator = lru_cache(maxsize=8192)(self._indicator)
        self.kind = lru_cache(maxsize=8192)(self._kind)
        self.place = lru_cache(maxsize=8192)(self.places.find)

    def _indicator(self, text: str) -> Name:
        """Read the name of an indicator with what brackets or commas add: unit, subgroup."""
        label = bare(spelled(text))
        if label in self.catalogue.indicators:
            return Name(label, (label,), measure(self.catalogue.indicators[label].unit))
        if ids := self._lexicon.exact(label):
            return Name(label, ids)
        if (group := next((word for word in _groups() if label.startswith(word)), "")) and (
            ids := self._lexicon.exact(label[len(group) :].removeprefix(OF))
        ):
            return Name(label[len(group) :].removeprefix(OF), ids, subgroup=group)
        match = _BRACKET.search(label) or _UNIT_TAIL.search(label)
        if match is None:
            return Name(label)
        rest, inside = label[: match.start()], match["inside"]
        unit = measure(inside)
        if unit is not None or inside in ("", "1/10", "1/"):
            inner = self._indicator(rest)
            return Name(inner.text, inner.ids, unit or inner.measure, inner.subgroup)
        if inside in words("population") and (ids := self._lexicon.exact(rest)):
            return Name(rest, ids, subgroup=inside)
        return Name(label)

    def mentions(self, text: str) -> list[IndicatorMention]:
        """Return the indicators that a caption (folded, without blanks) names."""
        return self._lexicon.find(text)

    def _kind(self, text: str) -> tuple[str, ...]:
        """Return the ids that count institutions of the kind a label names (医院, 村卫生室); empty for other labels."""
        label = bare(spelled(text)).removesuffix(NUMBER_OF)
        if not _INSTITUTION.search(label):
            return ()
        ids = self._lexicon.exact(label + NUMBER_OF) or self._lexicon.exact(label)
        counted = [self.catalogue.indicators[id_] for id_ in ids]
        if any(indicator.of == "every_kind" for indicator in counted):
            return ()  # 机构 is every kind
        return ids if all(indicator.counts == "institutions" for indicator in counted) else ()

    def part(self, part: str, whole: Name) -> tuple[str, tuple[str, ...]]:
        """Return the name and the ids of a part of what an indicator counts: 医院 of 床位数 is 医院床位数."""
        indicators = [self.catalogue.indicators[id_] for id_ in whole.ids]
        names = [whole.text, *(spelled(name) for one in indicators for name in (one.name_zh, *one.aliases))]
        for name in names:
            if ids := self._lexicon.exact(part + name):
                return part + name, ids
        return part + whole.text, ()
