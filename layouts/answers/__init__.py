"""How each kind of answer is drawn: a module a tab, registered in :mod:`drawings`, inside an :mod:`answer`."""
