"""How many units (NAL) a packet of H.264, HEVC or VVC may hold: FFmpeg takes 4 KB for each, before reading it.

Packets hold some for each slice of a picture, and a few remarks. HEVC allows 600 slices, H.264 any number: cameras
and broadcasts use up to 64, streams in which a slice has to fit a packet of the network (1,200 bytes) some 8,000 for a
picture of 10 MB.
"""

_CODECS = frozenset({"h264", "hevc", "vvc"})
MOST_UNITS = 20_000
MOST_CHUNK_UNITS = 1024
"""Units in a packet of our own encoder, which makes one slice a picture."""
_START_CODE = b"\0\0\1"


def start_codes(data: bytes) -> int:
    """How many units with start codes (Annex B) a packet holds; nothing is split."""
    return data.count(_START_CODE)


class UnitCounter:
    """Tells which packets of one film hold too many units to be given to its decoder.

    Units follow start codes, or their lengths, where the set-up of the decoder says so; FFmpeg looks for start codes
    in the latter, too. A file may change the size of the lengths midway; every size that it has named is tried.
    """

    def __init__(self, codec: str, extradata: bytes) -> None:
        self._codec = codec if codec in _CODECS else ""
        self._length_sizes: set[int] = set()
        self._note(extradata)

    def too_many(self, data: bytes, extradata: bytes = b"") -> bool:
        """Whether a packet, or the new set-up that comes with it, holds too many. In the order of the packets."""
        if not self._codec:
            return False
        self._note(extradata)
        if self._codec == "h264" and data[:1] == b"\1" and self._length_sizes:
            self._note(data)  # FFmpeg takes such a packet for a set-up
        return (
            start_codes(data) > MOST_UNITS
            or start_codes(extradata) > MOST_UNITS
            or any(_more_lengths(data, size) for size in self._length_sizes)
        )

    def _note(self, extradata: bytes) -> None:
        """Looks in a set-up for the size of the lengths (ISO/IEC 14496-15; VVC without its version)."""
        if self._codec == "h264" and len(extradata) > 6 and extradata[0] == 1:
            self._length_sizes.add((extradata[4] & 3) + 1)
        elif self._codec == "hevc" and len(extradata) > 22 and (any(extradata[:2]) or extradata[2] > 1):
            self._length_sizes.add((extradata[21] & 3) + 1)
        elif self._codec == "vvc" and extradata and extradata[0]:  # FFmpeg looks at no more of it
            self._length_sizes.add((extradata[0] >> 1 & 3) + 1)


def _more_lengths(data: bytes, size: int) -> bool:
    """Whether more than `MOST_UNITS` units with lengths before them follow one another."""
    if len(data) <= MOST_UNITS * size:
        return False
    place = count = 0
    while place + size <= len(data):
        length = int.from_bytes(data[place : place + size], "big")
        count += 1
        if length == 0 or count > MOST_UNITS:
            return count > MOST_UNITS
        place += size + length
    return False
