"""Slides: how each kind of answer stands on native, editable slides."""
