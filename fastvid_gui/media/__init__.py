"""Video files in and out. PyAV lives here, and nowhere else."""
