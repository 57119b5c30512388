from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from compare.facts import store as stores
from compare.facts.store import Store
from etl.snapshot.parquet import DOCUMENT_COLUMNS
from etl.snapshot.publish import NoSnapshotError, publish
from tests.support.comparison_samples import CATALOGUE, fact, table

BEDS = (fact("株洲市", "2023", 7.71), fact("湘潭市", "2021", 7), fact("全国", "2023", 7.23))
BIRTHS = (fact("荆州市", "2020", 100, "births"), fact("株洲市", "2023-07", 9, "births"))


def put(out: Path, *facts) -> str:
    documents = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in DOCUMENT_COLUMNS.items()})
    return publish(table(*facts), [documents], {}, out)


@pytest.fixture(autouse=True)
def _look_each_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stores, "CHECK_SECONDS", 0.0)


def test_only_the_facts_asked_for(tmp_path: Path):
    put(tmp_path, *BEDS, *BIRTHS)
    assert set(Store(tmp_path, CATALOGUE).facts(["births"])["region"]) == {"荆州市", "株洲市"}


def test_several_indicators_together(tmp_path: Path):
    put(tmp_path, *BEDS, *BIRTHS)
    assert len(Store(tmp_path, CATALOGUE).facts(["births", "beds_per_1000"])) == 5


def test_coverage(tmp_path: Path):
    put(tmp_path, *BEDS, *BIRTHS)
    store = Store(tmp_path, CATALOGUE)
    cover = store.coverage("beds_per_1000")
    assert (cover.regions, cover.first, cover.last, cover.nation) == ({"430200", "430300"}, 2021, 2023, True)
    assert store.indicators_with_data() == ("beds_per_1000", "births")
    assert store.regions_with_data() == {"430200", "430300", "421000"}
    assert store.regions_with_data(["births"]) == {"421000"}
    assert store.years_with_data(["births"]) == (2020,)
    assert store.coverage("nothing").first is None


def test_a_fact_is_found_by_its_id(tmp_path: Path):
    put(tmp_path, *BEDS, *BIRTHS)
    store = Store(tmp_path, CATALOGUE)
    for id in store.facts(["births"])["fact_id"]:
        assert store.location_of(id) == ("births", "a.md")
    assert [store.location_of(id) for id in ("000000000000", "no id", "-1", "f" * 40, "ffffffffffff")] == [None] * 5


def test_a_tail_fact_is_found_in_its_document(tmp_path: Path):
    tail = replace(fact("株洲市", "2023", 3, doc="b.md"), indicator="", name="援助床位")
    put(tmp_path, *BEDS, tail)
    store = Store(tmp_path, CATALOGUE)
    (id,) = store.facts([""])["fact_id"]
    assert store.location_of(id) == ("", "b.md")
    assert store.facts_of("b.md")["name"].tolist() == ["援助床位"]


def test_no_facts_have_no_places(tmp_path: Path):
    put(tmp_path)
    assert Store(tmp_path, CATALOGUE).location_of("000000000000") is None


def test_a_new_snapshot_is_noticed(tmp_path: Path):
    put(tmp_path, *BEDS)
    store = Store(tmp_path, CATALOGUE)
    pinned = store.pinned()
    assert store.indicators_with_data() == ("beds_per_1000",)
    put(tmp_path, *BEDS, *BIRTHS)
    assert store.indicators_with_data() == ("beds_per_1000", "births")
    assert pinned.indicators_with_data() == ("beds_per_1000",)


def test_a_damaged_state_keeps_the_last_snapshot(tmp_path: Path):
    id = put(tmp_path, *BEDS)
    store = Store(tmp_path, CATALOGUE)
    assert store.snapshot.id == id
    (tmp_path / "current.json").write_text("{")
    assert store.snapshot.id == id


def test_a_mended_state_is_noticed(tmp_path: Path):
    put(tmp_path, *BEDS)
    store = Store(tmp_path, CATALOGUE)
    assert len(store.facts(["beds_per_1000"])) == 3
    (tmp_path / "current.json").rename(tmp_path / "away")
    assert len(store.facts(["beds_per_1000"])) == 3
    (tmp_path / "away").rename(tmp_path / "current.json")
    new = put(tmp_path, *BEDS, *BIRTHS)
    assert store.snapshot.id == new


def test_a_missing_snapshot_is_reported(tmp_path: Path):
    with pytest.raises(NoSnapshotError, match="python -m etl run"):
        _ = Store(tmp_path, CATALOGUE).snapshot


def test_memory_is_bounded(tmp_path: Path):
    put(tmp_path, *BEDS, *BIRTHS)
    store = Store(tmp_path, CATALOGUE, max_rows=3)
    first = store.headlines(["beds_per_1000"])
    assert store.headlines(["beds_per_1000"]) is first
    store.headlines(["births"])
    assert store.headlines(["beds_per_1000"]) is not first


def test_many_threads_see_whole_snapshots(tmp_path: Path):
    put(tmp_path, *BEDS)
    store = Store(tmp_path, CATALOGUE)

    def look(_: int) -> int:
        return len(store.pinned().facts(["beds_per_1000", "births"]))

    with ThreadPoolExecutor(8) as pool:
        sizes = pool.map(look, range(200))
        put(tmp_path, *BEDS, *BIRTHS)
        assert set(sizes) <= {3, 5}
    assert look(0) == 5
