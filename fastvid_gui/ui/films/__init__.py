"""The list of films: opening them, what is wrong with one, which is shown."""
