import pytest

from callbacks.services import Services
from tests.support.snapshot_of_data import build


@pytest.fixture(scope="session")
def services(tmp_path_factory):
    return Services.of(build(tmp_path_factory.mktemp("build")))
