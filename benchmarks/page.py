"""What a visit weighs and how long the first chart takes, in a real browser over the real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measurement import Measurement

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
SETTLED = 1  # seconds in which a browser that has just started, or opened or left a tab, finishes its own work
VISITS = ("first visit", "second visit", "later visits")
AIMS = (("< 2.2 MB", "< 2.5 s"), ("< 100 KB", "< 1 s"), ("< 100 KB", "< 1 s"))


@dataclass(frozen=True, slots=True)
class Visit:
    """Megabytes received, headers included, seconds until the chart was drawn, and those the page's thread worked."""

    size: float
    taken: float
    worked: float


def measure(out: Path) -> Iterator[Measurement]:
    """Yield megabytes over the wire and seconds to the first chart, beside those of a bare page (benchmarks/bare.py).

    Every round is a browser profile on disk of its own, as an analyst has one, and takes both pages through the same
    visits. Chromium keeps the compiled scripts of a profile at the second visit and uses them from the third on. Yields
    nothing but a remark where there is no Chromium.
    """
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("page: no Chromium found, not measured (make browser installs it)", flush=True)
        return
    from playwright.sync_api import sync_playwright

    with _server(out, "app") as address, _server(out, "benchmarks.bare") as bare, sync_playwright() as playwright:
        pages: dict[str, list[list[Visit]]] = {address + SCREEN: [], bare: []}
        for _ in range(ROUNDS + 1):
            for url, rounds in pages.items():
                rounds.append(_visits(playwright.chromium, browser, url))
    # The first round warms the servers.
    ours, theirs = ([_typical(visits) for visits in zip(*rounds[1:], strict=True)] for rounds in pages.values())
    for name, visit, bare_visit, (size, taken) in zip(VISITS, ours, theirs, AIMS, strict=True):
        in_kilobytes = name != VISITS[0]
        value, unit = (visit.size * 1000, "KB") if in_kilobytes else (visit.size, "MB")
        yield Measurement(f"page, {name}: over the wire", value, unit, size)
        yield Measurement(f"page, {name}: to the first chart", visit.taken, "s", taken)
        yield Measurement(f"page, {name}: to the first chart, bare Dash", bare_visit.taken, "s")
        yield Measurement(f"page, {name}: ours / bare Dash", visit.taken / bare_visit.taken, "times")
        yield Measurement(f"page, {name}: work of the page's thread", visit.worked, "s")
        yield Measurement(f"page, {name}: work, bare Dash", bare_visit.worked, "s")


def _typical(visits: Sequence[Visit]) -> Visit:
    return Visit(*(median(getattr(visit, field.name) for visit in visits) for field in fields(Visit)))


def _visits(chromium: Any, browser: str, url: str) -> list[Visit]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = chromium.launch_persistent_context(
            profile, executable_path=browser, args=list(ARGUMENTS), viewport={"width": 1440, "height": 900}
        )
        try:
            time.sleep(SETTLED)
            return [_visit(context, url) for _ in VISITS]
        finally:
            context.close()


def _visit(context: Any, url: str) -> Visit:
    """Open a page in a tab of its own and leave it when it is quiet."""
    page = context.new_page()
    received: list[int] = []
    tools = context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    tools.send("Network.enable")
    tools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.wait_for_timeout(1000 * SETTLED)
    started = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(DRAWN)
    taken = time.perf_counter() - started
    metrics = {metric["name"]: metric["value"] for metric in tools.send("Performance.getMetrics")["metrics"]}
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000 * SETTLED)
    page.close()
    return Visit(sum(received) / 1e6, taken, metrics["TaskDuration"])


@contextmanager
def _server(out: Path, application: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "DATA_DIR": str(out), "WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "--log-level", "warning", f"{application}:server"]
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
