"""Where things are, for tests that read files of the project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ORIGINALS = Path(os.environ.get("ORIGINALS", ROOT.parent / "shared" / "seeds"))
"""The published reports that ``data/reports`` digests.

They are no part of the project: tests that hold something against them are skipped where the folder does not exist.
"""
