"""Regions of a film that are painted each in their own way: their file, their masks, and carrying a mask through."""
