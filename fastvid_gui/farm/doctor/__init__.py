"""The doctor: why the farm does not work, step by step; start at `examine.py`."""
