"""A server of its own for a test: a free port, and waiting for its first answer."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120  # seconds; a busy machine is slow, and only a failing test waits so long


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Run a server in ``folder`` and yield its address once it answers; stop it at the end."""
    port = free_port()
    settings = {**environment, "HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"}
    with (folder / "server.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=log, stderr=log)
        try:
            _wait(address := f"http://127.0.0.1:{port}", process, folder / "server.log")
            yield address
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    ending = time.monotonic() + PATIENCE
    while time.monotonic() < ending:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except urllib.error.URLError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"no answer within {PATIENCE} seconds: {log.read_text(encoding='utf-8')}")


def health(address: str) -> dict[str, str]:
    """Return what ``/healthz`` says."""
    with urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE) as answer:
        said: dict[str, str] = json.load(answer)
        return said
