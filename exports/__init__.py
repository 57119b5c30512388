"""From answers to files that an analyst takes along; :mod:`formats` lists the kinds of file."""
