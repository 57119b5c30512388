"""Documents as the evidence screen shows them: the list, and one with everything that was read in it."""
