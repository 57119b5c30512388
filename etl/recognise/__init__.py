"""Recognisers: pure functions from text to mentions. One module a kind of mention; none knows another's results."""
