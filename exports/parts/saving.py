"""Writing a file so that nobody ever finds half of it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from exports.parts.errors import ExportError

_FULL = (errno.ENOSPC, errno.EDQUOT)


def save(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Let ``write`` write a file beside ``path``, then rename it; what stood at ``path`` stays until then.

    Raises:
        ExportError: the disk is full, or the folder is missing or not writable; nothing is left behind.
    """
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        key = "full" if error.errno in _FULL else "unwritable"
        raise ExportError(key, file=str(path), reason=error.strerror or str(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
