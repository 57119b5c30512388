"""A build, file by file: :mod:`inputs` are found, :mod:`one_file` is read to its facts, in parallel by :mod:`workers`,
and kept in the :mod:`cache` for the next build.
"""
