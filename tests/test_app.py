import re
import subprocess
import sys

import brotli
import pytest

from app import create_app
from settings import Settings
from tests.paths import ROOT


@pytest.fixture(scope="module")
def client(snapshot_folder):
    return create_app(Settings(data_dir=snapshot_folder)).server.test_client()


def test_health_names_the_snapshot(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert len(answer.json["snapshot"]) == 12


def test_health_without_snapshot_says_what_to_do(tmp_path):
    answer = create_app(Settings(data_dir=tmp_path)).server.test_client().get("/healthz")
    assert answer.status_code == 503
    assert "python -m etl run" in answer.json["reason"]


def test_the_page_names_no_other_host(client):
    page = client.get("/compare").text
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)


def test_the_policy_allows_no_other_host_and_no_inline_script(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "http" not in policy
    assert "unsafe" not in script


def test_scripts_are_compressed_and_kept_for_a_year(client):
    path = re.search(r'src="(/assets/address\.js\?m=[^"]+)"', client.get("/").text).group(1)
    answer = client.get(path, headers={"Accept-Encoding": "br"}, buffered=True)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert b"toControls" in brotli.decompress(answer.data)
    assert b"toControls" in client.get(path, buffered=True).data


def test_a_compressed_script_is_the_same_at_the_second_request(client):
    path = re.search(r'src="(/_dash-component-suites/[^"]+)"', client.get("/").text).group(1)
    first, second = (client.get(path, headers={"Accept-Encoding": "br"}, buffered=True) for _ in range(2))
    assert first.data == second.data
    assert brotli.decompress(first.data) == client.get(path, buffered=True).data


def test_a_start_does_not_load_the_database():
    """What only boards need is loaded at the first board; every start would wait for it."""
    looked = "import sys, app; print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", looked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
