"""Resolution: the year, the status and the region of a reading, from the sentence, its scope and the document."""

from etl.resolve.planned import Surroundings
from etl.resolve.status import is_supposed, status_of
from etl.resolve.when import UNDATED, When, when
from etl.resolve.where import Where, where

__all__ = ["UNDATED", "Surroundings", "When", "Where", "is_supposed", "status_of", "when", "where"]
