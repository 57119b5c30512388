"""Resolution: the year, the status and the region of a reading, from the sentence, its scope and the document."""

from etl.link.resolve.period import UNDATED, When, when
from etl.link.resolve.planned import Surroundings
from etl.link.resolve.region import Where, where
from etl.link.resolve.status import is_supposed, status_of

__all__ = ["UNDATED", "Surroundings", "When", "Where", "is_supposed", "status_of", "when", "where"]
