"""The computer that renders a film with a cluster."""
