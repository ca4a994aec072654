"""Who is let in: this node's key, the list of paired nodes, pairing."""
