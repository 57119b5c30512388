"""What every export has: its context, notes, the words and colours of marks, and how files are saved."""
