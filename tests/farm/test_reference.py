"""The reference sequence: the same on every computer, and what counts as a difference."""

import hashlib
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from films import make_pack

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import Interrupted
from fastvid_gui.farm.protocol.messages import MAX_SAMPLE_BYTES, ReferenceResult
from fastvid_gui.farm.protocol.wire import decode, encode
from fastvid_gui.farm.reference import (
    FRAMES,
    HEIGHT,
    WIDTH,
    Reference,
    difference,
    expected_fps,
    paint_reference,
    reference_picture,
    tolerance,
)
from fastvid_gui.style.pack import read_pack

SETTINGS = RenderSettings(width=1280, height=720, frame_rate=Fraction(25))


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    style = read_pack(make_pack(tmp_path_factory.mktemp("style") / "tame.safetensors"))[0]
    return paint_reference(style, SETTINGS, "auto")


def changed(reference: Reference, levels: int, fingerprint: str = "another, f32") -> Reference:
    frames = tuple(
        (np.frombuffer(data, np.uint8).astype(np.int16) + levels).clip(0, 255).astype(np.uint8).tobytes()
        for data in reference.frames
    )
    checksums = tuple(hashlib.sha256(data).hexdigest() for data in frames)
    return Reference(fingerprint, checksums, frames, reference.seconds_per_frame)


def test_the_film_is_the_same_everywhere():
    digest = hashlib.sha256(b"".join(reference_picture(n, WIDTH, HEIGHT).tobytes() for n in range(FRAMES)))
    assert digest.hexdigest() == "ac388007e92b2a831dd939a56d8c31d7aa878af99b4cbd4fb29a5a2ab215aed7"
    first, second = reference_picture(0, 64, 48), reference_picture(1, 64, 48)
    assert np.array_equal(first[:, 2:], second[:, :-2]), "it moves left by two pixels"


def test_painting_it_twice_gives_the_same_bits(mine: Reference, tmp_path_factory: pytest.TempPathFactory):
    style = read_pack(make_pack(tmp_path_factory.mktemp("again") / "tame.safetensors"))[0]
    again = paint_reference(style, SETTINGS, "auto")
    assert again.checksums == mine.checksums and again.fingerprint == mine.fingerprint
    assert len(set(mine.checksums)) == FRAMES
    assert not difference(mine, again)


def test_it_fits_a_message(mine: Reference):
    assert all(len(data) <= MAX_SAMPLE_BYTES for data in mine.frames)
    message = ReferenceResult(
        style="0" * 64,
        checksums=mine.checksums,
        samples=mine.frames,
        seconds_per_frame=mine.seconds_per_frame,
    )
    assert decode(encode(message)) == message


def test_equal_fingerprints_are_held_to_equal_bits(mine: Reference):
    assert "damaged" in str(difference(mine, changed(mine, 1, mine.fingerprint)))


def test_other_fingerprints_are_held_to_the_tolerance(mine: Reference):
    exact = replace(mine, fingerprint="openvino 1, f32, 1 thread")
    assert "levels" in str(difference(exact, changed(mine, 1)))
    assert not difference(exact, changed(mine, 1, "torch, float16"))
    assert "levels" in str(difference(exact, changed(mine, 9, "torch, float16")))
    assert tolerance("a, f32", "b, f32") < tolerance("a, bf16", "b, f32")


def test_lies_about_checksums_and_missing_frames_are_found(mine: Reference):
    assert "checksums" in str(difference(mine, replace(changed(mine, 9), checksums=mine.checksums)))
    assert "number or size" in str(difference(mine, replace(mine, frames=mine.frames[:-1])))
    assert "number or size" in str(difference(mine, Reference("", (), (), 0.0)))


def test_expected_speed_is_scaled_to_the_size():
    assert expected_fps(0.01, replace(SETTINGS, width=WIDTH, height=HEIGHT)) == pytest.approx(100)
    assert expected_fps(0.01, replace(SETTINGS, width=2 * WIDTH, height=HEIGHT)) == pytest.approx(50)
    assert expected_fps(0.0, SETTINGS) is None


def test_it_can_be_stopped(tmp_path_factory: pytest.TempPathFactory):
    import threading

    stop = threading.Event()
    stop.set()
    style = read_pack(make_pack(tmp_path_factory.mktemp("style") / "tame.safetensors"))[0]
    with pytest.raises(Interrupted):
        paint_reference(style, SETTINGS, "auto", stop=stop)
