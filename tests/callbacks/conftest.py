import pytest

from callbacks.services import Services


@pytest.fixture(scope="session")
def services(snapshot_folder):
    return Services.of(snapshot_folder)
