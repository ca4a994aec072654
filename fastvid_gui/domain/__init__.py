"""Plain values and the rules on them. Standard library only: no pictures, no files, no sockets."""
