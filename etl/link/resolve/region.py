"""Where: the region of a number: its own place name, the subject of its sentence, or the document's region."""

from __future__ import annotations

from typing import NamedTuple

from etl.frame.levels import OF_NATION, fits, is_province
from etl.frame.report import Context
from etl.link.marks import LIST_MARK, OF
from etl.link.resolve.planned import Surroundings
from etl.link.state import says_average
from etl.model.catalogue import NATION, Division, load
from etl.model.reasons import Flag
from etl.model.wording import pattern
from etl.recognise.mentions import Mentions
from etl.recognise.quantities.find import Quantity
from etl.recognise.regions import RegionMention
from etl.recognise.relations import is_their_level


class Where(NamedTuple):
    """The regions of a reading; more than one where a list of places shares a number."""

    codes: tuple[str, ...]
    flags: tuple[Flag, ...] = ()


_BRACKET = pattern(r"^(?:{average_of}|{attributive})*{average}?\([^()]*$")
_NATIONAL_SUBJECT = pattern(r"{national_subject}")
_REACH = 90  # characters from a place name to the last number it may govern
_SUBJECT_BEFORE = pattern(r"(?:^|[,，;；:：。、()（]|{of_which}|{conjunction}|{before_subject})$")


def where(
    quantity: Quantity, given: RegionMention | None, around: Surroundings, *, several: bool, graded: bool
) -> Where:
    """Find the region of a number; ``given`` is the one that a list pairs with it.

    ``several``: a list of places may share the number. ``graded``: the indicator counts what a higher level awards.
    """
    mentions, about = around.mentions, around.about
    if given is not None:
        return _codes(given, about)
    text = mentions.text
    boundary = max(text.rfind("；", 0, quantity.before), text.rfind(";", 0, quantity.before)) + 1
    for index in range(len(mentions.regions) - 1, -1, -1):
        region = mentions.regions[index]
        if graded and any(i.start <= region.end < i.end <= quantity.before for i in mentions.indicators):
            continue  # 荆州市重点专科: the place is who awards
        if region.end > quantity.before or region.start < boundary or _in_title(text, region):
            continue
        if _in_closed_bracket(text, region, quantity):
            continue
        between = text[region.end : quantity.before]
        if region.role in ("own", "comparison") and (
            _BRACKET.match(between)
            or (not between and is_their_level(text, quantity))
            or (region.role == "comparison" and (between == OF or (between and says_average(between))))
        ):
            return _codes(region, about)
        if not between and quantity.value == len(_listed(mentions, index)) > 1:
            return _home(about)  # 攸县、芦淞区2家: the number counts the places, no fact of the last one
        if region.role == "own" and _is_subject(region, mentions, quantity):
            listed = _listed(mentions, index) if several else [region]
            parts = [_codes(item, about) for item in listed]
            flags = dict.fromkeys(flag for part in parts for flag in part.flags)
            return Where(tuple(code for part in parts for code in part.codes), tuple(flags))
    return _home(about)


def _home(about: Context) -> Where:
    if not about.region:
        return Where(("",), ("no_region",))
    return Where((about.region,), ("region_doubtful",) if about.region_doubtful else ())


def _in_closed_bracket(text: str, region: RegionMention, quantity: Quantity) -> bool:
    opened = text.rfind("(", 0, region.start) > text.rfind(")", 0, region.start)
    return opened and ")" in text[region.end : quantity.before]


def _in_title(text: str, region: RegionMention) -> bool:
    return text.rfind("《", 0, region.start) > text.rfind("》", 0, region.start)


def _is_subject(region: RegionMention, mentions: Mentions, quantity: Quantity) -> bool:
    """Tell whether the sentence speaks of the region here, rather than only naming it."""
    after = mentions.text[region.end :]
    for parent in mentions.regions:
        if parent.end == region.start and not parent.deictic:
            return _is_subject(parent, mentions, quantity)  # 长沙市望城区
    if region.deictic == OF_NATION and not _NATIONAL_SUBJECT.match(after):
        return False
    if region.deictic:
        wide = region.deictic == OF_NATION or is_province(region.deictic)
        return not wide or quantity.before - region.end < _REACH
    before = mentions.text[max(0, region.start - 3) : region.start]
    return bool(_SUBJECT_BEFORE.search(before)) and quantity.before - region.end < _REACH


def _listed(mentions: Mentions, index: int) -> list[RegionMention]:
    run = [mentions.regions[index]]
    for region in reversed(mentions.regions[:index]):
        if region.deictic or not LIST_MARK.fullmatch(mentions.text, region.end, run[0].start):
            break
        run.insert(0, region)
    return run


def _codes(region: RegionMention, about: Context) -> Where:
    if region.deictic:
        return _pointed(region.deictic, about)
    codes = region.codes
    if len(codes) > 1:
        related = tuple(c for c in codes if about.region and (_related(c, about.region)))
        codes = related or codes
    if len(codes) == 1:
        return Where(codes)
    return Where(("",), ("ambiguous_region",))


def _pointed(word: str, about: Context) -> Where:
    if word == OF_NATION:
        return Where((NATION,))
    divisions = load().divisions
    home = divisions.get(about.region)
    if home is None:
        return Where(("",), ("no_region",))
    if fits(home, word):
        return _home(about)
    above = next((code for code in _lineage(home, divisions) if fits(divisions[code], word)), "")
    if above:
        return Where((above,))  # 全市 in a county's page is the city it belongs to
    return Where(("",), ("no_region",)) if is_province(word) else _home(about)


def _related(code: str, home: str) -> bool:
    """Tell whether one of two divisions lies within the other."""
    divisions = load().divisions
    return code == home or home in _lineage(divisions[code], divisions) or code in _lineage(divisions[home], divisions)


def _lineage(division: Division, divisions: dict[str, Division]) -> list[str]:
    found: list[str] = []
    while division.parent and division.parent in divisions and division.parent not in found:
        found.append(division.parent)
        division = divisions[division.parent]
    return found
