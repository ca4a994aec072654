"""What nodes say to each other, and its bounds: messages, their bytes, large data in parts."""
