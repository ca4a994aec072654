"""Files that a user names and FastVid writes: whether they may go there (`place.py`), how large they may get
(`limit.py`), and how they arrive whole or not at all (`writing.py`). Every file at a user's place goes this way."""
