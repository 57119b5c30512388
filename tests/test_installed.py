"""The dashboard as ``pip install .`` leaves it, started in a folder that is not the project's."""

import json
import os
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.support.running import health, serving

REPORT = "株洲市2023年卫生健康工作\n\n2023年，全市婴儿死亡率2.45‰，医疗卫生机构床位2.98万张。\n"


def run(*words: object, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    done = subprocess.run([*map(str, words)], cwd=cwd, env=env, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def environment():
    """Without what would lead back to the checkout."""
    left_out = {"PYTHONPATH", "DATA_DIR", "REPORTS_DIR", "TABLES_DIR", "DATABASE_URL"}
    return {name: value for name, value in os.environ.items() if name not in left_out}


@pytest.fixture(scope="module")
def programs(tmp_path_factory, environment):
    """The programs of a fresh environment that holds the wheel and borrows the packages of this one."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", home)
    run(sys.executable, "-m", "venv", "--without-pip", home / "venv")
    python = home / "venv" / "bin" / "python"
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", env=environment).strip())
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    (wheel,) = home.glob("*.whl")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return python.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory, programs, environment):
    """A folder with one report, after ``health-dashboard build``."""
    folder = tmp_path_factory.mktemp("work")
    for name in ("reports", "tables"):
        (folder / "data" / name).mkdir(parents=True)
    (folder / "data" / "reports" / "a.txt").write_text(REPORT, encoding="utf-8")
    run(programs / "health-dashboard", "build", cwd=folder, env=environment)
    return folder


def test_a_build_publishes_below_the_folder_it_is_started_in(built):
    state = json.loads((built / "data" / "build" / "current.json").read_text())
    assert (built / "data" / "build" / "snapshots" / state["snapshot"] / "facts.parquet").exists()


def test_code_and_catalogue_are_the_wheels_and_the_same_as_in_the_checkout(built, programs, environment):
    looked = "from etl.build import cache; print(cache.__file__, cache.code_digest(), cache.catalogue_digest())"
    file, *digests = run(programs / "python", "-c", looked, cwd=built, env=environment).split()
    assert Path(file).is_relative_to(programs.parent)
    assert digests == run(sys.executable, "-c", looked).split()[1:]


def test_extract_finds_its_catalogue_and_words(built, programs, environment):
    out = run(programs / "health-dashboard", "extract", "data/reports/a.txt", cwd=built, env=environment)
    facts = [json.loads(line) for line in out.splitlines()]
    assert [(fact["indicator"], fact["value"]) for fact in facts] == [
        ("infant_mortality_rate", 2.45),
        ("hospital_beds", 29800),
    ]


def test_export_writes_the_table_and_the_deck(built, programs, environment):
    view = ("--view", "indicators=infant_mortality_rate&year=2023")
    for form, file in (("csv", "a.csv"), ("deck", "a.pptx")):
        run(programs / "health-dashboard", "export", form, *view, "-o", file, cwd=built, env=environment)
    assert "2.45" in (built / "a.csv").read_text(encoding="utf-8-sig")
    assert (built / "a.pptx").read_bytes().startswith(b"PK")


def test_migrate_makes_the_boards_database(built, programs, environment):
    run(programs / "health-dashboard", "migrate", cwd=built, env=environment)
    assert (built / "data" / "boards.sqlite").exists()


def test_serve_answers_with_the_snapshot_and_its_own_files(built, programs, environment):
    with serving([str(programs / "health-dashboard"), "serve"], built, environment) as address:
        snapshot = json.loads((built / "data" / "build" / "current.json").read_text())["snapshot"]
        assert health(address)["snapshot"] == snapshot
        for file in ("/assets/style.css", "/_dash-component-suites/plotly/package_data/plotly.min.js"):
            assert urllib.request.urlopen(address + file).status == 200
