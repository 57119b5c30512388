"""A real snapshot of the project's own data for tests that drive the application."""

import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT


def build(out: Path) -> Path:
    """Run the pipeline over data/ into ``out`` and return it; a failing run fails the test with its own words."""
    command = [sys.executable, "-m", "etl", "run", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out
