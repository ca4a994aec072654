"""What the panels share: film, queue, helping, the engine's answers. No widgets."""
