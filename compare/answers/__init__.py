"""The answers: what a screen, a workbook and a slide all show.

An answer is a pure function of (facts, catalogue, view); names and sentences in it are in the view's language. Whoever
draws an answer needs nothing else: every value comes as a :class:`compare.model.mark.Mark` that knows its fact, its
source and what is doubtful about it.

A query is read (:mod:`selection`), the question of its tab (:mod:`question`) is asked (:mod:`questions`), and the
module of the tab answers; :mod:`summary` tells an answer in sentences. :mod:`compare.model.tabs` lists the tabs.
"""
