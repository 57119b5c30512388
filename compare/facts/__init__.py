"""The facts in memory: the :mod:`store` over a snapshot, sorted into :mod:`cells`, made into :mod:`marks`."""
