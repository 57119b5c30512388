"""Checks of an office file (a zip) before any library unpacks it."""

from __future__ import annotations

import io
import zipfile

from etl.readers.bytes.source import Source, megabytes

MAX_UNPACKED_BYTES = 200_000_000
MAX_RATIO = 200


def check_archive(source: Source) -> None:
    """Refuse an archive that is broken, locked, or unpacks to far more than it holds.

    The declared sizes can be trusted as a bound: the standard library stops reading a member at its declared size.

    Raises:
        UnreadableError: ``corrupt_file``, ``encrypted_file`` or ``archive_too_large`` (``size``, ``limit`` in MB).
    """
    with source.corrupt_unless_parsed(), zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise source.refuse("encrypted_file")
    unpacked = sum(member.file_size for member in members)
    packed = max(len(source.data), 1)
    if unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_RATIO * packed:
        raise source.refuse(
            "archive_too_large", size=megabytes(unpacked), limit=megabytes(min(MAX_UNPACKED_BYTES, MAX_RATIO * packed))
        )
