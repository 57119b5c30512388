"""Facts of one file that cannot all hold are caught, and none is changed."""

from dataclasses import replace

from etl.check.nets import netted
from etl.model.document import Document
from tests.support.samples import fact

BEDS = fact(indicator="hospital_beds", value=30000.0, unit="张", year=2023, period="2023", start=0, end=5)


def caught(*facts, text="30000 31000 30000 9.70"):
    return [one.flags for one in netted(Document("a.txt", "txt", text), list(facts))]


def test_two_values_of_one_cell_make_both_doubtful():
    assert caught(BEDS, replace(BEDS, value=31000.0, start=6, end=11)) == [("conflict",), ("conflict",)]


def test_a_repeat_and_another_year_are_no_contradiction():
    again = replace(BEDS, start=12, end=17)
    assert caught(BEDS, again, replace(BEDS, value=9.0, year=2022, period="2022")) == [(), (), ()]


def test_a_target_contradicts_nothing():
    assert caught(BEDS, replace(BEDS, value=31000.0, status="target", start=6, end=11)) == [(), ()]


def test_a_fraction_of_a_counted_thing_is_doubtful():
    assert caught(replace(BEDS, value=9.7, start=18, end=22)) == [("implausible",)]


def test_a_year_that_was_not_over_is_doubtful():
    births = replace(BEDS, indicator="births", unit="人", source_date="2023-05-02")
    assert caught(births) == [("year_after_publication",)]
    assert caught(replace(births, source_date="2024-03-02")) == [()]
    assert caught(replace(births, period="2023-01/2023-04")) == [()]


def test_values_stay_as_they_are():
    doubtful = replace(BEDS, value=9.7, start=18, end=22)
    assert [one.value for one in netted(Document("a.txt", "txt", "x" * 30), [doubtful])] == [9.7]
