"""What differs between systems: language, display, shortcuts, log, start with the computer."""
