"""What a visit weighs and how long the first chart takes, in a real browser over the real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figure import Figure

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
SCREEN = "/compare?indicators=infant_mortality_rate"
DRAWN = ".js-plotly-plot .barlayer .point"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30  # seconds until a server that does not answer counts as broken


def measure(out: Path) -> Iterator[Figure]:
    """Yield megabytes over the wire and seconds to the first chart, for a first visit and for a repeat.

    Every first visit is a browser profile of its own; the repeat opens a new page in the same one. Yields nothing
    but a remark where there is no Chromium.
    """
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("page: no Chromium found, not measured (make browser installs it)", flush=True)
        return
    from playwright.sync_api import sync_playwright

    with _server(out) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
        visits = [_visits(chromium, address + SCREEN) for _ in range(ROUNDS + 1)][1:]  # the first warms the server
        chromium.close()
    first, repeat = zip(*visits, strict=True)
    yield Figure("page, first visit: over the wire", median(size for size, _ in first), "MB", "< 2.2 MB")
    yield Figure("page, first visit: to the first chart", median(taken for _, taken in first), "s", "< 2.5 s")
    yield Figure("page, repeat: over the wire", median(size for size, _ in repeat) * 1000, "KB", "< 100 KB")
    yield Figure("page, repeat: to the first chart", median(taken for _, taken in repeat), "s", "< 1 s")


def _visits(chromium: Any, url: str) -> tuple[tuple[float, float], tuple[float, float]]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    try:
        return _visit(context, url), _visit(context, url)
    finally:
        context.close()


def _visit(context: Any, url: str) -> tuple[float, float]:
    """Open a page; return megabytes received, headers included, and seconds until the chart is drawn."""
    page = context.new_page()
    received: list[int] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    started = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(DRAWN)
    taken = time.perf_counter() - started
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(received) / 1e6, taken


@contextmanager
def _server(out: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "DATA_DIR": str(out), "WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "--log-level", "warning", "app:server"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    ending = time.monotonic() + PATIENCE
    while time.monotonic() < ending:
        if process.poll() is not None:
            raise SystemExit("the server ended before it answered")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"the server did not answer within {PATIENCE} seconds")
