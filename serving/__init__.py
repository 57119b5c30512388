"""How the dashboard is served.

:mod:`files` compresses scripts and styles once, :mod:`headers` keeps the browser on this host, :mod:`health` answers
whether there is data; :mod:`start` is what every server does first, :mod:`server` chooses between the two there are.
"""
