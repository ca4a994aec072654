"""Preferences, shortcuts, credits and the report: what is behind the gear and the question mark."""
