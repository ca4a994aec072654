"""What a film is known by wherever its file lies: a hash that takes no longer for a film of many gigabytes.

It covers the size and some parts of the file. That is enough to recognize a film that was moved or renamed, and to find
what was decided about it; whatever decides a picture uses the checksum of all its bytes (`checksum.py`).
"""

import hashlib
from pathlib import Path

BLOCK_BYTES = 1 << 16
BLOCKS = 24
LENGTH = 32
"""Hex digits."""


def film_identity(path: Path) -> str:
    """SHA-256 (hex, shortened) over the size and evenly spread parts, the first and the last among them; small files
    are covered whole. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        digest = hashlib.sha256(str(size).encode())
        if size <= BLOCK_BYTES * BLOCKS:
            places = list(range(0, size, BLOCK_BYTES))
        else:
            places = [(size - BLOCK_BYTES) * number // (BLOCKS - 1) for number in range(BLOCKS)]
        for place in places:
            file.seek(place)
            digest.update(file.read(BLOCK_BYTES))
    return digest.hexdigest()[:LENGTH]
