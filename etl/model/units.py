"""Units that have no measure word, as ``indicators.csv`` and the tidy table write them."""

from __future__ import annotations

PER_100K, PER_10K = "1/10万", "1/万"
PROPORTIONS = frozenset({"%", "‰", PER_100K})
SEX_RATIO = "女=100"
"""Men or boys for 100 women or girls."""
