"""Files that somebody named, to be written: can they stand there (`place.py`), how large may they get (`limit.py`), and
how they come there whole or not at all (`writing.py`). Everything FastVid writes where a user said so goes this way."""
