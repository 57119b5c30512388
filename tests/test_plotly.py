"""The plotly.js that is sent instead of Dash's own."""

import re

import brotli
import pytest
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from app import create_app
from serving.files import PLOTLY, PLOTLY_ADDRESS
from settings import Settings
from tests.paths import ROOT

SMALL = PLOTLY.read_text(encoding="utf-8")


def traces(script):
    return set(re.findall(r'moduleType:"trace",name:"(\w+)"', script))


def test_it_is_the_version_that_dash_brings():
    assert f"v{get_plotlyjs_version()}\n" in SMALL[:200]


def test_every_kind_of_trace_that_is_drawn_is_in_it():
    """Kinds are written out once, in layouts/charts/figure.py; nothing else in layouts may name one."""
    every = traces(get_plotlyjs())
    named = {
        path.name: {kind for kind in re.findall(r'"type": "(\w+)"', path.read_text(encoding="utf-8")) if kind in every}
        for path in (ROOT / "layouts").rglob("*.py")
    }
    assert {name: kinds for name, kinds in named.items() if kinds} == {"figure.py": {"bar", "scatter"}}
    assert named["figure.py"] <= traces(SMALL)


@pytest.mark.parametrize("encoding", ["br", ""])
def test_it_is_sent_where_dash_looks_for_plotly(tmp_path, encoding):
    client = create_app(Settings(data_dir=tmp_path)).server.test_client()
    answer = client.get(PLOTLY_ADDRESS, headers={"Accept-Encoding": encoding}, buffered=True)
    sent = brotli.decompress(answer.data) if encoding else answer.data
    assert sent.decode() == SMALL
    again = client.get(PLOTLY_ADDRESS, headers={"If-None-Match": answer.headers["ETag"]}, buffered=True)
    assert again.status_code == 304
