import json
import re

import pytest
from plotly.io.json import to_json_plotly

from callbacks.lists import LISTS, parts
from callbacks.routing import screen_content
from callbacks.services import Services
from tests.paths import ROOT

SCRIPT = (ROOT / "assets" / "lists.js").read_text(encoding="utf-8")


def printed(shown):
    return json.dumps(json.loads(to_json_plotly(shown)), ensure_ascii=False)


def test_the_browser_knows_the_same_lists():
    assert set(LISTS) <= set(re.findall(r'"(/[a-z]+)"', SCRIPT[: SCRIPT.index(";", SCRIPT.index("PATHS"))]))


@pytest.mark.parametrize("path", LISTS)
def test_a_page_holds_the_parts_that_a_query_changes(services, path):
    whole = printed(screen_content(path, "zh", "?lang=zh", services))
    top, body = parts({"path": path, "search": "?lang=zh"}, services)
    assert printed(top)[1:-1] in whole
    assert printed(body)[1:-1] in whole


@pytest.mark.parametrize("path", LISTS)
def test_a_missing_snapshot_says_what_to_run(tmp_path, path):
    empty = Services.of(tmp_path)
    assert "python -m etl run" in printed(screen_content(path, "zh", "", empty))
    assert "python -m etl run" in printed(parts({"path": path, "search": ""}, empty)[1])


def test_the_download_holds_what_is_listed(services):
    listing, name, language = LISTS["/quality"].rows("?kind=flagged&flag=source_unseen&q=大连", services)
    shown = parts({"path": "/quality", "search": "?kind=flagged&flag=source_unseen&q=大连"}, services)[1]
    assert len(listing.rows) == listing.total > 0
    assert f"{listing.total} 行" in printed(shown[0])
    assert (name, language) == ("存疑标记", "zh")


def test_every_listed_fact_is_in_the_snapshot(services):
    listing, _, _ = LISTS["/quality"].rows("?kind=flagged", services)
    links = [row[0].link for row in listing.rows]
    assert all(services.store.location_of(link.id) is not None for link in links)
