"""What ``python -m etl`` prints: a run's :mod:`summary`, its :mod:`progress`, a :mod:`listing`, :mod:`explain`."""
