"""What holds for every test."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.once import made_once
from tests.support.snapshot_of_data import build

# Speed is measured by the benchmarks; a busy machine must not fail a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def snapshot_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The snapshots of data/, built once in a run; to be read only."""
    return made_once(tmp_path_factory, "snapshot-of-data", build)
