"""A build and the server where Python lacks the modules that only Unix has, as on Windows."""

import os
import subprocess
import sys

import pytest

from tests.paths import ROOT
from tests.support.running import health, serving

# Python loads a module of this name in every process that it starts.
SITECUSTOMIZE = """
import sys

MISSING = {"fcntl", "resource", "pwd", "grp", "termios", "gunicorn"}

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for name in MISSING:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Refusing())
"""


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(SITECUSTOMIZE)
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (tmp_path / "hook", ROOT))),
        "REPORTS_DIR": str(tmp_path / "reports"),
        "TABLES_DIR": str(tmp_path / "tables"),
        "DATA_DIR": str(tmp_path / "build"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'boards.sqlite'}",
    }


def test_a_build_and_the_server(tmp_path, environment):
    for name in ("reports", "tables"):
        (tmp_path / name).mkdir()
    report = "株洲市2023年卫生健康工作\n\n2023年，全市婴儿死亡率2.45‰。\n"
    (tmp_path / "reports" / "a.txt").write_text(report, encoding="utf-8")
    command = [sys.executable, "-m", "health_dashboard"]
    build = subprocess.run([*command, "build"], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert build.returncode == 0, build.stderr.decode()
    with serving([*command, "serve"], tmp_path, environment) as address:
        assert health(address)["status"] == "ok"
    log = (tmp_path / "server.log").read_text()
    assert "waitress" in log
    assert "gunicorn" not in log


def test_the_hook_takes_the_modules_away(environment):
    for name in ("fcntl", "resource", "pwd", "grp", "termios", "gunicorn"):
        done = subprocess.run(
            [sys.executable, "-c", f"import {name}"], env=environment, capture_output=True, check=False
        )
        assert b"ModuleNotFoundError" in done.stderr
