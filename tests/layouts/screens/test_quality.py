import json

import dash_ag_grid as dag
import pytest
from dash import dcc
from plotly.io.json import to_json_plotly

from compare.quality.quality import quality
from compare.quality.view import KINDS, QualityView, from_query
from etl.model.messages import keys
from layouts.answers.answer import DataVersion
from layouts.grids.listing import href
from layouts.screens.quality import quality_body, quality_screen, quality_top
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

VERSION = DataVersion("abc", "2026-01-01T00:00:00")
FACTS = (
    fact("株洲市", "2023", 7.71, flags=("source_unseen",)),
    fact("株洲市", "2023", 6.0, doc="b.md"),
    fact("湘潭市", "2023", 5, subgroup="户籍人口", flags=("unit_restored",)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_of(tmp_path_factory.mktemp("quality"), *FACTS)


def printed(shown):
    return json.dumps(json.loads(to_json_plotly(shown)), ensure_ascii=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_reads_in_both_languages(store, kind, lang):
    answer = quality(store, CATALOGUE, QualityView(kind, lang=lang))
    page = printed(quality_screen(answer, VERSION))
    assert "{" + "facts" not in page
    assert ("存疑标记" in page) == (lang == "zh")


def test_tiles_lead_to_the_lists_they_count(store):
    answer = quality(store, CATALOGUE, QualityView())
    tiles = [link for link in quality_top(answer, VERSION)[2].children if isinstance(link, dcc.Link)]
    assert [from_query(tile.href.partition("?")[2])[0].kind for tile in tiles] == list(KINDS)
    assert [tile.children[1].children[0] for tile in tiles] == [str(answer.counts[kind]) for kind in KINDS]


def test_flags_are_chosen_within_the_search(store):
    answer = quality(store, CATALOGUE, QualityView("flagged", q="株洲"))
    chips = quality_top(answer, VERSION)[-1].children
    views = [from_query(chip.href.partition("?")[2])[0] for chip in chips]
    assert {(view.kind, view.q) for view in views} == {("flagged", "株洲")}
    assert {view.flag for view in views} == {"", "source_unseen", "unit_restored", "conflict"}


def test_every_row_leads_somewhere(store):
    for kind in KINDS:
        answer = quality(store, CATALOGUE, QualityView(kind, lang="en"))
        for part in quality_body(answer):
            if isinstance(part, dag.AgGrid):
                assert all(row["href"].endswith("&lang=en") for row in part.rowData)


def test_numbers_sort_as_numbers_and_read_as_stated(store):
    row = quality_body(quality(store, CATALOGUE, QualityView("conflict")))[1].rowData[0]
    assert (row["chosen"], row["chosen_text"]) == (7.71, "7.71 张/千人")
    assert row["chosen_href"] != row["other_href"]


def test_nothing_to_list_is_good_news_and_nothing_found_is_not(store):
    good = printed(quality_body(quality(store, CATALOGUE, QualityView("unplaced"))))
    assert "每条数据都有年份和地区" in good
    lost = printed(quality_body(quality(store, CATALOGUE, QualityView("flagged", q="没有这个"))))
    assert "没有符合“没有这个”的条目" in lost


def test_a_cut_list_says_so(store):
    body = quality_body(quality(store, CATALOGUE, QualityView("flagged"), limit=1))
    assert "共 3 行，列出前 1 行" in printed(body[0])


def test_every_flag_is_explained():
    flags = {key.removeprefix("flag.") for key in keys() if key.startswith("flag.")}
    assert {f"quality.flag.{flag}" for flag in flags} <= keys()


def test_ids_are_quoted_in_addresses():
    from compare.listing import Link

    assert href(Link("doc", "a b&c.md"), "zh") == "/evidence?doc=a%20b%26c.md"
