"""What every export has: its context, answers as grids, the words of marks, and how files are saved."""
