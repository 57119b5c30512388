"""Linking: from the mentions of a sentence to readings.

The sentence is read from left to right, one list of numbers after the other, by ordered, named rules
(:mod:`etl.link.rules`) over a frozen state (:mod:`etl.link.state`); only the loop (:mod:`etl.link.sentence`) puts their
decisions into force. Year, region and status are resolved afterwards (:mod:`etl.link.resolve`).
"""

from etl.link.sentence import link

__all__ = ["link"]
