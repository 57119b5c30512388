"""What the rows of data/wording say, where no pattern of classes shows it: a check by class, or by file.

The check of a class is given an example and tells whether it is read as the class says. It must hold with the word, and
not when the word is taken out of the example.
"""

from collections.abc import Callable
from decimal import Decimal

from etl.model.catalogue import load
from etl.recognise import periods, regions
from etl.recognise.narrowing import is_narrowed, narrows
from etl.recognise.quantities import find as quantities

Row = dict[str, str]


def numbers(text: str) -> list[quantities.Quantity]:
    return quantities.find(text)


def kind_is(kind: str) -> Callable[[str], bool]:
    """Check that the first number is of the kind."""
    return lambda example: [number.kind for number in numbers(example)][:1] == [kind]


def is_the_unit(example: str) -> bool:
    """1/10万 behind 单位 names the unit of what follows."""
    return numbers(example)[0].kind == "name"


def role_is(role: str) -> Callable[[str], bool]:
    """Check that the first period of the example plays the part."""
    return lambda example: [period.role for period in periods.find(example)][:1] == [role]


def region_is(role: str) -> Callable[[str], bool]:
    """Check that the first region of the example plays the part."""
    return lambda example: [region.role for region in regions.find(example)][:1] == [role]


def is_hidden(example: str) -> bool:
    """The name of a division stands in the example, and is none there."""
    named = any(division.name in example for division in load().divisions.values())
    return named and not regions.find(example)


def parts_district(example: str) -> bool:
    """黄岩区分别: a name, though 区分 would be another word."""
    return bool(regions.find(example)) and not regions.find(example.replace("别", ""))


def unit_row(row: Row) -> None:
    """The measure word gives the number its unit; before ``not_before`` it is a part of another word."""
    (number, *_) = numbers(row["example"])
    stated = Decimal(row["example"][number.start : number.end])
    if row["kind"] in ("score", "grade"):
        assert number.kind == ("name" if row["kind"] == "grade" else "bare")
    else:
        assert (number.printed, number.unit) == (row["spelling"], row["unit"])
        assert number.value == stated * Decimal(row["factor"])
    for following in filter(None, row["not_before"].split("|")):
        other = row["example"][: number.end] + row["spelling"] + following
        assert numbers(other)[0].printed != row["spelling"], other


BY_CLASS: dict[str, Callable[[str], bool]] = {
    "caption_sign": kind_is("name"),
    "each": kind_is("name"),
    "edition": kind_is("name"),
    "ordinal_sign": kind_is("ordinal"),
    "rank_sign": kind_is("ordinal"),
    "first_sign": kind_is("ordinal"),
    "first_of": kind_is("ordinal"),
    "unit_heading": is_the_unit,
    "beside_word": role_is("base"),
    "since_word": role_is("since"),
    "so_far": role_is("since"),
    "before_rank": region_is("rank"),
    "awarded": region_is("organisation"),
    "said_at": region_is("dateline"),
    "prefecture": region_is("own"),
    "common_district": is_hidden,
    "longer_county": is_hidden,
    "longer_district": is_hidden,
    "severally": parts_district,
    "kind_end": lambda example: narrows(example, example.index("设备")),
    "of_a_kind": lambda example: narrows(example, len("肠道")),
    "a_day": lambda example: is_narrowed(example, (at := example.index("接警")), at + len("接警"), "接警"),
    "capita_base": lambda example: is_narrowed(example, 1, len(example), example[1:]),
}
BY_FILE: dict[str, Callable[[Row], None]] = {"units.csv": unit_row}
