from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.answers.evidence import evidence, highlight
from tests.support.comparison_samples import CATALOGUE, beds, fact, table

TEXT = "去年情况。每千人口床位7.71张，比上年多。"
STATED = fact("株洲市", "2023", 7.71, start=11, end=15, quote="每千人口床位7.71张，比上年多。")
FACTS = table(
    STATED,
    fact("株洲市", "2023", 7.6, doc="b.md", source_date="2023-06-01", source_title="旧公报"),
    fact("株洲市", "2022", 7.5),
    fact("株洲市", "2023", 9, status="target"),
    fact("全国", "2023", 7.23),
)
ID = FACTS.loc[FACTS["value"] == 7.71, "fact_id"].item()
OTHER = FACTS.loc[FACTS["value"] == 7.6, "fact_id"].item()


def test_the_number_is_highlighted_in_its_sentence():
    found = evidence(FACTS, CATALOGUE, beds(), ID, {"text": TEXT, "title": "标题"})
    assert found.highlight is not None
    assert found.quote[slice(*found.highlight)] == "7.71"


def test_other_facts_of_the_cell_and_why_this_one():
    found = evidence(FACTS, CATALOGUE, beds(), ID)
    assert [mark.value for mark in found.others] == [7.6]
    assert found.chosen.key == "chosen.finer"
    assert found.chosen.text()


def test_a_fact_that_is_not_shown_names_the_one_that_is():
    found = evidence(FACTS, CATALOGUE, beds(), OTHER)
    assert (found.chosen.key, found.chosen.params) == ("chosen.other", {"source": "公报"})


def test_history_and_standing():
    found = evidence(FACTS, CATALOGUE, beds(), ID)
    assert [(mark.year, mark.value) for mark in found.history] == [(2022, 7.5), (2023, 7.71)]
    assert (found.mark.nation, found.mark.difference, found.mark.standing) == (7.23, 0.48, "better")


def test_the_publication_cited_goes_before_the_document():
    found = evidence(FACTS, CATALOGUE, beds(), OTHER, {"text": "", "title": "文件", "publisher": "委", "url": "u"})
    assert (found.document_title, found.publisher, found.published) == ("旧公报", "委", "2023-06-01")


def test_conflict_is_a_caveat():
    assert "caveat.conflict" in {caveat.key for caveat in evidence(FACTS, CATALOGUE, beds(), ID).caveats}


UNSURE = [
    ({"year": None, "period": ""}, "chosen.no_year", (None, 7.71)),
    ({"value": None}, "chosen.no_value", (2023, None)),
    ({"region": "", "region_code": ""}, "chosen.no_region", (2023, 7.71)),
    ({"indicator": "", "name": "援助床位"}, "chosen.tail", (2023, 7.71)),
]


@pytest.mark.parametrize(("change", "chosen", "expected"), UNSURE)
def test_a_fact_that_no_table_can_show_still_has_its_evidence(change, chosen, expected):
    facts = table(replace(STATED, **change), fact("株洲市", "2023", 7.6), fact("全国", "2023", 7.23))
    id = facts.loc[facts["quote"] == STATED.quote, "fact_id"].item()
    found = evidence(facts, CATALOGUE, beds(), id, {"text": TEXT})
    assert (found.year, found.value) == expected
    assert found.chosen.key == chosen
    assert found.chosen.text()
    assert found.quote[slice(*found.highlight)] == "7.71"


def test_a_fact_without_a_value_leads_to_those_of_its_cell():
    facts = table(replace(STATED, value=None), fact("株洲市", "2023", 7.6), fact("株洲市", "2022", 7.5))
    id = facts.loc[facts["quote"] == STATED.quote, "fact_id"].item()
    found = evidence(facts, CATALOGUE, beds(), id)
    assert [mark.value for mark in found.others] == [7.6]
    assert [mark.year for mark in found.history] == [2022, 2023]


def test_an_unknown_fact_is_refused():
    with pytest.raises(KeyError):
        evidence(FACTS, CATALOGUE, beds(), "000000000000")


@given(st.text("7.1张年", min_size=1, max_size=30), st.data())
def test_what_is_highlighted_is_the_number(text: str, data: st.DataObject):
    low, start, end, high = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    found = highlight(text[low:high], start, end, text)
    assert found is None or text[low:high][slice(*found)] == text[start:end]


def test_a_quote_repeated_in_the_text_is_the_one_around_the_number():
    assert highlight("有7张", 5, 6, "有7张。有7张。") == (1, 2)


def test_a_tidied_quote_still_shows_the_number():
    assert highlight("床位 7.71 张", 4, 8, "床位\n 7.71\n张") == (3, 7)
