"""The structure of plain text: :mod:`lines` to :mod:`blocks`, by :mod:`titles`, :mod:`headings`, :mod:`metadata` and
tables, which are :mod:`ruled` by marks or :mod:`aligned` by spaces. :mod:`prose` is the way from bytes to a document.
"""
