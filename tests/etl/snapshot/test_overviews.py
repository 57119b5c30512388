import pandas as pd
import pytest

from etl.model.catalogue import Catalogue
from etl.snapshot import table
from etl.snapshot.overviews import overviews
from tests.support.samples import fact


def facts(*rows):
    made = [fact(float(at), start=at * 4, end=at * 4 + 3, **row) for at, row in enumerate(rows)]
    return overviews(table.build(made, catalogue=Catalogue({}, {})))


def region(code, year=2023, **more):
    return {"region_code": code, "region": code, "year": year, "period": str(year), **more}


@pytest.mark.parametrize(
    ("rows", "code", "regions"),
    [
        ([region("430200")], "430200", 1),
        ([region("430200"), region("100000"), region("100000", 2022)], "430200", 1),
        ([region("430200"), region("430200", 2022), region("430300")], "430200", 2),
        ([region("430200"), region("430300")], "", 2),
        ([region("100000")], "", 0),
    ],
)
def test_the_region_is_the_one_most_facts_are_of(rows, code, regions):
    found = facts(*rows).iloc[0]
    assert (found["region_code"], found["regions"]) == (code, regions)


def test_the_year_is_the_one_most_achieved_facts_are_of():
    planned = [region("430200", 2025, status="target", indicator=name) for name in ("a", "b", "c")]
    found = facts(region("430200"), region("430300"), region("430200", 2019), *planned).iloc[0]
    assert (found["year"], found["first"], found["last"]) == (2023, 2019, 2023)


def test_facts_without_a_year_leave_it_open():
    found = facts(region("430200", None, period="")).iloc[0]
    assert found["year"] is pd.NA
    assert (found["facts"], found["flagged"]) == (1, 1)


def test_each_document_has_its_own():
    found = facts(region("430200"), region("430300", doc="b.txt"))
    assert found["region_code"].tolist() == ["430200", "430300"]


def test_no_facts_give_no_rows_of_the_same_kinds():
    assert facts().dtypes.astype(str).to_dict() == facts(region("430200")).dtypes.astype(str).to_dict()
