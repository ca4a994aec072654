"""Whoever renders a film with a cluster."""
