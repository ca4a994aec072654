"""The engine as a process of its own: the window asks, it answers. `messages.py` is all that both sides know."""
