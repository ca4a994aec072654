"""Chunks: colors survive, pieces join, the same pictures give the same bytes, damage is found."""

import hashlib
import subprocess
import sys
from fractions import Fraction

import av
import cv2
import numpy as np
import pytest

from fastvid_gui.errors import StoreError
from fastvid_gui.media.chunks import (
    ChunkEncoder,
    ChunkFormat,
    EncodedChunk,
    decode_chunk,
    new_packet,
)
from fastvid_gui.picture import Picture

RATE = Fraction(30000, 1001)
RED = (200, 30, 40)


def noise_pictures(count: int, width: int = 64, height: int = 48, seed: int = 0) -> list[Picture]:
    """Soft colored noise that drifts: has edges, grain and motion."""
    wide = np.random.default_rng(seed).integers(0, 256, (height + count, width, 3), dtype=np.uint8)
    soft = cv2.GaussianBlur(wide, (0, 0), 1.5)
    return [np.ascontiguousarray(soft[shift : shift + height]) for shift in range(count)]


def encode(pictures: list[Picture], crf: int = 20, rate: Fraction = RATE) -> EncodedChunk:
    height, width = pictures[0].shape[:2]
    encoder = ChunkEncoder(ChunkFormat(width, height, rate, crf))
    for picture in pictures:
        encoder.add(picture)
    return encoder.finish()


def decode_stream(chunks: list[EncodedChunk]) -> list[av.VideoFrame]:
    """All packets through one decoder, as a player does."""
    codec = av.CodecContext.create("h264", "r")
    codec.extradata = chunks[0].parameter_sets
    frames = [frame for chunk in chunks for data in chunk.packets for frame in codec.decode(new_packet(data))]
    return frames + codec.decode(None)


@pytest.mark.parametrize(("width", "height"), [(32, 32), (176, 144), (640, 360), (54, 1280), (1280, 720)])
@pytest.mark.parametrize("color", [RED, (255, 0, 0), (0, 255, 0), (12, 40, 250), (255, 255, 255), (0, 0, 0)])
def test_a_patch_keeps_its_color(width: int, height: int, color: tuple[int, int, int]) -> None:
    picture = np.full((height, width, 3), 90, np.uint8)
    picture[height // 4 : -height // 4, width // 4 : -width // 4] = color
    result = next(iter(decode_chunk(encode([picture], crf=4))))
    inside = result[3 * height // 8 : -3 * height // 8, 3 * width // 8 : -3 * width // 8].reshape(-1, 3)
    assert np.abs(inside.mean(0) - color).max() <= 3


def test_tags_say_what_the_pixels_are() -> None:
    frame = decode_stream([encode(noise_pictures(1))])[0]
    assert (frame.colorspace, frame.color_primaries, frame.color_trc, frame.color_range) == (1, 1, 1, 1)
    assert frame.format.name == "yuv420p"


@pytest.mark.parametrize("crf", [0, 1, 51])
def test_every_quality_stays_in_the_profile_that_players_know(crf: int) -> None:
    encoder = ChunkEncoder(ChunkFormat(64, 48, Fraction(25), crf))
    for level in range(5):
        encoder.add(np.full((48, 64, 3), level * 50, np.uint8))
    # The second byte of a sequence parameter set is the profile: 100 is High.
    sets = encoder.finish().parameter_sets
    assert sets[sets.index(b"\x00\x00\x01\x67") + 4] == 100


def test_chroma_sits_where_players_look_for_it() -> None:
    """An edge behind an even column, where chroma sited left differs from chroma in the middle."""
    picture = np.zeros((32, 64, 3), np.uint8)
    picture[:, :33] = (255, 0, 0)
    frame = decode_stream([encode([picture], crf=0)])[0]
    chroma = frame.to_ndarray()[32:40].reshape(-1, 32)[4].astype(float)
    red, black = chroma[2], chroma[30]
    share = (chroma[16] - black) / (red - black)
    # Column 32 itself and half of each neighbor: 3/4 red. In the middle of 32 and 33 it would be 1/2.
    assert 0.65 < share < 0.85


def test_joined_chunks_decode_to_the_frames_of_each() -> None:
    """Pieces of unequal lengths in one stream give exactly what they give alone."""
    pictures = noise_pictures(50)
    chunks = [encode(pictures[:1]), encode(pictures[1:13]), encode(pictures[13:])]
    assert [chunk.frames for chunk in chunks] == [1, 12, 37]
    assert len({chunk.parameter_sets for chunk in chunks}) == 1
    joined = [frame.to_ndarray() for frame in decode_stream(chunks)]
    alone = [frame.to_ndarray() for chunk in chunks for frame in decode_stream([chunk])]
    assert len(joined) == 50
    assert all(np.array_equal(one, other) for one, other in zip(joined, alone, strict=True))


def test_parameter_sets_do_not_depend_on_the_content() -> None:
    flat = [np.full((48, 64, 3), 7, np.uint8)] * 5
    assert encode(flat).parameter_sets == encode(noise_pictures(90)).parameter_sets


@pytest.mark.parametrize(
    "rate", [Fraction(1, 30), Fraction(24000, 1001), Fraction(12345678901, 411522630), Fraction(5000)]
)
def test_any_frame_rate_can_be_encoded(rate: Fraction) -> None:
    assert encode(noise_pictures(3), rate=rate).frames == 3


def test_a_cut_inside_a_chunk_keeps_every_frame() -> None:
    pictures = noise_pictures(8, seed=1) + noise_pictures(8, seed=2)
    shown = list(decode_chunk(encode(pictures, crf=18)))
    assert len(shown) == 16
    errors = [np.abs(a.astype(int) - b).mean() for a, b in zip(shown, pictures, strict=True)]
    assert max(errors) < 12


SCRIPT = """
import sys, hashlib
sys.path.insert(0, sys.argv[1])
from test_chunks import encode, noise_pictures
print(hashlib.sha256(encode(noise_pictures(20)).to_bytes()).hexdigest())
"""


def test_the_same_bits_in_every_process(request: pytest.FixtureRequest) -> None:
    """Promise 1."""
    here = hashlib.sha256(encode(noise_pictures(20)).to_bytes()).hexdigest()
    command = [sys.executable, "-c", SCRIPT, str(request.path.parent)]
    there = [
        subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=request.config.rootpath
        ).stdout.strip()
        for _ in range(2)
    ]
    assert there == [here, here]


def test_bytes_come_back_the_same() -> None:
    chunk = encode(noise_pictures(4))
    assert EncodedChunk.from_bytes(chunk.to_bytes()) == chunk


@pytest.mark.parametrize("place", [0, 4, 10, 15, 40, -1])
def test_a_changed_byte_is_found(place: int) -> None:
    data = bytearray(encode(noise_pictures(3)).to_bytes())
    data[place] ^= 0x10
    with pytest.raises(StoreError):
        EncodedChunk.from_bytes(bytes(data))


@pytest.mark.parametrize("length", [0, 3, 16, 17, 200, -1])
def test_a_cut_off_chunk_is_found(length: int) -> None:
    with pytest.raises(StoreError):
        EncodedChunk.from_bytes(encode(noise_pictures(3)).to_bytes()[:length])


@pytest.mark.parametrize(
    "chunk",
    [
        EncodedChunk(63, 48, b"x", (b"y",)),
        EncodedChunk(1 << 20, 48, b"x", (b"y",)),
        EncodedChunk(64, 48, b"x", ()),
        EncodedChunk(64, 48, b"x", (b"",)),
        EncodedChunk(64, 48, b"", (b"y",)),
    ],
)
def test_an_impossible_chunk_is_refused(chunk: EncodedChunk) -> None:
    with pytest.raises(StoreError):
        EncodedChunk.from_bytes(chunk.to_bytes())


def test_packets_of_nonsense_are_refused_when_decoding() -> None:
    good = encode(noise_pictures(4))
    broken = EncodedChunk(good.width, good.height, good.parameter_sets, (b"nonsense" * 20,) * 4)
    with pytest.raises(StoreError):
        list(decode_chunk(broken))
    other_size = EncodedChunk(32, 32, good.parameter_sets, good.packets)
    with pytest.raises(StoreError):
        list(decode_chunk(other_size))


def test_wrong_pictures_and_formats_are_refused() -> None:
    encoder = ChunkEncoder(ChunkFormat(64, 48, RATE, 20))
    with pytest.raises(ValueError, match="expected RGB"):
        encoder.add(np.zeros((64, 48, 3), np.uint8))
    with pytest.raises(ValueError, match="at least one"):
        encoder.finish()
    for width, height, crf in ((63, 48, 20), (64, 0, 20), (64, 48, 52), (1 << 15, 48, 20)):
        with pytest.raises(ValueError, match=r"even|crf"):
            ChunkFormat(width, height, RATE, crf)


def test_still_pictures_hardly_pulse_where_a_chunk_starts() -> None:
    """Strokes that stay and only drift in color, as painted still pictures do, over the boundary of two chunks."""
    random = np.random.default_rng(1)
    brush = np.eye(9, dtype=np.float32) / 9
    first, second = (
        cv2.GaussianBlur(cv2.filter2D(random.normal(0, 90, (144, 256, 3)), -1, brush), (0, 0), 0.7)
        for _ in range(2)
    )
    pictures = [
        np.clip(128 + np.cos(time / 200) * first + np.sin(time / 200) * second, 0, 255).astype(np.uint8)
        for time in range(48)
    ]
    shown = [
        frame.to_ndarray(format="gray").astype(np.float32)
        for frame in decode_stream([encode(pictures[:24]), encode(pictures[24:])])
    ]
    # 2.1 levels with the preset alone, 1.4 with our options.
    assert np.abs(shown[24] - shown[23]).mean() < 1.75
