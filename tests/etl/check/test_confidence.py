"""Confidence is the measured share of facts read in the same way that were right."""

from dataclasses import replace

from etl.check import confidence
from etl.check.confidence import BASE, calibrated, features, measured
from tests.support.samples import fact

BEDS = replace(fact(indicator="hospital_beds", value=3.0), confidence=0.97, flags=(), basis=("year=title",))


def test_how_a_fact_was_read_is_told_in_features():
    assert list(features(BEDS)) == [f"rule={BEDS.rule}", "claim=0.97", "nature=stock", "of=institutions", "year=title"]


def test_the_weights_are_those_of_the_table(monkeypatch):
    monkeypatch.setattr(confidence, "weights", lambda: {BASE: 0.0, "year=title": 2.2})
    assert measured(BEDS) == 0.9
    assert measured(replace(BEDS, basis=())) == 0.5


def test_the_table_has_a_base_and_weights_of_known_rules():
    assert confidence.weights()[BASE] != 0
    assert any(name.startswith("rule=") for name in confidence.weights())


def test_a_flag_keeps_a_fact_from_being_sure(monkeypatch):
    monkeypatch.setattr(confidence, "weights", lambda: {BASE: 9.0})
    (plain, flagged) = calibrated([BEDS, replace(BEDS, flags=("conflict",))])
    assert plain.confidence == 0.99
    assert flagged.confidence < 0.9


def test_a_tail_fact_keeps_what_its_rule_claims():
    assert calibrated([replace(BEDS, indicator="", confidence=0.6)])[0].confidence == 0.6
