"""Checks the bytes of a MessagePack value before a parser sees them: how deep, how many, how long.

It reads only the heads of the values, so that a part of 256 KiB costs one step. Bytes that pass have at most
`MAX_DEPTH` containers around any value, at most `MAX_VALUES` values, no length that points past the end, and nothing
behind. Extension types (application data of any meaning) are refused.

Format: https://github.com/msgpack/msgpack/blob/master/spec.md
"""

MAX_DEPTH = 6
MAX_VALUES = 20_000

# First byte -> bytes of payload that follow, for values of a fixed size.
_FIXED = {0xC0: 0, 0xC2: 0, 0xC3: 0, 0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
_FIXED |= {0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}
# First byte -> bytes of the length field: bin and str, array, map.
_BLOBS = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4}
_ARRAYS = {0xDC: 2, 0xDD: 4}
_MAPS = {0xDE: 2, 0xDF: 4}


def check_bounds(data: bytes | memoryview) -> None:
    """Raises ValueError, with the reason, for bytes that are not one bounded MessagePack value."""
    place, values = 0, 0
    # How many values each open container still expects, outermost first; the message itself is one value.
    open_: list[int] = [1]
    while open_:
        if open_[-1] == 0:
            open_.pop()
            continue
        open_[-1] -= 1
        values += 1
        if values > MAX_VALUES:
            raise ValueError(f"more than {MAX_VALUES} values")
        place, inside = _step(data, place)
        if inside:
            # Each value takes a byte: a longer container can't be whole, and must not be believed.
            if inside > len(data) - place:
                raise ValueError("cut short")
            if len(open_) > MAX_DEPTH:
                raise ValueError(f"nested more than {MAX_DEPTH} deep")
            open_.append(inside)
    if place != len(data):
        raise ValueError("something follows the message")


def _step(data: bytes | memoryview, place: int) -> tuple[int, int]:
    """Reads one head; returns where the next one is, and how many values stand inside this one."""
    if place >= len(data):
        raise ValueError("cut short")
    first = data[place]
    place += 1
    inside = 0
    if first < 0x80 or first >= 0xE0:
        return place, 0
    if first < 0x90:
        return place, 2 * (first & 0x0F)
    if first < 0xA0:
        return place, first & 0x0F
    if first < 0xC0:
        place += first & 0x1F
    elif first in _FIXED:
        place += _FIXED[first]
    elif first in _BLOBS:
        length, place = _number(data, place, _BLOBS[first])
        place += length
    elif first in _ARRAYS:
        inside, place = _number(data, place, _ARRAYS[first])
    elif first in _MAPS:
        inside, place = _number(data, place, _MAPS[first])
        inside *= 2
    else:
        raise ValueError("an unknown kind of value")
    if place > len(data):
        raise ValueError("cut short")
    return place, inside


def _number(data: bytes | memoryview, place: int, size: int) -> tuple[int, int]:
    if place + size > len(data):
        raise ValueError("cut short")
    return int.from_bytes(data[place : place + size], "big"), place + size
