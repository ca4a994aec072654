"""Who paints what and when: decisions only, without sockets, clocks, or files."""
