"""The tables of data/wording whose rows say more than a class: units, levels, sexes."""

from decimal import Decimal

import pytest

from etl.frame.home import home_region
from etl.frame.levels import fits, pointed
from etl.link import convert, link
from etl.link.derive import derive
from etl.model.catalogue import load
from etl.model.document import Document
from etl.model.resources import WORDING, rows
from etl.model.units import related
from etl.recognise.fold import fold
from etl.recognise.mentions import gather
from etl.recognise.quantities import find
from etl.tables import units
from etl.tables.labels import Labels
from etl.tables.words import group_name
from tests.support.samples import fact


def table(name: str, **wanted: str) -> list[object]:
    found = rows(WORDING / name)
    kept = [row for row in found if all(row[key] == value for key, value in wanted.items())]
    return [pytest.param(row, id=":".join(list(row.values())[:3])) for row in kept]


@pytest.mark.parametrize("row", table("unit_relations.csv", relation="counts_as"))
def test_what_a_unit_counts_another_counts_as_well(row, monkeypatch):
    indicator = next(one for one in load().indicators.values() if one.unit == row["unit"])
    (quantity,) = find.find(row["example"])
    assert quantity.unit == row["other"]
    assert convert.convert(quantity, quantity.value, "", indicator) == (quantity.value, ())
    monkeypatch.setattr(convert, "related", lambda _: {row["unit"]: frozenset()})
    assert convert.convert(quantity, quantity.value, "", indicator) is None


@pytest.mark.parametrize("row", table("unit_relations.csv", relation="points_of"))
def test_points_are_a_difference_of_their_unit(row):
    (change,) = link(gather(fold(row["example"]))).changes
    assert change.quantity.unit == row["unit"]
    year = {"year": 2031, "period": "2031"}
    assert derive(change, fact(12.0, unit=row["other"], **year), Decimal(12), Decimal(1), 0, 0) is not None
    assert derive(change, fact(12.0, unit="张", **year), Decimal(12), Decimal(1), 0, 0) is None


def test_only_relations_that_are_read_are_listed():
    listed = {row["relation"]: related(row["relation"]) for row in rows(WORDING / "unit_relations.csv")}
    assert set(listed) == {"counts_as", "points_of"}
    assert all(unit not in others for found in listed.values() for unit, others in found.items())


@pytest.mark.parametrize("row", table("unit_spellings.csv"))
def test_tables_spell_a_unit_so(row, monkeypatch):
    found = Labels(load()).indicator(row["example"]).measure
    assert found is not None
    assert found.unit == row["unit"]
    monkeypatch.setattr(units, "_SIGNS", {})
    units.measure.cache_clear()
    left = Labels(load()).indicator(row["example"]).measure
    units.measure.cache_clear()
    assert left != found


@pytest.mark.parametrize("row", table("sexes.csv"))
def test_a_group_has_one_name(row):
    assert group_name(row["example"]) == row["label"]


@pytest.mark.parametrize("row", table("levels.csv"))
def test_a_level_is_what_divisions_of_the_catalogue_are(row):
    named = [one for one in load().divisions.values() if one.name == row["example"]]
    assert named
    assert all(fits(one, row["word"]) for one in named)
    fitting = [one for one in load().divisions.values() if fits(one, row["word"])]
    assert {one.level for one in fitting} == set(row["levels"].split("|"))
    names = {load().today.get(one.code, one.name) for one in fitting}
    assert not row["named_so"] or all(name.endswith(row["word"]) for name in names)


@pytest.mark.parametrize(("word", "region"), [("省", "330000"), ("自治区", "450000"), ("区", "450000"), ("市", "")])
def test_a_province_may_be_named_by_its_parts_alone(word, region):
    text = "绍兴市、宁波市床位增长。" if word == "省" else "南宁市、桂林市床位增长。"
    document = Document("a.txt", "txt", f"全{word}床位60万张。{text}", title="卫生公报")
    found, doubtful = home_region(document, document.title)
    assert pointed()[word].through_parts is bool(region)
    assert found == region or doubtful
