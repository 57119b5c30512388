"""The command line: ``python -m exports deck | workbook | csv``, for files that are made without anybody at the screen.

Exit status: 0 the file was written, 2 it was not, and standard error says why.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from exports.commands import COMMANDS, error_text
from exports.parts.errors import ExportError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m exports", description="What the dashboard shows, as files.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    parsed = parser.parse_args(arguments)
    try:
        parsed.run(parsed)
    except ExportError as error:
        print(error_text(error, parsed.lang), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
