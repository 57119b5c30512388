"""Reports in, tidy table out. Nothing in this package knows of the dashboard."""
