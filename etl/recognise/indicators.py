"""Indicators: longest match of the catalogue's names and aliases, all in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick

from etl.model.catalogue import Catalogue, load
from etl.model.resources import WORDING, rows
from etl.model.wording import pattern, values, words
from etl.recognise.fold import fold
from etl.recognise.narrowing import is_narrowed, short_names

_QUOTES = re.compile(r"[“”\"「」『』‘’]")
_PER_CAPITA = pattern(
    r"^{capita_average}?{each}?(?P<base>{capita_base}|{capita_other}){capita_counter}?{capita_resident}?{capita_people}"
    r"{capita_evenly}?{capita_link}?"
)
_AGE = pattern(r"(\d+){age_unit}{age_limit}{of}?$")
_AGES = pattern(r"(\d+){age_unit}")
_OF = words("of")[0]
_AGE_ENDS = frozenset(word[-1] for word in words("age_limit", "of"))
_COUNT_ENDS = words("count_end")
_ASIDE = pattern(r"\((?:{aside}|{aside_open}[^()。;；]{1,20})\)")
_LONGEST_AGE = 10
_EDGE = 2  # characters of a name that nearly always tell that it is another


class IndicatorMention(NamedTuple):
    """A name of one or, where only the unit can decide, several indicators; ``alias`` is the name as matched."""

    start: int
    end: int
    ids: tuple[str, ...]
    alias: str


class _Match(NamedTuple):
    """A name at ``text[start:end]``, sorted as it is to be preferred: rates, then by ``shortness``, then by place."""

    plain: bool
    shortness: int
    start: int
    end: int
    name: str
    ids: tuple[str, ...]


def spelled(alias: str) -> str:
    """Return an alias as it stands in reading text: half-width, without quotation marks and blanks."""
    return _QUOTES.sub("", fold(alias)).replace(" ", "")


class Lexicon:
    """All names of the catalogue's indicators, matched in one pass.

    Names that follow from how the language works need no row: 2型 and Ⅱ型 are the same word, a closing 数 or 人数
    may be left out where the measure word says it, 每千人口 may be 千人 or 每千常住人口, and brackets within a name may
    widen it or say how it is counted: 乡镇(中心)卫生院. Names of ``names_in_context.csv`` are found where their context
    stands, but are no names by themselves.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.names: dict[str, tuple[str, ...]] = {}
        for indicator in catalogue.indicators.values():
            for alias in dict.fromkeys((indicator.name_zh, *indicator.aliases)):
                self._add(spelled(alias), indicator.id)
        for name, ids in list(self.names.items()):
            for variant in _variants(name):
                if variant not in self.names:
                    self.names[variant] = ids
        self._ages = {
            indicator.id: frozenset(_AGES.findall(f"{indicator.name_zh}|{'|'.join(indicator.aliases)}"))
            for indicator in catalogue.indicators.values()
        }
        self._starts = frozenset(name[:_EDGE] for name in self.names)
        self._ends = frozenset(name[-_EDGE:] for name in self.names)
        self._automaton = ahocorasick.Automaton()
        for name, ids in (self.names | {name: (short.id,) for name, short in short_names().items()}).items():
            # a name is looked for without its 的, which texts put in and leave out
            bare = name.replace(_OF, "")
            self._automaton.add_word(bare, (len(bare), not name.endswith(_RATES), name, ids))
        self._automaton.make_automaton()

    def _add(self, name: str, identifier: str) -> None:
        known = self.names.get(name, ())
        if identifier not in known:
            self.names[name] = (*known, identifier)

    def find(self, text: str) -> list[IndicatorMention]:
        """Find every mention in reading text, without overlaps, in order.

        Of names that overlap a rate is meant before what it is a rate of, then the longest: in 医疗机构床位使用率 it is
        床位使用率, not 医疗机构床位. A 的 within a name does not part it: 高血压患者的规范管理率; nor do brackets that
        widen it: 名医(专家)工作室.
        """
        matches = self._matches(text, [])
        if "(" in text and (asides := [match.span() for match in _ASIDE.finditer(text)]):
            within = self._matches(text, asides)
            matches += [m for m in within if any(m.start < start and end < m.end for start, end in asides)]
        found: list[IndicatorMention] = []
        for start, end, name, ids in _longest(matches):
            if not is_narrowed(text, start, end, name) and not self._is_of_another_age(text, start, ids):
                found.append(IndicatorMention(start, end, ids, name))
        return found

    def _matches(self, text: str, skipped: list[tuple[int, int]]) -> list[_Match]:
        """Return every name in ``text`` read without its 的 and the spans that are ``skipped``."""
        bare = text
        places: Sequence[int] = range(len(text))
        if skipped or _OF in text:
            unread = {place for span in skipped for place in range(*span)}
            places = [i for i, char in enumerate(text) if char != _OF and i not in unread]
            bare = "".join(text[i] for i in places)
        matches = (
            _Match(plain, -length, places[last + 1 - length], places[last] + 1, name, ids)
            for last, (length, plain, name, ids) in self._automaton.iter(bare)
        )
        short = short_names()
        return [m for m in matches if m.name not in short or short[m.name].holds(text, m.start)]

    def _is_of_another_age(self, text: str, start: int, ids: tuple[str, ...]) -> bool:
        """Tell whether people of another age stand before the name: 18岁以上居民吸烟率 is not that of 15岁以上."""
        if text[start - 1 : start] not in _AGE_ENDS:
            return False
        said, ages = _AGE.search(text, max(0, start - _LONGEST_AGE), start), self._ages[ids[0]]
        return said is not None and bool(ages) and said[1] not in ages

    def speaks_of_another_age(self, clause: str, identifier: str) -> bool:
        """Tell whether the people named last in a clause are of another age than the indicator's: 15-59岁人口占."""
        said, ages = _AGES.findall(clause), self._ages[identifier]
        return bool(said and ages) and said[-1] not in ages

    def exact(self, name: str) -> tuple[str, ...]:
        """Return the ids that ``name`` stands for, empty when it is no name."""
        if name in self.names or "(" not in name:
            return self.names.get(name, ())
        return self.names.get(_ASIDE.sub("", name[:-1]) + name[-1:], ())  # brackets at the end are no part of a name

    def may_begin(self, piece: str) -> bool:
        """Tell quickly whether a name may begin with ``piece`` (of two characters or more)."""
        return piece[:_EDGE] in self._starts

    def may_end(self, piece: str) -> bool:
        """Tell quickly whether a name may end with ``piece`` (of two characters or more)."""
        return piece[-_EDGE:] in self._ends

    def with_head(self, head: str, alias: str) -> tuple[str, ...]:
        """Return the ids of ``alias`` under an elided per-capita head: 每千人口 … 注册护士."""
        bare = per_capita_head(alias)[1]
        persons, count = _COUNT_ENDS
        for name in (bare, bare + count, bare.removesuffix(count), bare.removesuffix(persons)):
            if ids := self.exact(head + name):
                return ids
        return ()


def _longest(matches: list[_Match]) -> list[tuple[int, int, str, tuple[str, ...]]]:
    """Return start, end, name and ids of the matches that no better one overlaps, in order."""
    kept: list[tuple[int, int, str, tuple[str, ...]]] = []
    taken: set[int] = set()
    for match in sorted(matches):  # rates first, then the longest, then the first
        if taken.isdisjoint(range(match.start, match.end)):
            taken.update(range(match.start, match.end))
            kept.append((match.start, match.end, match.name, match.ids))
    return sorted(kept)


_RATES = words("rate_end")


@lru_cache(maxsize=4096)  # asked of the same names again and again
def per_capita_head(alias: str) -> tuple[str, str]:
    """Split 每千人口注册护士数 into its head 每千人口 and the rest; the head is empty where there is none."""
    match = _PER_CAPITA.match(alias)
    if not match:
        return "", alias
    return _HEADS[match["base"]], alias[match.end() :]


_HEADS = values("capita_base") | values("capita_other")


@cache
def _name_variants() -> list[dict[str, str]]:
    """Return what may stand in a name for a part of it; ``any_head``: also where the name has another head."""
    return rows(WORDING / "name_variants.csv")


def _variants(name: str) -> list[str]:
    found = []
    head, rest = per_capita_head(name)
    if head:
        # a name is good for every base: the value is converted by the base that the text states
        counted = rest.endswith(_COUNT_ENDS[-1]) and not rest.endswith(_COUNT_ENDS[0])
        ends = [
            f"{has}{end}" for end in ((rest, rest[:-1]) if counted else (rest,)) for has in ("", *words("capita_has"))
        ]
        ends += [has + rest for has in words("capita_has_average")]
        found = [spelling + end for spelling in words("capita_head") for end in ends]
    with_heads = [name, *found]
    for row in _name_variants():
        if row["part"] in name:
            found += [n.replace(row["part"], row["variant"]) for n in (with_heads if row["any_head"] else [name])]
    return found


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the project's catalogue, made once per process."""
    return Lexicon(load())


def find(text: str) -> list[IndicatorMention]:
    """Find every indicator mention in reading text."""
    return lexicon().find(text)
