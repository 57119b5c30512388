"""From facts to what is published.

:mod:`table` makes rows of facts (each once, by :mod:`identity`) in the :mod:`schema`, :mod:`overviews` counts them by
document, and :mod:`publish` writes both as an immutable snapshot (:mod:`parquet`) and reads the current one.
"""
