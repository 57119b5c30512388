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

from tests.browser.waits import LIMIT, count_requests, still
from tests.paths import ROOT

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


WINDOW = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True}
PLACE = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}  # whatever this machine has
STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"  # what a site keeps; caches of files stay


def _free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait(address, process):
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=LIMIT):
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not answer within {LIMIT:.0f} seconds")


@pytest.fixture(scope="session")
def database_url(tmp_path_factory):
    """Where the server keeps boards."""
    return f"sqlite:///{tmp_path_factory.mktemp('boards') / 'boards.sqlite'}"


@pytest.fixture(scope="session")
def address(snapshot_folder, database_url):
    port = _free_port()
    settings = {
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "WORKERS": "1",
        "DATA_DIR": str(snapshot_folder),
        "DATABASE_URL": database_url,
    }
    command = [sys.executable, "-m", "gunicorn", "app:server"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(LIMIT)


@pytest.fixture(scope="session")
def visitor(tmp_path_factory):
    """A browser with a profile on disk: what it compiled of the dashboard's scripts serves every later page."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="install playwright to run the browser tests")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium found: install one, for example with `make browser`")
    sync_api.expect.set_options(timeout=LIMIT * 1000)
    with sync_api.sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=path, args=ARGUMENTS, **WINDOW, **PLACE
        )
        context.set_default_timeout(LIMIT * 1000)
        yield context
        context.close()


@pytest.fixture(scope="session")
def forget(visitor, address):
    """Make the visitor a new one: nothing stored, nothing allowed, no page open."""
    blank = visitor.pages[0]
    protocol = visitor.new_cdp_session(blank)

    def clean():
        for page in visitor.pages:
            if page is not blank:
                page.close()
        visitor.clear_permissions()
        protocol.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": STORED})

    return clean


@pytest.fixture
def open_page(visitor, address, forget):
    """Open addresses, the first as the visitor, each further one in a browser of its own.

    At the end nothing may have gone wrong or left this host.
    """
    others, complaints = [], []

    def watch(page):
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: _check_host(asked.url))
        count_requests(page)

    def _check_host(url):
        if not url.startswith((address, "data:", "blob:")):
            complaints.append(f"request to another host: {url}")

    def context():
        if len(visitor.pages) == 1:  # the blank one
            return visitor
        others.append(visitor.browser.new_context(**WINDOW, **PLACE))
        others[-1].set_default_timeout(LIMIT * 1000)
        return others[-1]

    def visit(path, width=1440, height=900, scheme="light"):
        page = context().new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        watch(page)
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield visit
    for other in others:
        other.close()
    forget()
    assert complaints == []


@pytest.fixture
def shoot():
    """Keep a picture of the screen for people to judge."""
    SHOTS.mkdir(exist_ok=True)

    def take(page, name):
        still(page)
        page.screenshot(path=SHOTS / f"{name}.png")

    return take
