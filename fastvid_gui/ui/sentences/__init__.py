"""The window's words for what FastVid says, in the user's language: `said.py` puts them to use.

Each other file has words for the window alone, where those for a terminal don't fit. All other sentences are translated
as they are.
"""
