"""Slides: how each kind of answer stands on native, editable slides.

:mod:`views` are asked for their answers, a module a tab plans its slides (:mod:`slides`), :mod:`deck` writes them.
"""
