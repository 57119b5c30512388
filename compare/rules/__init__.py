"""The rules of comparison, each in one place: which year, which peers, what may be compared, what must be said."""
