"""Quantities: numbers with their unit, qualifier and kind, found by pattern on the text.

A numeral (:mod:`etl.model.numerals`) that is no date, contact or list number (:mod:`not_values`), with the
measure word behind it (:mod:`measure_words`), becomes a :class:`quantity.Quantity` (:mod:`find`).
"""
