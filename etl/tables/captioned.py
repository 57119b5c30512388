"""What the captions of a table name, and where they say more of a column than its bare head does.

A head such as 床位数 is short for what the caption says: 各区养老床位, 各县乡镇卫生院. A modifier that is not known
makes another thing of it (民宿床位), which is no indicator's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.frame.levels import pointed
from etl.model.wording import pattern
from etl.recognise import regions
from etl.recognise.indicators import spelled
from etl.tables.labels import NUMBER_OF, Labels, Name, measure_in_brackets, role
from etl.tables.naming import part_of

_LEVEL = "|".join(sorted(pointed(), key=len, reverse=True))
_NO_MODIFIER = pattern(
    r"(?:(?:^|[^\u4e00-\u9fff]|[年月末底和及与的])(?:" + _LEVEL + r")*|[各分全我本按](?:地|(?:" + _LEVEL + r")+)"
    r"|{caption_front})$"
)
_FRONT = pattern(r"[\u4e00-\u9fff]*$")
_LONGEST_BARE = 2  # characters of a head that names no kind: 床位, 机构
_OF_KINDS = frozenset({"institutions", "every_kind"})


def named(line: str, labels: Labels) -> tuple[Name, ...]:
    """Return what a caption names, without ids where a modifier that is not known makes another thing of it."""
    head, colon, rest = line.partition(":")
    line = rest if colon and role(head) == "indicator" else line  # 指标:床位数(万张)
    if (whole := labels.indicator(line)).ids:
        return (whole,)
    text, unit = spelled(line), measure_in_brackets(line)
    places = [mention.end for mention in regions.find(text)]
    found: list[Name] = []
    for mention in labels.mentions(text):
        front = "" if mention.start in places else _modifier(text[: mention.start])
        name = Name(mention.alias, mention.ids, unit)
        found.append(_modified(labels, front, name) if front and is_bare(name) else name)
    return tuple(found)


def is_bare(name: Name) -> bool:
    """Tell whether a name says what is counted but not of which kind: 床位数, 机构数."""
    return len(_stem(name.text)) <= _LONGEST_BARE


def _stem(text: str) -> str:
    return spelled(text).removesuffix(NUMBER_OF)


def _modifier(before: str) -> str:
    if _NO_MODIFIER.search(before):
        return ""
    found = _FRONT.search(before)
    front = found[0] if found else ""
    starts = (at for at in range(1, len(front)) if _NO_MODIFIER.search(front[:at]))
    return front[max(starts, default=0) :]


def _modified(labels: Labels, front: str, name: Name) -> Name:
    if kind := labels.kind(front):
        return part_of(labels, Name(front), kind, name)
    return replace(name, text=front + name.text, ids=labels.indicator(front + name.text).ids)


def of_column(labels: Labels, column: Name, captions: Sequence[Name]) -> Name:
    """Return what a column holds that names an indicator itself, where the captions may say more of it.

    A caption that ends in the column's bare head names it (养老床位: 床位数); one that names a kind of institution and
    nothing else says whose beds, staff or visits are meant. Two that differ leave the column without an indicator.
    """
    indicators = [labels.catalogue.indicators[id_] for id_ in column.ids]
    if not any(indicator.of in _OF_KINDS for indicator in indicators):
        return column
    kinds = [(name, labels.kind(name.text)) for name in captions]
    said = [name for name in captions if is_bare(column) and _ends(name, column)]
    if not said and len(kinds) == len(captions) == 1 and kinds[0][1]:
        said = [part_of(labels, *kinds[0], column)]
    if not said:
        return column
    if any(set(name.ids) & set(column.ids) for name in said):
        return column
    first = said[0] if len({name.ids for name in said}) == 1 else replace(column, ids=())
    return replace(first, measure=column.measure or first.measure, subgroup=column.subgroup)


def _ends(name: Name, column: Name) -> bool:
    whole, head = _stem(name.text), _stem(column.text)
    return whole != head and whole.endswith(head)
