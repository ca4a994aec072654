"""Whether a film shows each frame also as it was filmed."""

from typing import Literal

CompareChoice = Literal["none", "split", "side-by-side"]
"""Decided when the film is put together: it affects no painted frame, nor a job's id."""
