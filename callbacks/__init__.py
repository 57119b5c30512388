"""Wiring: from the address to an answer to the screen."""
