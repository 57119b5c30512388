"""The bundled presentation template and what makes it."""
