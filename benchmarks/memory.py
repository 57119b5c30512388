"""The memory of this process, as the system counts it."""

from __future__ import annotations

from pathlib import Path


def peak() -> float:
    """Return the most resident memory this process has had, in MB (getrusage would count the parent's too)."""
    return _megabytes("VmHWM:")


def resident() -> float:
    """Return the resident memory of this process now, in MB."""
    return _megabytes("VmRSS:")


def _megabytes(field: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(field)[2].split()[0]) / 1024
