"""Extraction: :mod:`document` reads a document to its facts, :mod:`unread` accounts for every other number.

The second works with what the first hands over (:class:`document.Extraction`): nothing is recognised twice.
"""
