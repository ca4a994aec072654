"""The node that paints for others. Knows nothing of the maker's room."""
