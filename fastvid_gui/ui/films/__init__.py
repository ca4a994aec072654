"""The list of films: opens them, says what is wrong with one, and which one is shown."""
