"""Preferences, shortcuts, credits and the report: everything behind the gear and the question mark."""
