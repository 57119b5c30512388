"""Workbooks: :mod:`workbook` puts the sheets together; a module a tab writes its table, :mod:`charts` its chart."""
