import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from workspace.boards.store import Boards


def _programs():
    """Return the folder of PostgreSQL's programs; Debian keeps them off the path."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Path(on_path).parent if on_path else found[-1].parent if found else None


def _account():
    """Return who may run the server: it refuses to run as root, for whom Debian's own account stands in."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="session")
def postgresql():
    """A server of its own on a free port, in a folder of its own; yields the URL of an empty database."""
    programs, account = _programs(), _account()
    if programs is None or account is None:
        pytest.skip("no PostgreSQL server found: install one, for example with `make database`")
    # Not pytest's own folder: the server's account could not reach into it.
    home = Path(tempfile.mkdtemp(prefix="boards-postgresql-"))
    os.chown(home, account.pw_uid, account.pw_gid)
    port, cluster = _port(), home / "data"

    def run(program, *arguments):
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        command = [str(programs / program), *arguments]
        plain = {**os.environ, "LC_ALL": "C"}  # it refuses a locale that this system does not have
        done = subprocess.run(
            command, cwd=home, env=plain, capture_output=True, text=True, check=False, timeout=600, **who
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run("initdb", "-D", str(cluster), "-U", "boards", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-D", str(cluster), "-w", "-l", str(home / "log"), "-o", options, "start")
    try:
        yield f"postgresql://boards@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", str(cluster), "-m", "immediate", "stop")
        shutil.rmtree(home)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'boards.sqlite'}"
    address = request.getfixturevalue("postgresql")
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address


@pytest.fixture
def open_boards():
    """Open boards by their URL; those of a test are closed at its end."""
    with ExitStack() as opened:
        yield lambda url: opened.enter_context(closing(Boards(url)))


@pytest.fixture
def boards(url, open_boards):
    return open_boards(url)
