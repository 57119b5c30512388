import pandas as pd
import pytest

from compare.facts.index import FactIndex

IDS = ["00000000000f", "ffffffffffff", "000000000001", "0123456789ab"]
INDEX = FactIndex.of(
    pd.DataFrame(
        {
            "fact_id": IDS,
            "indicator": pd.Categorical(["a", "", "b", "b"]),
            "doc": pd.Categorical(["x.md", "y.md", "x.md", "y.md"]),
        }
    )
)


PLACES = [("a", "x.md"), ("", "y.md"), ("b", "x.md"), ("b", "y.md")]


@pytest.mark.parametrize(("id", "place"), list(zip(IDS, PLACES, strict=True)))
def test_each_fact_is_found(id, place):
    assert INDEX.find(id) == place


@pytest.mark.parametrize(
    "id", ["000000000002", "", "FFFFFFFFFFFF", "0x0000000001", "1", "００００００００００１", "f" * 40]
)
def test_what_is_no_id_of_a_fact_is_not_found(id):
    assert INDEX.find(id) is None
