"""The tidy table: doubts marked, conflicts found, one headline a cell with the rule that decided."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.check import plausibility
from etl.model.catalogue import Catalogue, Indicator
from etl.model.document import Document
from etl.model.fact import Fact
from etl.snapshot import table
from etl.snapshot.schema import SchemaError
from tests.support.samples import fact


def indicator(id: str, low: float | None = None, high: float | None = None, part_of: str = "") -> Indicator:
    return Indicator(id, id, id, "‰", "lower", "妇幼健康", (), "", low, high, part_of=part_of)


CATALOGUE = Catalogue(
    indicators={
        row.id: row
        for row in (
            indicator("neonatal_mortality_rate", part_of="infant_mortality_rate"),
            indicator("infant_mortality_rate", 0, 50, "under5_mortality_rate"),
            indicator("under5_mortality_rate", 0, 60),
            indicator("hospital_beds"),
        )
    },
    divisions={},
)


def built(*facts: Fact) -> pd.DataFrame:
    """Build the table and return its rows in the order of ``facts``."""
    done = table.build(facts, catalogue=CATALOGUE)
    return done.sort_values(["start", "region_code"]).reset_index(drop=True)


def flags(*facts: Fact) -> list[str]:
    return list(built(*facts)["flags"])


def test_columns_and_types_are_the_published_ones():
    assert dict(table.build([fact()], catalogue=CATALOGUE).dtypes.astype(str)) == table.COLUMNS


def test_no_facts_give_an_empty_table_with_the_same_types():
    done = table.build([], catalogue=CATALOGUE)
    assert (len(done), dict(done.dtypes.astype(str))) == (0, table.COLUMNS)


@pytest.mark.parametrize(
    ("value", "expected"), [(50.0, ""), (0.0, ""), (50.1, "implausible"), (-0.1, "implausible"), (None, "")]
)
def test_band_of_the_catalogue(value, expected):
    assert flags(fact(value)) == [expected]


def test_upper_end_of_a_range_is_checked_too():
    assert flags(fact(40.0, value_high=70.0)) == ["implausible"]


def test_missing_year_and_region_are_flagged_once():
    rows = flags(fact(year=None, period=""), fact(region="", region_code="", flags=("no_region",)))
    assert rows == ["no_year", "no_region"]


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ({"value": 79.0}, {"value": 79.02}, False),  # 79 says only that it rounds to 79
        ({"value": 79.0}, {"value": 79.6}, True),
        ({"value": 7.71}, {"value": 7.7}, False),
        ({"value": 7.71}, {"value": 7.6}, True),
        ({"value": 5.0, "qualifier": ">"}, {"value": 5.3}, False),
        ({"value": 5.0, "qualifier": ">"}, {"value": 4.3}, True),
        ({"value": 5.0, "qualifier": "<="}, {"value": 4.3}, False),
        ({"value": 100.0, "qualifier": "~"}, {"value": 103.2}, False),
        ({"value": 100.0, "qualifier": "~"}, {"value": 120.0}, True),
        ({"value": 3.0, "value_high": 5.0}, {"value": 4.2}, False),
        ({"value": 1.0}, {"value": 2.0, "period": "2023-01/2023-10"}, False),
        ({"value": 1.0}, {"value": 2.0, "subgroup": "农村"}, False),
        ({"value": 1.0}, {"value": 2.0, "status": "target"}, False),
        ({"value": 1.0}, {"value": 2.0, "region_code": "430300"}, False),
        ({"value": 1.0}, {"value": None}, False),
    ],
)
def test_conflict(first, second, conflict):
    marks = ["hospital_beds"]
    rows = flags(*(fact(indicator=marks[0], **row) for row in (first, second)))
    assert rows == (["conflict", "conflict"] if conflict else ["", ""])


def test_only_the_figures_that_contradict_each_other_are_marked():
    stated = ((10.0, "<="), (3.1, "="), (5.2, "="))
    assert flags(*(fact(value, qualifier=qualifier) for value, qualifier in stated)) == ["", "conflict", "conflict"]


def test_ten_thousands_in_print_equal_the_exact_count():
    text = "床位2.98万张，实为29812张"
    document = Document("a.txt", "txt", text)
    facts = [
        fact(29800.0, indicator="hospital_beds", start=2, end=7),
        fact(29812.0, indicator="hospital_beds", start=11, end=16),
    ]
    assert list(table.build(facts, [document], CATALOGUE)["flags"]) == ["", ""]
    assert set(table.build(facts, [], CATALOGUE)["flags"]) == {"conflict"}  # without the print 29800 looks exact


def test_order_of_mortality_rates():
    rows = flags(
        fact(2.0, indicator="neonatal_mortality_rate"),
        fact(4.1, indicator="infant_mortality_rate"),
        fact(3.5, indicator="under5_mortality_rate"),
        fact(3.0, indicator="under5_mortality_rate", region_code="430300"),
    )
    assert rows == ["", "order_violated", "order_violated", ""]


def test_order_holds_across_the_middle_and_under_rounding():
    assert (
        flags(fact(5.0, indicator="neonatal_mortality_rate"), fact(3.5, indicator="under5_mortality_rate"))
        == ["order_violated"] * 2
    )
    assert flags(fact(4.0), fact(3.98, indicator="under5_mortality_rate")) == ["", ""]


HEADLINES = [
    ("only", [{}]),
    ("actual_over_derived", [{"status": "derived", "value": 3.0001}, {}]),
    ("unflagged", [{"flags": ("year_inherited",)}, {}]),
    ("finer", [{"value": 3.0}, {"value": 3.01}]),
    ("finer", [{"qualifier": "~", "value": 3.012}, {}]),
    ("later", [{"source_date": "2023-12"}, {"source_date": "2024-01-05"}]),
    ("later", [{"source_date": ""}, {"source_date": "2019"}]),
    ("first", [{"doc": "b.txt"}, {}]),
    ("full_year", [{"period": "2023-01/2023-10", "value": 2.0}, {}]),
]


@pytest.mark.parametrize(("rule", "rows"), HEADLINES)
def test_the_last_row_is_the_headline_by_rule(rule, rows):
    done = built(*(fact(**row) for row in rows))
    assert (done["headline"].iloc[-1], done["headline_rule"].iloc[-1]) == (True, rule)
    annual = done[done["period"] == "2023"]
    assert annual["headline"].sum() == 1


def test_part_year_figures_have_a_headline_of_their_own():
    done = built(fact(2.0, period="2023-01/2023-10"), fact(1.9, period="2023-01/2023-10", status="derived"))
    assert list(done["headline_rule"]) == ["actual_over_derived", ""]


def test_a_target_is_the_headline_of_its_own_cell():
    assert list(built(fact(), fact(2.5, status="target"))["headline_rule"]) == ["only", "only"]


@pytest.mark.parametrize(
    "lack", [{"value": None}, {"year": None, "period": ""}, {"region_code": ""}, {"indicator": ""}]
)
def test_an_incomplete_fact_is_never_a_headline(lack):
    assert list(built(fact(**lack))["headline"]) == [False]


def test_source_comes_from_the_document_unless_the_fact_names_one():
    document = Document("a.txt", "txt", "", title="公报", publisher="市卫健委", published="2024-02")
    done = table.build([fact(), fact(source_title="年鉴")], [document], CATALOGUE).sort_values("start")
    assert list(done["source_title"]) == ["公报", "年鉴"]
    assert list(done["source_date"]) == ["2024-02", ""]


def test_the_same_reading_of_one_span_twice_is_an_error():
    twice = fact()
    with pytest.raises(table.DuplicateFactError, match=r"a\.txt.*read twice"):
        table.build([twice, twice], catalogue=CATALOGUE)


def test_one_span_may_speak_of_several_regions_and_tail_names():
    one = fact()
    tail = fact(indicator="", name="甲")
    rows = [one, replace(one, region_code="430300"), tail, replace(tail, name="乙")]
    assert table.build(rows, catalogue=CATALOGUE)["fact_id"].nunique() == 4


def test_fact_ids_stay_the_same():
    assert list(table.build([fact(start=0, end=3)], catalogue=CATALOGUE)["fact_id"]) == ["a75e782a99f2"]


@pytest.mark.parametrize(
    ("change", "column"),
    [({"status": "planned"}, "status"), ({"period": "去年"}, "period"), ({"confidence": 2.0}, "confidence")],
)
def test_the_schema_names_what_is_wrong(change, column):
    with pytest.raises(SchemaError, match=column):
        built(fact(**change))


ROWS = st.fixed_dictionaries(
    {
        "value": st.one_of(st.none(), st.sampled_from([1.0, 1.04, 1.1, 2.0, 30.0])),
        "year": st.sampled_from([None, 2022, 2023]),
        "region_code": st.sampled_from(["", "430200", "430300"]),
        "indicator": st.sampled_from(["", "infant_mortality_rate", "under5_mortality_rate"]),
        "status": st.sampled_from(["actual", "derived", "target"]),
        "qualifier": st.sampled_from(["=", "~", ">", "<="]),
        "doc": st.sampled_from(["a.txt", "b.txt"]),
    }
)


@settings(max_examples=40)
@given(st.lists(ROWS, max_size=12), st.randoms())
def test_order_of_input_does_not_matter_and_each_cell_has_one_headline(rows, random):
    facts = [
        fact(**row, period=str(row["year"] or ""), start=place * 10, end=place * 10 + 3)
        for place, row in enumerate(rows)
    ]
    done = table.build(facts, catalogue=CATALOGUE)
    random.shuffle(facts)
    pd.testing.assert_frame_equal(done, table.build(facts, catalogue=CATALOGUE))
    usable = done[
        done["value"].notna() & done["year"].notna() & (done["region_code"] != "") & (done["indicator"] != "")
    ]
    chosen = usable.groupby(["region_code", "year", "indicator", usable["status"] == "target"])["headline"].sum()
    assert (chosen == 1).all()
    assert not done.drop(usable.index)["headline"].any()


@pytest.mark.parametrize(
    ("printed", "value", "status", "expected"),
    [
        ("2.98万", 29800.0, "actual", 100.0),
        ("29,800", 29800.0, "actual", 1.0),
        ("7.70", 7.7, "actual", 0.01),
        ("", 7.7, "actual", 0.1),
        ("零", 0.0, "actual", 1.0),
        ("0.00", 0.0, "actual", 0.01),
        ("9", 72.25, "derived", 0.01),
        ("７．７１", 7.71, "actual", 0.01),
    ],
)
def test_size_of_the_last_stated_digit(printed, value, status, expected):
    assert np.isclose(plausibility.steps([printed], [value], [status])[0], expected)
