"""What runs the network: one file for each compute library."""
