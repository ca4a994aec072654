"""The node whose film it is: gives out ranges, gathers what comes back. Knows nothing of the helper's room."""
