"""The styles panel: the gallery of the user's own frame in every style, the look, new styles."""
