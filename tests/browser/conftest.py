import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.support.snapshot_of_data import build

SHOTS = Path(__file__).parent / "screenshots"
ARGUMENTS = [
    f"--{name}"
    for name in (
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
    )
]


def _free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait(address, process):
    for _ in range(120):
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):
                return
        except urllib.error.URLError:
            time.sleep(0.25)
    raise AssertionError("the server did not answer within 30 seconds")


def _serve(data_dir):
    port = _free_port()
    settings = {
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "WORKERS": "1",
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": f"sqlite:///{data_dir / 'boards.sqlite'}",
    }
    command = [sys.executable, "-m", "gunicorn", "app:server"]
    return f"http://127.0.0.1:{port}", subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    url, process = _serve(build(tmp_path_factory.mktemp("build")))
    try:
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="install playwright to run the browser tests")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium found: install one, for example with `make browser`")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, address):
    """Open addresses in fresh contexts; at the end nothing may have gone wrong or left this host."""
    contexts, complaints = [], []

    def watch(page):
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: _check_host(asked.url))

    def _check_host(url):
        if not url.startswith((address, "data:", "blob:")):
            complaints.append(f"request to another host: {url}")

    def visit(path, width=1440, height=900, scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def shoot():
    """Keep a picture of the screen for people to judge."""
    SHOTS.mkdir(exist_ok=True)

    def take(page, name):
        page.wait_for_timeout(600)  # plotly's and the panel's transitions
        page.screenshot(path=SHOTS / f"{name}.png")

    return take
