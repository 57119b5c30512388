"""Measurements of speed, printed by ``python -m benchmarks``; README.md says what each figure means."""
