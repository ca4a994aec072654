"""Video files in and out: PyAV, and only PyAV, lives here."""
