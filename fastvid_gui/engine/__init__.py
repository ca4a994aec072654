"""The engine as separate processes: the window asks, they answer. Both sides share only `messages/`."""
