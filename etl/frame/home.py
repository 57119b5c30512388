"""The home region of a document: whose report it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from etl.frame.levels import OF_NATION, fits, pointed
from etl.model.catalogue import NATION, Division, load
from etl.model.document import Document
from etl.model.wording import pattern
from etl.recognise import regions
from etl.recognise.fold import reading
from etl.recognise.regions import RegionMention


def home_region(document: Document, title: str) -> tuple[str, bool]:
    """Return the code of the region a document reports on and whether that is doubtful.

    The title decides, then the publisher, then what the text names most; the words 全市, 全县, 全省 that the text uses
    say which level to expect. Empty when nothing decides.
    """
    named_there = regions.find(title)
    if _BY_STATE.match(document.publisher) or _OF_STATE.search(title) or _speaks_of_nation(title, named_there):
        return NATION, False
    if _is_of_state(document.publisher) and not named_there and not regions.find_short(title):
        return NATION, False
    head = reading(document.text, 0, min(len(document.text), _HEAD)).text
    publisher = reading(document.publisher, 0, len(document.publisher)).text
    named = regions.find(head)
    votes: Counter[str] = Counter()
    _vote(votes, [*named_there, *regions.find_short(title, named_there)], _TITLE)
    _vote(votes, [*regions.find(publisher), *regions.find_short(publisher)], 8)
    _vote(votes, [mention for mention in named if mention.end <= _LINES], 4)
    pointing = [mention for mention in named if mention.deictic and mention.role != "rank"]
    own = [mention for mention in pointing if mention.role != "comparison"]  # 低于全省平均水平 is said by a city
    deictics = Counter(mention.deictic for mention in own or pointing)
    expected = _expected(deictics)
    told = any(fits(load().divisions[code], expected) for code in votes) if expected else bool(votes)
    of_nation = set(deictics) == {OF_NATION}
    _vote(votes, named, 1, limit=6)
    if of_nation and not told:
        votes[NATION] += 2 * deictics[OF_NATION]  # 我国 against the places where something took place
    elif not told:
        _vote(votes, regions.find_short(head, named), 1, limit=6)  # the last resort, and the slowest
    code, doubtful = _decide(votes, deictics, title)
    return code, doubtful or _OF_HOSPITAL.search(title) is not None


def _speaks_of_nation(title: str, named: Iterable[RegionMention]) -> bool:
    """Tell a title that speaks of the country and names no place: what its text names is only where it was written."""
    if not _COUNTRY.search(title) or any(mention.deictic != OF_NATION for mention in named):
        return False
    return not regions.find_short(title)


def _is_of_state(publisher: str) -> bool:
    """Tell a ministry or an office of the state from its branch in a place (国家统计局某市调查队)."""
    return _STATE_BODY.match(publisher) is not None and not (regions.find(publisher) or regions.find_short(publisher))


_OF_HOSPITAL = pattern(r"(?:{hospital_named}|第{ordinal}+医院)(?!等)")
"""The report of one hospital states its own figures, not those of the place it is named after."""
_BY_STATE = pattern(r"{state_council}")
_OF_STATE = pattern(r"{state_council}{its_office}?关于|^(?:{central_committee}|{state_council})")
_COUNTRY = pattern(r"{our_nation}")
_STATE_BODY = pattern(r"{state_body}")
_TITLE = 12  # weight of a name in the title, unless a body there only bears it (某县政府网：)
_HEAD = 3000  # characters of the text that are looked at
_LINES = 160  # characters that hold title, date and byline


def _vote(votes: Counter[str], mentions: Iterable[RegionMention], weight: int, *, limit: int = 3) -> None:
    divisions = load().divisions
    asides = ("comparison", "dateline")
    mentions = [m for m in mentions if m.codes and not m.deictic and m.role not in asides and not _is_honour(m)]
    full = {code for m in mentions for code in m.codes if not m.short}
    counted: Counter[str] = Counter()
    for mention in mentions:
        codes = _narrow(mention.codes, full, divisions)
        for code in codes:
            if counted[code] < limit:
                share = len(codes) * (4 if mention.role == "organisation" and weight == _TITLE else 1)
                votes[code] += weight * (2 if not mention.short else 1) // share
                counted[code] += 1


def _is_honour(mention: RegionMention) -> bool:
    """Tell 全国 in 创建全国健康城市, which says how far a title counts, not whose the report is."""
    return mention.role == "rank" and mention.codes == (NATION,)


def _narrow(codes: tuple[str, ...], named: set[str], divisions: dict[str, Division]) -> tuple[str, ...]:
    """Among divisions of the same name keep those whose parent is named too."""
    if len(codes) == 1:
        return codes
    inside = tuple(code for code in codes if _ancestors(code, divisions) & named)
    return inside or codes


def _ancestors(code: str, divisions: dict[str, Division]) -> set[str]:
    found = set()
    while (division := divisions.get(code)) and division.parent and division.parent != code:
        found.add(division.parent)
        code = division.parent
    return found


def _decide(votes: Counter[str], deictics: Counter[str], title: str) -> tuple[str, bool]:
    divisions = load().divisions
    votes = Counter({code: n for code, n in votes.items() if n > 0})
    if not votes:
        return (NATION, False) if deictics[OF_NATION] and set(deictics) == {OF_NATION} else ("", True)
    expected = _expected(deictics)
    for code in list(votes):
        # a child named with its parent: 长春市朝阳区 is about the child when the title names both
        for parent in _ancestors(code, divisions) & set(votes):
            if divisions[code].name in title and divisions[parent].level != "nation":
                votes[code] += votes[parent]
    ranked = votes.most_common()
    best = ranked[0][1]
    fitting = [(code, n) for code, n in ranked if not expected or fits(divisions[code], expected)]
    in_title = [(code, n) for code, n in ranked if divisions[code].name in title]
    if in_title and in_title[0][1] == best:
        fitting = [pair for pair in in_title if pair[1] == best]
    if not fitting:
        return _through_parent(ranked[0][0], expected)
    top = fitting[0]
    rivals = [code for code, n in fitting[1:] if n == top[1] and top[0] not in _ancestors(code, divisions)]
    if rivals:
        return "", True
    return top[0], len(fitting) > 1 and fitting[1][1] * 3 > top[1] * 2


def _expected(deictics: Counter[str]) -> str:
    for word, _ in deictics.most_common():
        if word != OF_NATION:
            return word
    return ""


def _through_parent(code: str, expected: str) -> tuple[str, bool]:
    """我省 in a document that names only cities is the province of those cities."""
    divisions = load().divisions
    if expected in pointed() and pointed()[expected].through_parts:
        for ancestor in sorted(_ancestors(code, divisions)):
            if divisions[ancestor].level == "province":
                return ancestor, False
    return code, True
