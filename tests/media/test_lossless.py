"""Seeds and cross-fade frames come back bit for bit, or not at all."""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fastvid_gui.errors import StoreError
from fastvid_gui.media import lossless
from fastvid_gui.media.lossless import pack_pictures, unpack_pictures
from fastvid_gui.media.sealed import seal


@pytest.mark.parametrize(("width", "height"), [(1, 1), (17, 31), (640, 360)])
@pytest.mark.parametrize("count", [1, 2, 12])
def test_pictures_come_back_exactly(width: int, height: int, count: int) -> None:
    random = np.random.default_rng(width * count)
    pictures = [random.integers(0, 256, (height, width, 3), dtype=np.uint8) for _ in range(count)]
    back = unpack_pictures(pack_pictures(pictures))
    assert all(np.array_equal(one, other) for one, other in zip(pictures, back, strict=True))
    assert all(picture.flags.c_contiguous and picture.flags.writeable for picture in back)


def test_views_and_odd_strides_are_packed_as_seen() -> None:
    whole = np.random.default_rng(1).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    view = whole[::2, 10:50:2]
    assert np.array_equal(unpack_pictures(pack_pictures([view]))[0], view)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_found(data: st.DataObject) -> None:
    packed = bytearray(pack_pictures([np.full((9, 7, 3), 200, np.uint8)] * 2))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(StoreError):
        unpack_pictures(bytes(packed))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_nonsense_is_refused(data: bytes) -> None:
    with pytest.raises(StoreError):
        unpack_pictures(data)


def _sealed(width: int, height: int, extradata: bytes, frames: list[bytes]) -> bytes:
    body = {"width": width, "height": height, "extradata": extradata, "frames": frames}
    return seal(lossless._MAGIC, lossless._VERSION, msgspec.msgpack.encode(body))


def test_what_is_inside_a_right_envelope_is_checked_too() -> None:
    """A checksum keeps out accidents only."""
    packed = lossless._encode([np.full((48, 64, 3), 90, np.uint8)], 64, 48)
    extradata, frames = packed.extradata, packed.frames
    assert len(unpack_pictures(_sealed(64, 48, extradata, frames))) == 1
    random = np.random.default_rng(0)
    wrong = [
        _sealed(1 << 30, 1 << 30, extradata, frames),
        _sealed(16384, 16384, extradata, frames),
        _sealed(0, 48, extradata, frames),
        _sealed(64, 48, b"", frames),
        _sealed(64, 48, random.bytes(40), frames),
        _sealed(64, 48, extradata, [random.bytes(500)]),
        _sealed(64, 48, extradata, [frames[0][:40]]),
        _sealed(64, 48, extradata, [b""]),
        _sealed(64, 48, extradata, []),
    ]
    for number, data in enumerate(wrong):
        with pytest.raises(StoreError):
            unpack_pictures(data)
            pytest.fail(f"case {number} passed")


def test_more_pictures_than_expected_are_refused() -> None:
    packed = pack_pictures([np.zeros((4, 4, 3), np.uint8)] * 3)
    assert len(unpack_pictures(packed, most=3)) == 3
    with pytest.raises(StoreError):
        unpack_pictures(packed, most=2)


def test_pictures_that_do_not_belong_together_are_refused() -> None:
    for pictures in ([], [np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5, 3), np.uint8)]):
        with pytest.raises(ValueError, match="pictures"):
            pack_pictures(pictures)
    with pytest.raises(ValueError, match="uint8"):
        pack_pictures([np.zeros((4, 4, 3), np.float32)])
