"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """A name, a value and its unit; ``aim`` is what the design asks for, empty where it asks for nothing."""

    name: str
    value: float
    unit: str
    aim: str = ""

    def line(self) -> str:
        """Return the figure as one line of the report."""
        return f"{self.name:<52}{self.value:>12,.2f} {self.unit:<6}{self.aim}".rstrip()
