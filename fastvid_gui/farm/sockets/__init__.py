"""Encrypted connections between paired nodes, addresses and interfaces."""
