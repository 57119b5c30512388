"""Frames: what holds at a place of a report.

The document is cut into segments (:mod:`segments`); what it says of itself is read (:mod:`report`, with :mod:`home` for
whose report it is); then every sentence gets what it inherits from where it stands (:mod:`scope`)."""
