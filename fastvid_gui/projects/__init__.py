"""What people decide about films, kept between runs and carried to other computers; no Qt, no decoder."""
