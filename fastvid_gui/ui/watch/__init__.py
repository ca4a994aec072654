"""The watched folder: films that arrive there are painted in a saved look, while the window is open or hidden."""
