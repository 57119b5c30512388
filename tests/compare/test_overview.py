from pathlib import Path

import pandas as pd
import pytest

from compare.facts.store import Store
from compare.overview import DocumentChange, document_changes, overview
from etl.snapshot.publish import publish
from tests.support.comparison_samples import CATALOGUE, fact, table

FACTS = (
    fact("株洲市", "2022", 7.0),
    fact("株洲市", "2023", 7.7),
    fact("湘潭市", "2023", 7.0, flags=("source_unseen",)),
    fact("荆州市", "2023", 6.0),
    fact("全国", "2023", 7.2),
    fact("株洲市", "2023", 2.8, "infant_mortality_rate"),
    fact("湘潭市", "2025", 9.0, status="target"),
)


def counted(**facts: int) -> pd.DataFrame:
    return pd.DataFrame({"doc": list(facts), "facts": list(facts.values())})


@pytest.fixture
def built(tmp_path: Path):
    """Publish facts as read from ``a.md`` and return a function that looks at them."""

    def look(*facts, published="2024-03-01", **more):
        rows = table(*facts)
        document = {"doc": "a.md", "format": "md", "title": "报告", "published": published, "facts": len(rows)}
        document["flagged"] = int((rows["flags"] != "").sum())
        documents = pd.DataFrame([document])
        manifest = {"facts": len(rows), "flagged": document["flagged"], "flags": {"source_unseen": 1}}
        publish(rows, [documents], manifest, tmp_path)
        return overview(Store(tmp_path, CATALOGUE), CATALOGUE, "zh", **more)

    return look


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (counted(a=3), counted(a=3), ()),
        (counted(a=3, b=9), counted(a=5), (DocumentChange("b", 9, None), DocumentChange("a", 3, 5))),
        (counted(), counted(a=2), (DocumentChange("a", None, 2),)),
    ],
)
def test_what_a_build_changed(before, after, expected):
    assert document_changes(before, after) == expected


def test_sizes_and_doubts(built):
    found = built(*FACTS)
    assert (found.reports, found.tables, found.doubtful_reports) == (1, 0, 1)
    assert (found.facts, found.doubtful, found.indicators) == (7, 1, 2)
    assert found.levels == {"city": 3}
    assert found.newest == ("报告", "2024-03-01")


def test_the_matrix_counts_indicators_and_leaves_out_targets(built):
    found = built(*FACTS)
    assert found.years == (2023, 2022)
    assert [region.name for region in found.regions] == ["株洲市", "荆州市", "湘潭市", "全国"]
    assert found.matrix["430200"] == {2022: 1, 2023: 2}


def test_a_category_is_what_the_matrix_counts(built):
    assert built(*FACTS, category="资源").category == "资源"
    assert built(*FACTS, category="没有这一类").category == ""


def test_comparisons_to_begin_with_have_enough_regions(built):
    ready = built(*FACTS).ready
    assert [entry.view.tab for entry in ready] == ["rank", "trend", "matrix", "profile"]
    assert (ready[0].view.indicators, ready[0].view.year) == (("beds_per_1000",), "2023")
    assert ready[-1].view.focus == "430200"
    assert built(*FACTS[:3]).ready == ()


def test_the_last_change_is_described_where_the_build_before_is_kept(built):
    assert built(*FACTS).changes is None
    assert built(*FACTS, fact("松原市", "2023", 5)).changes == (DocumentChange("a.md", 7, 8),)


def test_nothing_read_is_no_error(built):
    found = built(published="")
    assert (found.facts, found.regions, found.ready, found.newest) == (0, (), (), None)
