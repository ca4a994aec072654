"""Pieces that a helper gone bad may send, and a process of bounded memory that opens them as a maker does.

python tests/farm/hostile_pieces.py MEMORY_BYTES KIND...     prints what the checker makes of each, as JSON
"""

import sys
from collections.abc import Callable
from fractions import Fraction

import msgspec
import numpy as np

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan, Seed
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.maker.piece_check import PieceCheck
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk
from fastvid_gui.media.lossless import pack_pictures
from fastvid_gui.media.sealed import seal, unseal

SETTINGS = RenderSettings(width=64, height=48, frame_rate=Fraction(8), chunk_frames=12)
BODY, TAIL = PieceSpan(0, 12, PieceKind.BODY), PieceSpan(0, 12, PieceKind.TAIL)
START = b"\0\0\0\1"


def sound_chunk(settings: RenderSettings = SETTINGS, frames: int = 12) -> EncodedChunk:
    """As an honest helper would send it, but for the picture."""
    encoder = ChunkEncoder(ChunkFormat(settings.width, settings.height, settings.frame_rate, settings.crf))
    for _ in range(frames):
        encoder.add(np.full((settings.height, settings.width, 3), 90, np.uint8))
    return encoder.finish()


def parameter_set(width: int, height: int) -> bytes:
    """An H.264 sequence parameter set (NAL unit, without start code) for pictures of another size."""

    def number(value: int) -> str:
        bits = f"{value + 1:b}"
        return "0" * (len(bits) - 1) + bits

    text = f"{66:08b}{0:08b}{62:08b}"  # baseline, level 6.2
    text += (
        number(0) + number(0) + number(2) + number(4) + "0"
    )  # id, frame numbers, order type, references, gaps
    text += number(width // 16 - 1) + number(height // 16 - 1) + "1" + "1" + "0" + "0" + "1"
    text += "0" * (-len(text) % 8)
    return b"\x67" + int(text, 2).to_bytes(len(text) // 8, "big")


def larger_inside(settings: RenderSettings = SETTINGS, frames: int = 12) -> bytes:
    """A chunk with the right head, whose packets say that the pictures have 16384 x 15840 pixels."""
    chunk = sound_chunk(settings, frames)
    picture = START + b"".join(chunk.parameter_sets.split(START)[-1:])
    first = START + parameter_set(16384, 15840) + picture + chunk.packets[0]
    return msgspec.structs.replace(chunk, packets=(first, *chunk.packets[1:])).to_bytes()


def many_packets() -> bytes:
    """A chunk of twenty million packets of two bytes."""
    chunk = sound_chunk()
    head = msgspec.msgpack.encode({"width": 64, "height": 48, "parameter_sets": chunk.parameter_sets})
    count = 20_000_000
    packets = b"\xa7packets\xdd" + count.to_bytes(4, "big") + b"\xc4\x02ab" * count
    return seal(b"FVCH", 1, bytes([head[0] + 1]) + head[1:] + packets)


def many_units() -> bytes:
    """A chunk of the right head, whose second packet holds half a million empty remarks (NAL units)."""
    chunk = sound_chunk()
    second = chunk.packets[1] + b"\0\0\1\x06\x80" * 500_000
    return msgspec.structs.replace(chunk, packets=(chunk.packets[0], second, *chunk.packets[2:])).to_bytes()


def nested(magic: bytes = b"FVCH", where: bytes = b"other") -> bytes:
    """A map whose only value is 200,000 lists in each other."""
    return seal(magic, 1, b"\x81" + bytes([0xA0 + len(where)]) + where + b"\x91" * 200_000 + b"\x01")


def large_pictures(count: int = 40, side: int = 8192) -> bytes:
    """Lossless pictures of another size than the film's."""
    packed = msgspec.msgpack.decode(
        unseal(b"FVPI", 1, pack_pictures([np.zeros((side, side, 3), np.uint8)]), 1 << 30)
    )
    return seal(b"FVPI", 1, msgspec.msgpack.encode(packed | {"frames": packed["frames"] * count}))


def other_setup() -> bytes:
    """Lossless pictures of the film's size, with a decoder set-up of their own."""
    packed = msgspec.msgpack.decode(
        unseal(b"FVPI", 1, pack_pictures([np.zeros((48, 64, 3), np.uint8)] * 12), 1 << 30)
    )
    setup = bytearray(packed["extradata"])
    setup[8] ^= 0x55
    return seal(b"FVPI", 1, msgspec.msgpack.encode(packed | {"extradata": bytes(setup)}))


def lying_head() -> bytes:
    """A head of the film's size around the coded pictures of a larger film."""
    packed = msgspec.msgpack.decode(unseal(b"FVPI", 1, large_pictures(12, 4096), 1 << 30))
    return seal(b"FVPI", 1, msgspec.msgpack.encode(packed | {"width": 64, "height": 48}))


KINDS: dict[str, Callable[[], Piece]] = {
    "larger_inside": lambda: Piece(BODY, larger_inside()),
    "many_packets": lambda: Piece(BODY, many_packets()),
    "many_units": lambda: Piece(BODY, many_units()),
    "nested": lambda: Piece(BODY, nested()),
    "nested_pictures": lambda: Piece(TAIL, nested(b"FVPI")),
    "nested_seed": lambda: Piece(BODY, sound_chunk().to_bytes(), Seed(11, nested(b"FVPI", b"frames"))),
    "large_pictures": lambda: Piece(TAIL, large_pictures(12)),
    "large_seed": lambda: Piece(BODY, sound_chunk().to_bytes(), Seed(11, large_pictures(2))),
    "other_setup": lambda: Piece(TAIL, other_setup()),
    "lying_head": lambda: Piece(TAIL, lying_head()),
}

if __name__ == "__main__":
    import json
    import resource
    from pathlib import Path

    def memory(name: str) -> int:
        status = Path("/proc/self/status").read_text()
        return int(status.split(f"{name}:")[1].split()[0]) << 10

    check = PieceCheck(SETTINGS)
    assert check.frames_of(Piece(BODY, sound_chunk().to_bytes())) == len(BODY)
    told = {}
    for kind in sys.argv[2:]:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        piece = KINDS[kind]()
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + int(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
        Path("/proc/self/clear_refs").write_text("5")  # the most memory is counted from here on
        before = memory("VmRSS")
        found = [check.frames_of(piece, whole) for whole in (True, False)]
        told[kind] = [*found, memory("VmHWM") - before]
        del piece
    sys.stdout.write(json.dumps(told))
