"""From answers to files that an analyst takes along."""
