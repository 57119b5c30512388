"""Checks on facts: what cannot be (:mod:`plausibility`), and which of several stands (:mod:`headline`)."""
