"""A computer that paints for whoever renders with its cluster."""
