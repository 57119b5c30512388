"""The catalogue as screens show it: the list of indicators, and one of them."""
