"""The rules of linking: each reads its own examples, and nothing else does."""

import tomllib
from collections.abc import Iterator

import pytest

from etl.link import link, rules, sentence
from etl.link.linked import Attached
from etl.model.reasons import FAMILIES
from etl.recognise.fold import fold
from etl.recognise.mentions import gather
from tests.paths import ROOT

EXAMPLES = tomllib.loads((ROOT / "tests" / "corpus" / "rules.toml").read_text(encoding="utf-8"))
CASES = [(rule, row["text"], row["reads"]) for rule, rows in EXAMPLES.items() for row in rows]
STAGES = ("BEFORE_NAMES", "WITH_NAMES", "ONE_BY_ONE")
COMPLETING = FAMILIES["ellipsis"] | FAMILIES["share"] | {"short_name_value"}
OF_TEXT = {rule for family, members in FAMILIES.items() if family not in ("change", "table") for rule in members}


def shown(text: str, attached: Attached) -> str:
    name = attached.indicator.id if attached.indicator else f"~{attached.name}"
    return " | ".join(filter(None, (text[attached.quantity.start : attached.quantity.end], name, attached.subgroup)))


def read(text: str) -> Iterator[tuple[str, str]]:
    reading = fold(text)
    return ((attached.rule, shown(reading, attached)) for attached in link(gather(reading)).attached)


@pytest.mark.parametrize(("rule", "text", "reads"), CASES)
def test_a_rule_reads_its_examples(rule: str, text: str, reads: list[str]) -> None:
    assert [seen for by, seen in read(text) if by == rule] == reads


@pytest.mark.parametrize(("rule", "text", "reads"), [case for case in CASES if case[0] != "zero_deaths"])
def test_no_rule_of_another_family_reads_them(monkeypatch, rule: str, text: str, reads: list[str]) -> None:
    for stage in STAGES:
        families = getattr(rules, stage)
        without = [f._replace(rules=tuple(one for one in f.rules if one.__name__ != rule)) for f in families]
        monkeypatch.setattr(sentence, stage, tuple(without))
    family = COMPLETING if rule in COMPLETING else next(members for members in FAMILIES.values() if rule in members)
    left = [seen for by, seen in read(text) if by not in family]
    assert any(seen not in left for seen in reads)


def test_every_rule_has_examples_and_says_what_it_reads() -> None:
    assert set(EXAMPLES) == OF_TEXT
    asked = [rule for stage in STAGES for family in getattr(rules, stage) for rule in family.rules]
    assert OF_TEXT - {rule.__name__ for rule in asked} == {"zero_deaths"}
    assert all(rule.__doc__ for rule in asked)
    assert {family.name for stage in STAGES for family in getattr(rules, stage)} > set(FAMILIES) - {"zero", "table"}


def test_a_rule_stands_in_the_family_of_its_name() -> None:
    for stage in STAGES:
        for family in getattr(rules, stage):
            for rule in family.rules:
                assert rule.__name__ not in OF_TEXT or rule.__name__ in FAMILIES[family.name] | FAMILIES["share"]
