import json
from dataclasses import replace

import pytest
from plotly.io.json import to_json_plotly

from callbacks.document import document_content
from callbacks.routing import screen_content
from callbacks.services import Services
from compare.documents.document import document
from compare.documents.view import from_query
from etl.snapshot import publish, table
from layouts.screens.document_data import document_data

REPORT = "xiangtan-2019.md"


def opened(query, services):
    return document_content(*from_query(query), services)


def printed(shown):
    return json.dumps(json.loads(to_json_plotly(shown)), ensure_ascii=False)


@pytest.fixture(scope="module")
def fact(services):
    return services.store.facts_of(REPORT)["fact_id"].iloc[3]


def test_a_fact_alone_names_its_document(services, fact):
    found = opened(f"?fact={fact}", services)
    assert found["doc"] == REPORT
    assert fact in [one["id"] for one in found["facts"]]
    assert found["notice"] == ""


def test_every_fact_of_the_data_stands_in_its_document_at_its_number(services):
    for doc in services.store.snapshot.documents(["doc"])["doc"]:
        found, text = opened(f"?doc={doc}", services), services.store.transcript(doc).document.text
        runs = [run for _, _, content in found["parts"] for run in _runs(content) if not isinstance(run, str)]
        facts = services.store.facts_of(doc)
        held = {at: run[0] for run in runs if isinstance(run[1], list) for at in run[1]}
        assert sorted(held) == list(range(len(facts)))
        for at, (start, end) in enumerate(zip(facts["start"], facts["end"], strict=True)):
            assert text[start:end] in held[at]
        assert {run[1] for run in runs if isinstance(run[1], int)} <= set(range(len(found["unread"])))


def _runs(content):
    for item in content:
        if isinstance(item, list) and item and isinstance(item[0], list):
            for cell in item:
                yield from cell
        elif not (isinstance(item, list) and not item):
            yield item


def test_a_bare_address_opens_the_first_document(services):
    assert opened("", services)["doc"] == "songyuan-2024.md"


def test_bad_settings_are_reported(services):
    found = opened(f"?doc={REPORT}&status=planned&fact=zz", services)
    assert "status" in found["notice"]
    assert "fact" in found["notice"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("doc=gone.md", "没有这份文件"),
        ("doc=gone.md&fact=000000000000", "没有这份文件"),
        ("fact=000000000000", "没有这条数据"),
    ],
)
def test_a_missing_document_or_fact_is_shown_politely(services, query, expected):
    found = opened(query, services)
    assert found["state"][0] == expected
    assert found["state"][1]


def test_a_fact_that_moved_opens_where_it_is_now(services, fact):
    for doc, expected in (("gone.md", "gone.md"), ("songyuan-2024.md", "不在所指的文件里")):
        found = opened(f"doc={doc}&fact={fact}", services)
        assert found["doc"] == REPORT
        assert expected in found["notice"]


def test_a_fact_that_is_gone_leaves_its_document_open(services):
    found = opened(f"doc={REPORT}&fact=000000000000", services)
    assert found["doc"] == REPORT
    assert "000000000000" in found["notice"]


def test_a_document_without_text_still_lists_its_facts(services, tmp_path):
    publish.publish(services.store.snapshot.facts(), [], {}, tmp_path)
    empty = Services.of(tmp_path)
    found = opened(f"doc={REPORT}", empty)
    assert len(found["facts"]) == len(services.store.facts_of(REPORT))
    assert "没有保存这份文件的全文" in found["lost"]


def test_no_documents_say_what_to_run(tmp_path):
    publish.publish(table.build([]), [], {}, tmp_path)
    assert "python -m etl run" in printed(screen_content("/evidence", "zh", "", Services.of(tmp_path)))


def test_no_snapshot_says_what_to_run(tmp_path):
    assert "python -m etl run" in printed(screen_content("/evidence", "zh", "", Services.of(tmp_path)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_screen_lists_every_document(services, language):
    shown = printed(screen_content("/evidence", language, f"?lang={language}", services))
    for doc in services.store.snapshot.documents(["doc"])["doc"]:
        assert f'"data-doc": "{doc}"' in shown


def test_indicators_of_the_document_are_offered_with_their_number(services):
    found = opened(f"doc={REPORT}", services)
    counts = [int(option["note"]) for group in found["indicators"] for option in group["items"]]
    assert sum(counts) == len(found["facts"])
    assert found["indicators"][-1]["items"][-1]["value"] == "tail"
    assert {fact["indicator"] for fact in found["facts"]} == {
        option["value"] for group in found["indicators"] for option in group["items"]
    }


def test_every_code_has_its_wording(services):
    found = opened("doc=official_figures.csv", services)
    assert {flag for fact in found["facts"] for flag in fact["flags"]} == set(found["words"]["flags"])
    assert {fact["rule"] for fact in found["facts"]} <= set(found["words"]["rules"])
    assert {reason for _, reason in found["unread"]} == set(found["words"]["reasons"])


def test_only_web_addresses_are_links(services):
    answer = document(services.store.transcript(REPORT), services.store.facts_of(REPORT), services.catalogue, "zh")
    for url, kept in (("javascript:alert(1)", ""), ("http://[x", ""), ("https://a.example/b", "https://a.example/b")):
        assert document_data(replace(answer, url=url), services.catalogue, "zh")["url"] == kept
