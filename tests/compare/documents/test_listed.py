from pathlib import Path

import pandas as pd
import pytest

from compare.documents.listed import documents, search
from etl.snapshot import publish
from tests.support.comparison_samples import CATALOGUE, fact, table

ROWS = pd.DataFrame(
    [
        ("a.csv", "csv", "", 3, 1, "", 2, 2023, 2010, 2023),
        ("sub/b.md", "md", "湘潭市2019年总结", 5, 0, "430300", 1, 2019, 2018, 2020),
        ("c.md", "md", "株洲市2021年回顾", 4, 2, "430200", 1, 2021, 2021, 2021),
        ("d.md", "md", "株洲市2023年情况", 9, 0, "430200", 1, 2023, 2022, 2023),
        ("e.txt", "txt", "", 0, 0, "", 0, pd.NA, pd.NA, pd.NA),
    ],
    columns=["doc", "format", "title", "facts", "flagged", "region_code", "regions", "year", "first", "last"],
)


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    publish.publish(table(fact("株洲市", "2023", 7.71)), [ROWS.assign(text="")], {}, out)
    return documents(publish.current(out), CATALOGUE, "zh")


def test_reports_by_region_the_latest_first_then_tables(listed):
    assert [one.doc for one in listed] == ["d.md", "c.md", "sub/b.md", "e.txt", "a.csv"]


def test_a_document_is_described_by_most_of_its_facts(listed):
    by_doc = {one.doc: one for one in listed}
    one = by_doc["sub/b.md"]
    assert (one.title, one.region, one.year, one.first, one.last) == ("湘潭市2019年总结", "湘潭市", 2019, 2018, 2020)
    assert (by_doc["e.txt"].title, by_doc["e.txt"].year, by_doc["e.txt"].region) == ("e.txt", None, "")
    assert by_doc["a.csv"].table


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["d.md", "c.md", "sub/b.md", "e.txt", "a.csv"]),
        ("株洲", ["d.md", "c.md"]),
        ("zhuzhou 2021", ["c.md"]),
        ("SUB", ["sub/b.md"]),
        ("总结", ["sub/b.md"]),
        ("长沙", []),
    ],
)
def test_searching(listed, text, found):
    assert [one.doc for one in search(listed, text)] == found


def test_a_snapshot_of_an_earlier_version_is_listed(tmp_path: Path):
    old = ("doc", "format", "title", "publisher", "published", "url", "sha256", "text")
    id = publish.publish(table(), [ROWS.assign(text="")], {}, tmp_path)
    path = tmp_path / "snapshots" / id / "documents.parquet"
    frame = pd.read_parquet(path)[[*old, "facts", "flagged"]]
    path.unlink()
    frame.to_parquet(path, index=False)
    found = documents(publish.current(tmp_path), CATALOGUE, "zh")
    assert {one.doc: one.facts for one in found} == dict(zip(ROWS["doc"], ROWS["facts"], strict=True))
    assert {one.year for one in found} == {None}
