"""How the dashboard is served: files compressed once and headers that keep the browser on this host (:mod:`files`)."""
