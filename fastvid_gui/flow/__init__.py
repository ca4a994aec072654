"""Motion between two frames, how far it can be trusted, and warping by it."""
