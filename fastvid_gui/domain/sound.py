"""What happens with the sound of a film: the choices, and which tracks an MP4 can hold as they are."""

from typing import Literal

SoundChoice = Literal["copy", "encode", "none"]
"""Sound is copied where possible, encoded again as AAC, or left out. It affects neither a picture nor a job's id."""

COPIED_CODECS = frozenset({"aac", "mp3", "ac3", "eac3", "alac"})
SLOWEST_COPIED_MP3 = 16_000
"""In Hz; the MP4 standard allows MP3 from there up."""


def is_copied(codec: str, sample_rate: int) -> bool:
    """Whether the packets of a track may go into an MP4 as they are: MP4 players know them.

    Args:
        codec: in FFmpeg's words. sample_rate: in Hz.
    """
    return codec in COPIED_CODECS and (codec != "mp3" or sample_rate >= SLOWEST_COPIED_MP3)
