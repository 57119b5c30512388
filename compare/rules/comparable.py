"""Which values may be set beside the nation's: a rate may, a total may not, as it grows with the population."""

from __future__ import annotations

from etl.model.catalogue import Indicator


def total(indicator: Indicator) -> bool:
    """Tell whether values of an indicator are totals of a region, which a larger region has more of."""
    return indicator.nature != "ratio"
