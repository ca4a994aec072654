"""Every sentence that FastVid says to people, with a code, by subject: the English ones, as a terminal shows them.

`sentence.py` defines what a sentence is. Each other file is an enum: its members are the codes, their values the
templates with {names} for what differs. The window has words of its own for every code, in `ui/sentences`.
"""
