"""Snapshots: published in one step, readable at every moment, the same bytes for the same input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from etl.model.catalogue import Catalogue
from etl.model.document import Block, Document
from etl.model.fact import Unread
from etl.model.transcript import Transcript
from etl.snapshot import publish as snapshot
from etl.snapshot import table
from etl.snapshot.parquet import BY_DOCUMENT_COLUMNS, DOCUMENT_COLUMNS
from tests.paths import ROOT
from tests.support.samples import fact

EMPTY = Catalogue({}, {})
ROWS = pd.DataFrame(
    [
        ["a.txt", "txt", "题", "正文一", '[["paragraph",0,3,0,[]]]', '[[1,2,"date"]]', 2, 0, "430200", 2023],
        ["b.txt", "txt", "", "正文二", "", "", 1, 0, "", pd.NA],
    ],
    columns=["doc", "format", "title", "text", "blocks", "unread", "facts", "flagged", "region_code", "year"],
)


def facts(value: float = 3.0) -> pd.DataFrame:
    rows = [
        fact(value, start=0, end=3),
        fact(4.0, start=5, end=8, indicator="hospital_beds"),
        fact(9.0, doc="b.txt", start=0, end=3, indicator="", name="甲"),
    ]
    return table.build(rows, catalogue=EMPTY)


def publish(out: Path, value: float = 3.0) -> str:
    with snapshot.build_lock(out):
        return snapshot.publish(facts(value), [ROWS], {"schema": 1}, out)


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_what_is_published_is_what_is_read(tmp_path):
    id = publish(tmp_path)
    now = snapshot.current(tmp_path)
    assert now.id == id
    pd.testing.assert_frame_equal(now.facts(), facts())
    types = {name: DOCUMENT_COLUMNS[name] for name in ROWS.columns}
    pd.testing.assert_frame_equal(now.documents(list(ROWS.columns)), ROWS.astype(types))
    assert now.documents().dtypes.astype(str).to_dict() == DOCUMENT_COLUMNS


def test_one_indicator_is_read_without_the_rest(tmp_path):
    publish(tmp_path)
    now = snapshot.current(tmp_path)
    assert list(now.facts(["hospital_beds"], ["value"])["value"]) == [4.0]
    assert list(now.facts([""])["name"]) == ["甲"]
    assert now.facts(["unknown"]).dtypes.astype(str).to_dict() == table.COLUMNS
    assert now._facts._metadata.num_row_groups == 3


def test_a_document_by_its_name(tmp_path):
    publish(tmp_path)
    assert snapshot.current(tmp_path).document("b.txt")["text"] == "正文二"
    with pytest.raises(KeyError, match=r"c\.txt"):
        snapshot.current(tmp_path).document("c.txt")


def test_a_page_has_its_blocks_and_unread_numbers(tmp_path):
    publish(tmp_path)
    now = snapshot.current(tmp_path)
    document = Document("a.txt", "txt", "正文一", (Block("paragraph", 0, 3),), title="题")
    assert now.transcript("a.txt") == Transcript(document, (Unread(1, 2, "date"),))
    assert now.transcript("b.txt").unread == ()
    with pytest.raises(KeyError, match=r"c\.txt"):
        now.transcript("c.txt")


def test_the_facts_of_a_document_in_reading_order(tmp_path):
    publish(tmp_path)
    now = snapshot.current(tmp_path)
    assert now.facts_of("a.txt")["start"].tolist() == [0, 5]
    assert now.facts_of("b.txt")["name"].tolist() == ["甲"]
    assert now.facts_of("c.txt").empty
    assert list(now.facts_of("c.txt").columns) == list(BY_DOCUMENT_COLUMNS)


def test_a_snapshot_without_facts_by_document_still_has_them(tmp_path):
    id = publish(tmp_path)
    new = snapshot.current(tmp_path).facts_of("a.txt")
    (tmp_path / "snapshots" / id / "facts_by_document.parquet").unlink()
    pd.testing.assert_frame_equal(snapshot.current(tmp_path).facts_of("a.txt"), new)


def test_coded_facts_are_the_facts(tmp_path):
    publish(tmp_path)
    now = snapshot.current(tmp_path)
    coded = now.coded_facts(["name", "value", "indicator"])
    assert isinstance(coded["indicator"].dtype, pd.CategoricalDtype)
    assert isinstance(coded["name"].dtype, pd.CategoricalDtype)
    plain = now.facts(None, ["name", "value", "indicator"])
    pd.testing.assert_frame_equal(coded.astype(plain.dtypes.to_dict()), plain)


def test_coded_facts_leave_out_what_is_not_asked_for(tmp_path):
    publish(tmp_path)
    now = snapshot.current(tmp_path)
    every = now.facts(None, ["fact_id", "headline"])
    some = now.coded_facts(["fact_id", "headline"], plain=("fact_id",), only="headline")
    assert some["fact_id"].tolist() == every.loc[every["headline"], "fact_id"].tolist()


def test_an_empty_table_is_publishable(tmp_path):
    with snapshot.build_lock(tmp_path):
        snapshot.publish(table.build([], catalogue=EMPTY), [], {}, tmp_path)
    now = snapshot.current(tmp_path)
    assert len(now.facts()) == len(now.documents()) == len(now.coded_facts(["headline"], only="headline")) == 0


def test_the_same_input_gives_the_same_bytes(tmp_path):
    publish(tmp_path)
    before = files(tmp_path)
    publish(tmp_path)
    assert files(tmp_path) == before


def test_a_change_gives_another_snapshot_and_three_are_kept(tmp_path):
    ids = [publish(tmp_path, value) for value in (1.0, 2.0, 3.0, 4.0)]
    assert snapshot.current(tmp_path).id == ids[-1]
    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == set(ids[1:])


def test_an_open_snapshot_outlives_its_folder(tmp_path):
    publish(tmp_path, 1.0)
    old = snapshot.current(tmp_path)
    for value in (2.0, 3.0, 4.0):
        publish(tmp_path, value)
    assert list(old.facts(["infant_mortality_rate"])["value"]) == [1.0]


@pytest.mark.parametrize("content", [None, "", "{}", '{"snapshot": "gone", "published_at": "", "previous": []}', "[]"])
def test_no_snapshot_says_what_to_run(tmp_path, content):
    if content is not None:
        (tmp_path / "current.json").write_text(content)
    with pytest.raises(snapshot.NoSnapshotError, match="python -m etl run"):
        snapshot.current(tmp_path)


def test_a_damaged_snapshot_is_named_and_mended_by_the_next_build(tmp_path):
    id = publish(tmp_path)
    (tmp_path / "snapshots" / id / "facts.parquet").write_bytes(b"PAR1")
    with pytest.raises(snapshot.NoSnapshotError, match="cannot be read"):
        snapshot.current(tmp_path)
    publish(tmp_path)
    assert len(snapshot.current(tmp_path).facts()) == 3


def test_leftovers_of_a_killed_build_are_cleared(tmp_path):
    leftover = tmp_path / "snapshots" / ".partial-x"
    leftover.mkdir(parents=True)
    publish(tmp_path)
    assert not leftover.exists()


def test_a_second_build_at_the_same_time_is_refused_or_waits(tmp_path):
    with snapshot.build_lock(tmp_path), pytest.raises(BlockingIOError), snapshot.build_lock(tmp_path, wait=False):
        pass


def test_published_at_is_kept_out_of_the_snapshot(tmp_path):
    id = publish(tmp_path)
    state = json.loads((tmp_path / "current.json").read_text())
    assert state["published_at"] not in (tmp_path / "snapshots" / id / "manifest.json").read_text()


LOOP = """
import sys
from pathlib import Path
from tests.etl.snapshot.test_publish import publish
print("ready", flush=True)
for value in range(1000):
    publish(Path(sys.argv[1]), float(value))
"""


def test_killing_a_build_at_any_moment_leaves_a_readable_snapshot(tmp_path):
    publish(tmp_path)
    root = ROOT
    for pause in (0.0, 0.013, 0.041, 0.087, 0.15):
        command = [sys.executable, "-c", LOOP, str(tmp_path)]
        with subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}
        ) as build:
            assert build.stdout is not None
            assert build.stdout.readline() == b"ready\n"
            time.sleep(pause)
            build.send_signal(signal.SIGKILL)
        assert len(snapshot.current(tmp_path).facts()) == 3
    publish(tmp_path)
    assert len(list((tmp_path / "snapshots").iterdir())) <= snapshot.KEPT


def test_every_step_of_publishing_may_be_the_last(tmp_path, monkeypatch):
    publish(tmp_path, 1.0)
    for step in ("write_facts", "write_documents", "write_by_document", "_digest", "_sync", "_install", "_point"):
        with monkeypatch.context() as patch:
            patch.setattr(snapshot, step, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                publish(tmp_path, 2.0)
        assert list(snapshot.current(tmp_path).facts(["infant_mortality_rate"])["value"]) == [1.0]
