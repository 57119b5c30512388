"""Tables of every format: :mod:`merged` cells laid out, :mod:`rows` to pieces of a document, what :mod:`cells` hold."""
