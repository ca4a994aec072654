"""How nodes find each other on the LAN, and why one is not found."""
