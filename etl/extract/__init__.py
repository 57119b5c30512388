"""Extraction: :mod:`document` reads a document to its facts, :mod:`unread` accounts for every other number."""
