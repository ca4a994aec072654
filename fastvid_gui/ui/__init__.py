"""The window. The only folder that knows Qt; it asks the engine process for everything that takes time."""
