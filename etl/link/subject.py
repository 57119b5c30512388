"""Subject: of what a clause speaks. A figure is the region's only where the subject is the whole region.

乡镇卫生院诊疗人次2.1亿。医师日均担负诊疗9.6人次: the second sentence still speaks of township health centres. A kind of
institutions at the head of a clause is its subject and holds, over clauses and sentences of the paragraph, until
another is named, or 全市, or the institutions as a whole. 平均每个… speaks of each of them on average.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.link.align import leftover
from etl.link.linked import Attached
from etl.link.parts import SINGLED_OUT
from etl.model.reasons import FAMILIES
from etl.model.units import BED
from etl.model.wording import pattern
from etl.recognise import regions
from etl.recognise.indicators import per_capita_head
from etl.recognise.mentions import Mentions, subgroups


class Subject(NamedTuple):
    """Of what a clause speaks: a kind of institutions or one of them (empty: the whole region), or each on average.

    ``passing`` tells a subject that holds only to the end of its sentence.
    """

    institutions: str = ""
    each: bool = False
    passing: bool = False


REGION = Subject()
_CLAUSE = re.compile(r"[,，;；。:：(（]")
_PIECE = re.compile(r"[,，;；。:：()（）、—]|和|及|与|的")
_ENDS_EACH = frozenset(";；。")
_LEAD = r"^[^\u4e00-\u9fff]*(?:{topic_lead})*"
_KIND_HEAD = pattern(_LEAD + "(?P<kind>" + SINGLED_OUT + r")(?:[(（][^()（）]{1,8}[)）])?(?P<then>.{0,4})")
_ONE_HEAD = pattern(_LEAD + r"(?!其中医院)(?P<kind>[\u4e00-\u9fff]{0,12}?{one_place})(?P<then>.{0,4})")
_COUNTED = re.compile(r"^(?:共有|共|有|达到?|增至|总?数|数量|等)*\d|^等")
_ALL = pattern(_LEAD + r"(?:各类|各级各类|各级)?{all_institutions}")
_EACH = pattern(r"平均每(?:一)?{each_unit}|每(?:一)?{each_unit}(?:每?年|每?月|每?天|日)?(?:平均|年均|月均|日均)|每个")
_IN_THEM = pattern(
    r"(?P<before>[\d.万亿]+(?:个|家|所)[、,，和及])?(?P<kind>[\u4e00-\u9fff]{0,8}?{holding_place})(?:共有|共|有|达到?)?"
    r"[\d.,万]+(?:个|家|所|处)[、,，]?$|[\d.,万]+(?:个|家|所|处)(?P<behind>[\u4e00-\u9fff]{0,8}?{holding_place})[、,，]?$"
)
_WHOLE = frozenset({"国", "省", "市", "州", "县", "区", "自治区", "盟", "旗", "地区"})


def subjects(mentions: Mentions, before: Subject) -> list[tuple[int, Subject]]:
    """Return from which place on a sentence speaks of what, beginning with what it takes over from ``before``."""
    text = mentions.text
    found = [(0, REGION if before.passing else before._replace(each=False))]
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        subject = _of_clause(mentions, start, end, found[-1][1])
        if subject != found[-1][1]:
            found.append((start, subject))
    return found


def _of_clause(mentions: Mentions, start: int, end: int, held: Subject) -> Subject:
    """Return the subject of one clause."""
    text = mentions.text
    if start and text[start - 1] in _ENDS_EACH:
        held = REGION if held.passing else held._replace(each=False)
    piece = mentions.blanked(start, end)
    named = _KIND_HEAD.match(piece)
    if named and not _COUNTED.match(named["then"]):
        return Subject(named["kind"], _EACH.search(piece) is not None)
    one = None if named else _ONE_HEAD.match(piece)
    if one and not _COUNTED.match(one["then"]):
        return Subject(one["kind"], passing=True)
    if _EACH.search(piece):
        return held._replace(each=True)
    if start and (within := _IN_THEM.search(text, max(0, start - _REACH), start)) and not within["before"]:
        return Subject(within["kind"] or within["behind"], passing=True)  # 医养结合机构20家，床位0.4万张
    pointed = any(r.deictic in _WHOLE and start <= r.start < end and r.role == "own" for r in mentions.regions)
    return REGION if pointed or _ALL.match(piece) else held


def subject_at(place: int, found: list[tuple[int, Subject]]) -> Subject:
    """Return of what the sentence speaks at a place."""
    return next(subject for start, subject in reversed(found) if start <= place)


_NAMES = FAMILIES["single"] | FAMILIES["list"] | FAMILIES["ellipsis"]
_GENERIC = 6
"""Characters of a name that says so little that an unknown word before it makes another thing of it."""
_LONGEST = 6
"""Characters of a modifier; more are a broken sentence."""
_SHORTEST = 2
_REACH = 40
_CLASS = pattern(r"(?:{bound_behind}|[-—–~～]\d+{bed_unit})?(?:{bed_word})的?{institution}")
_OF_PARTS = frozenset({"institutions", "hospitals"})
"""What an indicator must be of to be counted of some institutions as well as of the region."""
_RATES = frozenset({"%", "‰", "1/10万", "岁", "天"})
_HOLDS = pattern(r"{holding_verb}")
_DOUBTED = 0.85
_NEUTRAL = pattern(r"{neutral_lead}|[\d.、()（）①-⑩●—*]+")


def of_its_subject(attached: Attached, mentions: Mentions, subject: Subject) -> Attached:
    """Return a number with what it is of: not the region's where its clause speaks of a part, or of each on average."""
    indicator = attached.indicator
    if indicator is None:
        return attached
    if attached.rule in _NAMES and (modifier := _unknown_modifier(attached, mentions)):
        if len(attached.alias) <= _GENERIC and len(modifier) <= _LONGEST and indicator.unit not in _RATES:
            return attached._replace(indicator=None, name=modifier + attached.alias, rule="tail")
        attached = attached._replace(confidence=min(attached.confidence, _DOUBTED))
    if _is_class_of_size(attached, mentions):
        return attached._replace(indicator=None, name=attached.alias, rule="tail")
    if subject.each and indicator.counts != "institutions":
        return attached._replace(indicator=None, name=f"平均每个{subject.institutions}{attached.alias}", rule="tail")
    part = subject.institutions and not attached.subgroup and indicator.of in _OF_PARTS
    if part and attached.region is None and not attached.alias.startswith(subject.institutions):
        return attached._replace(subgroup=subject.institutions)
    return attached


def _is_class_of_size(attached: Attached, mentions: Mentions) -> bool:
    """Tell the size of a class, and how many are in it (100张以下床位医院57个): neither is a number of beds."""
    quantity, indicator = attached.quantity, attached.indicator
    if indicator is None or indicator.counts != "beds":
        return False
    behind = _CLASS.match(mentions.text, quantity.after)
    return behind is not None or (quantity.unit != BED and quantity.kind == "count")


def _unknown_modifier(attached: Attached, mentions: Mentions) -> str:
    """Return the words right before a name, in its clause, that nothing explains."""
    named = [m for m in mentions.indicators if m.alias == attached.alias and m.end <= attached.quantity.before]
    if not named or _HOLDS.match(attached.alias) or per_capita_head(attached.alias)[0]:
        return ""
    start, text = named[-1].start, mentions.text
    ends = [q.after for q in mentions.values if q.after <= start]
    ends += [scope.end for scope in mentions.scopes(0, start) if scope.end <= start]
    since = max(ends, default=0)
    piece = text[max([since, *(match.end() for match in _PIECE.finditer(text, since, start))]) : start]
    if not piece:
        return ""
    for word, _ in subgroups(piece):
        piece = piece.replace(word, "")
    rest = leftover(_NEUTRAL.sub("", piece))
    if len(rest) < _SHORTEST:
        return ""
    for place in regions.find_short(rest):
        rest = rest.replace(rest[place.start : place.end], "", 1)
    return rest if len(rest) >= _SHORTEST else ""
