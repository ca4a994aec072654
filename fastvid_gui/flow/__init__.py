"""Motion between two frames, how far to trust it, and warping along it."""
