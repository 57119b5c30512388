"""Borrowing: names of which a number says only a part; the rest stands with a number before it.

中药材种植面积42万亩，年产量6.8万吨: the second is 中药材年产量. 床位19.8万张，其中：医院15.6万张: 医院床位. Only what
completes to a name of the catalogue is borrowed; the unit has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from etl.link.align import leftover
from etl.link.marks import ALL_TOLD, AND, CLAUSE, DEATH, DEATHS, FROM_BEFORE, IN_TURN, JOINTS, OF_WHICH, RATE
from etl.model.catalogue import Indicator, load
from etl.model.wording import pattern, words
from etl.recognise.indicators import IndicatorMention, lexicon, spelled
from etl.recognise.narrowing import narrows
from etl.recognise.quantities.find import Quantity

_LEAD = pattern(r"^(?:{of_which}|{conjunction}|{borrowing_lead})+")
_STATES = r"(?:{is}|{reaches}|{to}|(?<!实)有|" + FROM_BEFORE + r")?{perfective}?"
_TRAIL = pattern(r"(?:{in_turn}|{alike}|{adverb}|{reported}|共)*" + _STATES + r"$")
_ADDED = pattern(r"^[\u4e00-\u9fff]{0,6}?(?:{added}|{installed}|{newly})")
_MEASURE = pattern(r"([\u4e00-\u9fff]{0,6}(?:{rate}|{share}))$")
_RATES = (RATE, *words("share"))
_DEATHS = pattern(r"{of_deaths}")
_PREDICATE = pattern(
    r"(?P<who>[^,，。;；、\d]{0,16}?)(?:{alike}|{entirely}|{already}|率先)*(?:{hold}|{provide}){perfective}?"
    r"(?P<what>[^,，。;；、\d]{2,24})"
)
_HOLDERS = pattern(r"^(?:{hold}|{provide})(?P<what>.{2,16}){attributive}(?P<who>.{2,12}?)数?$")
_INCIDENCE = "发病率"
_COVERAGE = 0.6
_SHORTEST = 2
_LONGEST = 60  # characters; no name is half as long, whatever stands around it


def names(piece: str, models: Sequence[str]) -> Iterator[IndicatorMention]:
    """Yield what ``piece`` (the words between two numbers) may be short for, likeliest first.

    ``models`` are the names of the numbers before, the nearest first.
    """
    plain = JOINTS.sub("", piece)
    if len(plain) > _LONGEST:
        return
    said = _TRAIL.sub("", _LEAD.sub("", plain))
    if said.endswith(_INCIDENCE):
        models = [model for model in models if DEATH not in model]  # 传染病1.03万例、死亡143人，发病率122/10万
    if OF_WHICH in plain:
        models = [model for model in models if said not in model]  # 感染者和病人42021例，其中感染者26657例
    for model in models[:1] if said.endswith(_RATES) else models:  # a rate is of what was named last
        whole = ALL_TOLD.fullmatch(plain)  # 新增床位862张，总数达1.92万张
        for name in (_ADDED.sub("", model),) if whole else _completions(said, model):
            ids = lexicon().exact(name)
            if whole:
                ids = tuple(i for i in ids if load().indicators[i].nature != "added")  # no total
            if ids:
                yield IndicatorMention(0, 0, ids, name)


def _completions(said: str, model: str) -> Iterator[str]:
    if _DEATHS.fullmatch(said):
        pieces = (
            model[start:cut]
            for cut in range(len(model), 1, -1)
            for start in range(cut - 1)
            if not narrows(model, start)
        )
        yield from (piece + DEATHS for piece in pieces)
        return
    if len(said) < _SHORTEST:
        return
    if lexicon().may_end(said):
        yield from (model[start:] + said for start in range(len(model) - 1) if not narrows(model, start))
        yield from (model[:cut] + said for cut in range(len(model) - 1, 1, -1))
    if lexicon().may_begin(said):
        yield from (said + model[cut:] for cut in range(len(model) - 1))


def in_turn(piece: str, models: Sequence[str], count: int) -> list[IndicatorMention] | None:
    """Read 规范管理率分别为 behind 高血压患者11.8万人、糖尿病患者3.4万人 as the two rates.

    Several measures (规范管理率、血糖控制率分别为) are of what was named last. ``count`` is how many numbers there are.
    None where it is no such list. A member that the catalogue does not know has no ids.
    """
    if not IN_TURN.search(piece):
        return None
    said = [_TRAIL.sub("", JOINTS.sub("", word)) for word in AND.split(CLAUSE.split(piece)[-1])]
    measures = [match[1] for match in map(_MEASURE.search, said) if match]
    if len(measures) != len(said) or len(measures) not in (1, count) or len(models) < count // len(measures):
        return None
    if len(measures) == 1:
        return [_measure_of(model, measures[0]) for model in models[-count:]]
    return [_measure_of(models[-1], measure) for measure in measures]


def _measure_of(model: str, measure: str) -> IndicatorMention:
    """Join 糖尿病患者 and 规范管理率, 婴儿死亡 and 死亡率 (what both say once)."""
    overlap = max((n for n in range(1, len(measure)) if model.endswith(measure[:n])), default=0)
    joined = model + measure[overlap:]
    forms = (joined[start:] for start in range(max(1, len(model) - overlap - 1)))
    name = next((form for form in forms if lexicon().exact(form)), joined)
    return IndicatorMention(0, 0, lexicon().exact(name), name)


def held(text: str, quantity: Quantity, context: str) -> IndicatorMention | None:
    """Read 1702个村卫生室实现…即时结算 as a number of the places that have what the sentence says of them.

    ``context`` is where the places may be named before: 其中338个开通….
    """
    match = _PREDICATE.match(text, quantity.unit_end) if quantity.kind == "count" else None
    if match is None:
        return None
    for indicator, who, what in _holders():
        named = who in match["who"] or (not leftover(match["who"]) and who in context)
        if indicator.unit == quantity.unit and named and _coverage(what, match["what"]) >= _COVERAGE:
            return IndicatorMention(quantity.unit_end, quantity.unit_end, (indicator.id,), indicator.name_zh)
    return None


@cache
def _holders() -> tuple[tuple[Indicator, str, str], ...]:
    """Return the indicators that count places by what these have, with the place and the thing."""
    found = []
    for indicator in load().indicators.values():
        for name in map(spelled, (indicator.name_zh, *indicator.aliases)):
            if match := _HOLDERS.match(name):
                found.append((indicator, match["who"], match["what"]))
    return tuple(found)


def _coverage(stem: str, context: str) -> float:
    pairs = [stem[i : i + 2] for i in range(len(stem) - 1)]
    return sum(pair in context for pair in pairs) / len(pairs)
