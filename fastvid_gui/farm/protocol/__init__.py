"""What is said between nodes, and its bounds: messages, their bytes, large data in parts."""
