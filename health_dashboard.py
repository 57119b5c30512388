"""``health-dashboard``: the project's command lines under one name; ``python -m health_dashboard`` is the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

Words = list[str]


def _build(words: Words) -> int:
    from etl.__main__ import main
    from settings import Settings

    settings = Settings()
    folders = {"--reports": settings.reports_dir, "--tables": settings.tables_dir, "--out": settings.data_dir}
    # What is told on the command line comes later and wins.
    return main(["run", *(word for option, folder in folders.items() for word in (option, str(folder))), *words])


def _etl(command: str) -> Callable[[Words], int]:
    def run(words: Words) -> int:
        from etl.__main__ import main

        return main([command, *words])

    return run


def _export(words: Words) -> int:
    from exports.__main__ import main

    return main(words)


def _migrate(words: Words) -> int:
    argparse.ArgumentParser(prog="health-dashboard migrate", description=COMMANDS["migrate"][1]).parse_args(words)
    from workspace.__main__ import main

    return main()


def _serve(words: Words) -> int:
    parser = argparse.ArgumentParser(prog="health-dashboard serve", description=COMMANDS["serve"][1])
    parser.add_argument(
        "--server", choices=("gunicorn", "waitress"), help="default: gunicorn where it runs, waitress elsewhere"
    )
    chosen = parser.parse_args(words).server
    from app import server
    from serving import server as servers
    from settings import Settings

    if chosen == "gunicorn" or (chosen is None and servers.has_gunicorn()):
        servers.run_gunicorn(server)
    else:
        servers.run_waitress(server, Settings())
    return 0


COMMANDS: dict[str, tuple[Callable[[Words], int], str]] = {
    "serve": (_serve, "serve the dashboard on HOST:PORT (docs/settings.md lists the settings)"),
    "build": (_build, "read REPORTS_DIR and TABLES_DIR, publish a snapshot in DATA_DIR (python -m etl run)"),
    "extract": (_etl("extract"), "print the facts of files (python -m etl extract)"),
    "text": (_etl("text"), "print a file's text as the positions of its facts count it (python -m etl text)"),
    "explain": (_etl("explain"), "print how each number of a file was read, or why not (python -m etl explain)"),
    "export": (_export, "write a workbook, deck or csv (python -m exports)"),
    "migrate": (_migrate, "bring the database of DATABASE_URL to today's tables (python -m workspace)"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 not done, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="health-dashboard",
        usage="health-dashboard COMMAND ...",
        description="\n".join(f"  {name:9}{what}" for name, (_, what) in COMMANDS.items()),
        epilog="health-dashboard COMMAND --help tells what a command takes.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=argparse.SUPPRESS)
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help=argparse.SUPPRESS)
    parsed = parser.parse_args(arguments)
    return COMMANDS[parsed.command][0](parsed.words)


if __name__ == "__main__":
    sys.exit(main())
