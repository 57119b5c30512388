"""From a file's bytes to something readable: its :mod:`source`, what it is (:mod:`sniff`), whether it may be unpacked
(:mod:`archive`), and its text (:mod:`encoding`).
"""
