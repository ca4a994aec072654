"""A computer that paints for anyone who renders with its cluster."""
