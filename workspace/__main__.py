"""``python -m workspace``: bring the boards' database to today's tables."""

from __future__ import annotations

import sys

from compare.model.board_errors import Unavailable
from settings import Settings
from workspace.boards.store import Boards


def main() -> int:
    """Migrate the database of ``DATABASE_URL``; return 0, or 1 with the reason on standard error."""
    try:
        Boards(Settings().database_url).prepare()
    except Unavailable as error:
        print(error.text("zh"), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
