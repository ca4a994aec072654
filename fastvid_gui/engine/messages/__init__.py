"""What the window and its engine process say to each other, by subject: typed values, msgpack on the wire.

The window sends a *request* under a number of its choice. The engine answers with any number of *news* about that
request, and finally with exactly one of `Finished`, `Failed` or `Stopped` (envelopes.py). `Stop` ends a request early.
All kinds of requests and news are listed in kinds.py. Nothing here knows Qt, PyAV or torch, so that the window starts
fast.
"""
