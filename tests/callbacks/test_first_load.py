import json

import pytest
from dash import dcc
from plotly.io.json import to_json_plotly

from app import create_app
from callbacks.first_load import first_page
from layouts import ids
from settings import Settings

ASKED = "http://host/compare?indicators=infant_mortality_rate&year=2023"


def parts(page):
    return {part.id: part for part in page._traverse() if getattr(part, "id", None)}


def test_compare_opens_with_its_chart_and_says_of_which_address(services):
    page = parts(first_page(ASKED + "&fact=abc&lang=en", "dark", services))
    assert isinstance(page[ids.CHART], dcc.Graph)
    assert page[ids.ROUTE].data == {"path": "/compare", "lang": "en"}
    assert page[ids.SELECTION].data == "?indicators=infant_mortality_rate&year=2023&lang=en"
    assert page[ids.SCHEME].data == "dark"
    assert "#e7ebef" in to_json_plotly(page[ids.CHART].figure)


@pytest.mark.parametrize(
    ("address", "scheme"),
    [("", "light"), ("http://host/", "light"), ("http://host/quality", "light"), (ASKED, ""), (ASKED, "<script>")],
)
def test_the_browser_asks_for_what_the_request_does_not_say(services, address, scheme):
    page = parts(first_page(address, scheme, services))
    assert ids.CHART not in page
    assert getattr(page[ids.SELECTION], "data", None) is None


def test_the_layout_is_of_the_page_that_asks_for_it(tmp_path):
    client = create_app(Settings(data_dir=tmp_path)).server.test_client()
    client.set_cookie("scheme", "light")
    answer = client.get("/_dash-layout", headers={"Referer": ASKED})
    assert "python -m etl run" in json.dumps(answer.json)
    assert "python -m etl run" not in client.get("/_dash-layout").text
