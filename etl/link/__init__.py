"""Linking: from the mentions of a sentence to readings.

The sentence is read from left to right, one list of numbers after the other (:mod:`etl.link.sentence`). Four mechanisms
do the work, each in one place: grouping and pairing of lists (:mod:`etl.link.align`), telling changes from levels
(:mod:`etl.link.changes`), finding the indicator (:mod:`etl.link.heads`, :mod:`etl.link.attach`) and completing names
that are shortened (:mod:`etl.link.short_names`). Year, region and status are resolved afterwards
(:mod:`etl.link.resolve`).
"""

from etl.link.sentence import link

__all__ = ["link"]
