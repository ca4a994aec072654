"""Whatever the bytes: a network or a StyleError, soon, without much memory."""

import io
import random
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from bounded import said_of
from busy import allowed
from hostile_files import FOREIGN, PACKS
from hypothesis import given, settings
from hypothesis import strategies as st
from test_formats_pth import Published
from test_formats_t7 import VIDEO, Net, checkpoint, written

from fastvid_gui.errors import StyleError
from fastvid_gui.style.formats import foreign, read_foreign, read_network
from fastvid_gui.style.unreadable import UnreadableError

SEEDS = ["zip", "legacy", "t7", "onnx"]
CHANGES = 120
SECONDS_FOR_ONE = 10.0
BYTES_FOR_ONE = 400 << 20


@pytest.fixture(scope="module")
def originals(shared_data: Path) -> dict[str, bytes]:
    """A small good file of each kind."""
    torch.manual_seed(1)
    state = Published(2).state_dict()
    found = {"t7": written(checkpoint(Net(VIDEO, 7, True)))}
    for name in ("zip", "legacy"):
        buffer = io.BytesIO()
        torch.save(state, buffer, _use_new_zipfile_serialization=name == "zip")
        found[name] = buffer.getvalue()
    found["onnx"] = (shared_data / "weights" / "gnsmrky_mosaic_nc8_128x128.onnx").read_bytes()
    return found


def changed(data: bytes, seed: int) -> Iterator[bytes]:
    """Seeded damage: bits, bytes that mean a lot, huge sizes, parts doubled, moved and cut out."""
    rng = random.Random(seed)
    for number in range(CHANGES):
        copy = bytearray(data)
        # Headers and structure lie mostly at both ends; numbers fill the middle.
        span = rng.choice((64, 600, 6000, len(copy)))
        for _ in range(rng.choice((1, 1, 3, 20))):
            place = rng.randrange(min(span, len(copy)))
            place = place if rng.random() < 0.6 else len(copy) - 1 - place
            kind = number % 6
            if kind == 0:
                copy[place] ^= 1 << rng.randrange(8)
            elif kind == 1:
                copy[place] = rng.choice((0, 1, 4, 0x28, 0x7F, 0x80, 0xFF))
            elif kind == 2:
                size = rng.choice((4, 8))
                copy[place : place + size] = rng.choice((b"\xff", b"\x7f", b"\0"))[:1] * (size - 1) + b"\x7f"
            elif kind == 3:
                end = min(len(copy), place + rng.randrange(1, 64))
                copy[place:place] = copy[place:end]
            elif kind == 4:
                del copy[place : place + rng.randrange(1, 64)]
            else:
                del copy[max(4, place) :]
            if not copy:
                break
        yield bytes(copy)


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files_are_read_or_refused(originals: dict[str, bytes], tmp_path: Path, name: str) -> None:
    path = tmp_path / "style"
    refused = 0
    for number, data in enumerate(changed(originals[name], seed=len(name))):
        path.write_bytes(data)
        begin = time.monotonic()
        try:
            network = read_foreign(path)
            network.shape.check()
        except StyleError:
            refused += 1
        assert time.monotonic() - begin < allowed(SECONDS_FOR_ONE), f"change {number}"
    assert refused > CHANGES // 4


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files_take_little_memory(originals: dict[str, bytes], name: str) -> None:
    most = 0
    for data in list(changed(originals[name], seed=7))[::5]:
        tracemalloc.start()
        try:
            read_network("style", data)
        except UnreadableError:
            pass
        finally:
            most = max(most, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert most < BYTES_FOR_ONE


@pytest.mark.parametrize("make", FOREIGN, ids=lambda make: make.__name__)
def test_hostile_file_is_refused_soon(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "style"
    path.write_bytes(make())
    assert said_of("read_foreign", path).startswith("style can't be used as a style: ")


@pytest.mark.parametrize("reader", ["list_pack", "add_style"])
@pytest.mark.parametrize("make", PACKS, ids=lambda make: make.__name__)
def test_hostile_pack_is_refused_soon(tmp_path: Path, make: Callable[[], bytes], reader: str) -> None:
    path = tmp_path / "style.safetensors"
    path.write_bytes(make())
    assert "style.safetensors can't be used as a style pack: " in said_of(reader, path)


MAGIC = [
    b"",
    b"\x80\x02",
    b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.\x80\x02}q\x00.",
    b"PK\x03\x04",
    b"PK\x05\x06" + bytes(18),
    b"\x03\0\0\0\x01\0\0\0",
    b"\x04\0\0\0\x01\0\0\0\x03\0\0\0V 1",
    b"\x08\x03",
    b"\x08\x07\x3a",
    b"3\n1\n",
    b"<html>",
    b"\x02\0\0\0\0\0\0\0{}",
]


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(MAGIC), st.binary(max_size=200))
def test_any_bytes_are_refused(start: bytes, rest: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_network("style", start + rest)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"hello, this is no network\n" * 100, "text file"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"4\n1\n3\nV 1\n13\nnn.Sequential\n", "text form"),
        (b'\x0a\0\0\0\0\0\0\0{"a":1}   ', "safetensors"),
        (bytes(range(1, 256)) * 20, "not a style file that FastVid knows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a picture"),
    ],
)
def test_other_files_are_named(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "style.pth"
    path.write_bytes(data)
    with pytest.raises(StyleError, match=rf"style\.pth can't be used as a style: .*{reason}"):
        read_foreign(path)


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r"none\.pth can't be read: .*Check the path"):
        read_foreign(tmp_path / "none.pth")
    with pytest.raises(StyleError, match="can't be read"):
        read_foreign(tmp_path)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "style.pth"
    with path.open("wb") as file:
        file.truncate(foreign.MAX_FILE_BYTES + 1)
    with pytest.raises(StyleError, match="larger than 256 MB"):
        read_foreign(path)
