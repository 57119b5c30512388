"""Why an export was not made: each reason with its wording in the message catalogue."""

from __future__ import annotations

from etl.model.problems import RefusedError


class ExportError(RefusedError):
    """An export was not made."""

    reasons = "export.error"
