"""Workbooks: :mod:`workbook` puts the sheets of answers together, facts and notes behind them.

A module a tab writes its table and its charts (:mod:`sheet`).
"""
