"""How each kind of answer is drawn: a module a tab (:mod:`drawing` says what it brings), inside an :mod:`answer`."""
