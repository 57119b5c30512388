"""Plain text: CSV of facts and of lists, and what goes onto the clipboard."""
