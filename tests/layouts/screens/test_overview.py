import json

import pytest

from compare.overview import overview
from layouts.answers.answer import DataVersion
from layouts.screens.overview import coverage_data, overview_screen, tone
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

FACTS = (
    fact("株洲市", "2022", 7.0),
    fact("株洲市", "2023", 7.7),
    fact("株洲市", "2023", 2.8, "infant_mortality_rate"),
    fact("湘潭市", "2023", 7.0),
    fact("全国", "2023", 7.2),
)


@pytest.fixture
def look(tmp_path):
    store = store_of(tmp_path, *FACTS)
    return lambda language="zh", category="": overview(store, CATALOGUE, language, category)


def test_the_table_is_sent_as_counts(look):
    sent = coverage_data(look(), "zh")
    assert sent["years"] == ["2023", "2022"]
    assert sent["rows"] == [["株洲市", "430200", [2, 1]], ["湘潭市", "430300", [1, 0]], ["全国", "100000", [1, 0]]]


def test_every_count_has_its_tone_and_words(look):
    assert coverage_data(look(), "zh")["cells"] == {
        1: [tone(1, 2), "{region} {year} 年：1 个指标"],
        2: [tone(2, 2), "{region} {year} 年：2 个指标"],
    }
    words = [words for _, words in coverage_data(look("en"), "en")["cells"].values()]
    assert words == ["{region} {year}: 1 indicator", "{region} {year}: 2 indicators"]


def test_a_cell_leads_to_the_profile_of_its_year(look):
    assert coverage_data(look(), "zh")["link"] == "/compare?year={year}&tab=profile&focus={code}"
    link = coverage_data(look("en", "资源"), "en")["link"]
    assert link == "/compare?year={year}&tab=profile&lang=en&category=%E8%B5%84%E6%BA%90&focus={code}"


def test_a_thousand_counts_are_no_thousand_components(look):
    few = list(overview_screen(look(), DataVersion("a", "2024-01-01T00:00:00"), "zh")[-1]._traverse())
    assert not any(type(part).__name__ in ("Td", "Tr") for part in few)
    json.dumps(coverage_data(look(), "zh"))


def test_a_category_without_whole_years_is_reported(tmp_path):
    store = store_of(tmp_path, fact("株洲市", "2025", 8.0, status="target"), fact("湘潭市", "2023-01/2023-10", 4.0))
    page = overview_screen(overview(store, CATALOGUE, "zh"), DataVersion("a", "2024-01-01T00:00:00"), "zh")
    assert "这一类没有全年数值。" in str(page[-1])


@pytest.mark.parametrize(("count", "most", "expected"), [(0, 9, 0), (1, 9, 1), (9, 9, 4), (5, 9, 2), (1, 1, 1)])
def test_tones_go_by_the_fullest_cell(count, most, expected):
    assert tone(count, most) == expected
