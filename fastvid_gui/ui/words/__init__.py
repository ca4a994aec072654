"""Sentences and quantities for people, in the window's language."""
