"""Every reader with some damaged files and messages, the same each time; benchmarks/fuzz_readers.py gives many more.

What longer runs found is below, as a small file that has the same effect: its kind stays found.
"""

import json
import random
import struct
import sys
from collections.abc import Callable

import msgspec
import pytest
from fuzz_run import Child, Tally, run_reader
from fuzz_seeds import a_gif, seeds_of
from fuzz_targets import HARNESS, TARGETS

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="needs a kernel that bounds memory and tells of it (Linux)"
)

CASES = 40
SLOW_TO_BEGIN = {"film", "clip", "checkpoint", "recipe", "style file"}
"""Encoding their seeds, or importing torch, takes seconds."""


def nested(of: bytes) -> bytes:
    return of * 100_000


def safetensors(tensors: dict[str, object]) -> bytes:
    """A file of these tensors, which says all that a checkpoint and a style pack must."""
    described = {"fastvid-training": '{"about": "x"}', "fastvid": "{}"}
    text = json.dumps({"__metadata__": described, **tensors}, separators=(",", ":")).encode()
    return len(text).to_bytes(8, "little") + text


FOUND: list[tuple[str, Callable[[], bytes]]] = [
    ("regions file", lambda: b"a." * 20_000 + b"a = 1"),
    ("queue", lambda: b'{"version": 1, "items": [{"job": "\xfd"}]}'),
    ("queue", lambda: b'{"more": ' + nested(b"[")),
    ("queue", lambda: b'{"version": 1, "items": [{"state": "waiting", "request": {"source": 5}}]}'),
    ("job's request", lambda: b'{"request": {"source": 5}, "source_bytes": 1, "source_changed": 1}'),
    ("job's request", lambda: b'{"more": ' + nested(b"[")),
    ("speeds", lambda: nested(b"[")),
    ("addresses", lambda: b'{"more": ' + b"[" * 30_000),
    ("pairing lock", lambda: b'{"more":' + b"[" * 1000),
    ("node's key", lambda: b'{"format": ' + b"[" * 4000),
    ("paired nodes", lambda: b'{"format": ' + nested(b"[")),
    ("settings", lambda: b'{"more": ' + nested(b"[")),
    ("kept piece", lambda: (200_006).to_bytes(4, "big") + b"\x81\xa4more" + b"\x91" * 200_000),
    ("checkpoint", lambda: (300_000).to_bytes(8, "little") + b'{"__metadata__": ' + b"[" * 299_983),
    (
        "checkpoint",
        lambda: safetensors({"a": {"dtype": "F32", "shape": [9] * 205_000, "data_offsets": [0, 0]}}),
    ),
    (
        "style pack",
        lambda: safetensors({"a": {"dtype": "F32", "shape": [9] * 205_000, "data_offsets": [0, 0]}}),
    ),
    # A GIF tells its size to the decoder alone: 776 MB were taken for 19 KB.
    ("film", lambda: b"GIF89a" + struct.pack("<HH", 16_000, 12_000) + a_gif()[10:]),
    ("clip", lambda: b"\x81\xa4more" + nested(b"\x91")),
    ("clip", lambda: msgspec.msgpack.encode({"version": "\0" * 9})),
]


@pytest.mark.parametrize(
    "reader", [pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW_TO_BEGIN)) for name in TARGETS]
)
def test_damaged_bytes_are_read_or_refused_soon(reader: str) -> None:
    tally = Tally()
    run_reader(reader, seeds_of(reader), random.Random(reader), tally, CASES, seconds=600.0)
    assert tally.cases == CASES
    assert not tally.offenses, [(why, answer) for why, _, answer in tally.kept.values()]


@pytest.mark.parametrize(
    ("reader", "make"), FOUND, ids=[f"{name}-{at}" for at, (name, _) in enumerate(FOUND)]
)
def test_what_was_found_is_read_or_refused_soon(reader: str, make: Callable[[], bytes]) -> None:
    child = Child(reader)
    try:
        answer = child.ask(make())
    finally:
        child.close()
    assert not answer.offense, answer


def test_the_harness_sees_what_it_is_for() -> None:
    """A reader that crashes, one without end, one that takes memory: else silence would prove nothing."""
    for case, offense in (
        (b"crash", "crash"),
        (b"signal", "crash"),
        (b"endless", "hang"),
        (b"much", "memory"),
    ):
        child = Child(HARNESS, killed_seconds=2.0)
        try:
            assert child.ask(case).offense == offense, case
        finally:
            child.close()
