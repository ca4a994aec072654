"""Style packs: what is written can be read, and what is damaged is refused with a reason."""

import json
import struct
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from busy import allowed
from hypothesis import given, settings
from hypothesis import strategies as st

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import StyleError
from fastvid_gui.style.pack import (
    PackedStyle,
    dump_style,
    list_pack,
    pack_bytes,
    pack_training,
    parse_pack,
    parse_style,
    read_pack,
    write_pack,
)
from fastvid_gui.style.pack_header import MAX_PACK_BYTES
from fastvid_gui.style.shape import Layer, Shape

SHAPE = Shape(
    layers=(
        Layer(op="unshuffle", amount=2),
        Layer(op="conv", out=8, norm=True),
        Layer(op="conv", out=16),
        Layer(op="shuffle", amount=2),
    )
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def made_weights(seed: int = 0) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    return {name: random.normal(size=size).astype(np.float32) for name, size in SHAPE.weights().items()}


def made_styles(*names: str) -> list[PackedStyle]:
    random = np.random.default_rng(7)
    return [
        PackedStyle(
            StyleInfo(
                name=name,
                title=f"Title of {name}",
                artist="An Artist",
                year="c. 1831",
                credit="CC0",
                picture=f"artist_{name}",
            ),
            random.normal(size=SHAPE.style_size).astype(np.float32),
            PNG + name.encode(),
        )
        for name in names
    ]


def made_pack(**changes: Any) -> bytes:
    return pack_bytes(SHAPE, made_weights(), made_styles("wave", "night"), {"steps": 500}, **changes)


def changed(data: bytes, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> bytes:
    """The pack with its header changed: `change` is given the tensors' table and the description."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    described = json.loads(header["__metadata__"]["fastvid"])
    change(header, described)
    header["__metadata__"]["fastvid"] = json.dumps(described)
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data[8 + length :]


def test_exact_numbers_survive(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "first.safetensors"
    weights, styles = made_weights(), made_styles("wave", "night")
    write_pack(path, SHAPE, weights, styles, {"steps": 500}, half=False, speed="fine")
    wave, night = read_pack(path)
    assert wave.shape == SHAPE
    assert wave.info == replace(styles[0].info, pack="first", speed="fine")
    assert night.info.name == "night"
    for name, tensor in weights.items():
        np.testing.assert_array_equal(wave.weights[name], tensor)
    np.testing.assert_array_equal(night.vector, styles[1].vector)
    assert wave.vector.dtype == np.float32
    assert pack_training(path) == {"steps": 500}
    assert [entry.name for entry in path.parent.iterdir()] == ["first.safetensors"]


def test_half_rounds_the_network_only() -> None:
    wave, _ = parse_pack(made_pack(), "the test's pack")
    np.testing.assert_array_equal(wave.vector, made_styles("wave")[0].vector)
    for name, tensor in made_weights().items():
        np.testing.assert_array_equal(wave.weights[name], tensor.astype(np.float16).astype(np.float32))
    assert len(made_pack()) < len(made_pack(half=False))


def test_list_gives_infos_and_thumbnails_fast(tmp_path: Path) -> None:
    path = tmp_path / "first.safetensors"
    write_pack(path, SHAPE, made_weights(), made_styles("wave", "night"), {})
    took = []
    for _ in range(5):
        start = time.perf_counter()
        listed = list_pack(path)
        took.append(time.perf_counter() - start)
    assert min(took) < allowed(0.02)
    assert [style.info.name for style in listed] == ["wave", "night"]
    assert [style.thumbnail for style in listed] == [PNG + b"wave", PNG + b"night"]


def test_digest_is_of_the_numbers_alone() -> None:
    wave, night = parse_pack(made_pack(half=False), "a pack")
    assert wave.digest != night.digest
    renamed = replace(wave, info=replace(wave.info, title="Another title"))
    assert renamed.digest == wave.digest
    bent = replace(wave, shape=replace(wave.shape, epsilon=1e-4))
    assert bent.digest != wave.digest
    weights = {name: tensor.copy() for name, tensor in wave.weights.items()}
    weights["layers.1.bias"][0] += 1e-6
    assert replace(wave, weights=weights).digest != wave.digest


def test_dumped_style_keeps_its_digest() -> None:
    for half in (True, False):
        night = parse_pack(made_pack(half=half), "a pack")[1]
        back = parse_style(dump_style(night), "the dump")
        assert back.digest == night.digest
        assert back.info == replace(night.info, pack="")
    with pytest.raises(StyleError, match="holds 2 styles"):
        parse_style(made_pack(), "the dump")


def test_unknown_file_says_which(tmp_path: Path) -> None:
    for function in (read_pack, list_pack):
        with pytest.raises(StyleError, match=r"absent\.safetensors can't be read"):
            function(tmp_path / "absent.safetensors")
        with pytest.raises(StyleError, match="can't be read"):
            function(tmp_path)


DAMAGE: dict[str, tuple[Callable[[dict[str, Any], dict[str, Any]], Any], str]] = {
    "newer format": (lambda header, described: described.update(format=99), "newer FastVid"),
    "no shape": (lambda header, described: described.pop("shape"), "description of a network"),
    "huge number": (
        lambda header, described: described["shape"].update(scale=10**400),
        "description of a network",
    ),
    "unknown layer": (lambda header, described: described["shape"]["layers"][0].update(op="exec"), "exec"),
    "too many layers": (
        lambda header, described: described["shape"].update(layers=described["shape"]["layers"] * 40),
        "1 to 64 layers",
    ),
    "other width": (lambda header, described: described["shape"]["layers"][1].update(out=9), "has the shape"),
    "no styles": (lambda header, described: described.update(styles=[]), "styles"),
    "styles not a list": (lambda header, described: described.update(styles={"a": 1}), "styles"),
    "same name twice": (
        lambda header, described: described["styles"].append(described["styles"][0]),
        "one name",
    ),
    "path as name": (
        lambda header, described: described["styles"][0].update(name="../../x"),
        "not a style name",
    ),
    "escape codes": (lambda header, described: described["styles"][0].update(title="\x1b[2J"), "plain text"),
    "number as title": (lambda header, described: described["styles"][0].update(title=5), "plain text"),
    "other speed": (lambda header, described: described.update(speed="slow"), "neither fast nor fine"),
    "tensor missing": (lambda header, described: header.pop("style.wave"), "style.wave is missing"),
    "tensor too much": (
        lambda header, described: header.update({"x": header["style.wave"]}),
        "does not belong",
    ),
    "offset beyond the end": (
        lambda header, described: header["style.wave"].update(data_offsets=[10**9, 10**9 + 64]),
        "cut short",
    ),
    "negative size": (lambda header, described: header["style.wave"].update(shape=[-1, -16]), "cut short"),
    "code as dtype": (lambda header, described: header["style.wave"].update(dtype="F64"), "unknown kind"),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_damaged_header_is_refused_with_a_reason(case: str, tmp_path: Path) -> None:
    change, reason = DAMAGE[case]
    data = changed(made_pack(), lambda header, described: change(header, described) and None)
    path = tmp_path / "bad.safetensors"
    path.write_bytes(data)
    for function in (read_pack, list_pack):
        with pytest.raises(StyleError, match=reason) as caught:
            function(path)
        assert "bad.safetensors" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80\x02}q\x00.",
        struct.pack("<Q", 2**63) + b"{}",
        struct.pack("<Q", 2) + b"{}",
        struct.pack("<Q", 900_000) + b"[" * 900_000,
        made_pack()[:-1],
        made_pack()[:300],
    ],
    ids=[
        "empty",
        "pickle",
        "header of 8 EB",
        "no metadata",
        "deep nesting",
        "a byte short",
        "only a beginning",
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(StyleError, match="a file can't be used as a style pack"):
        parse_pack(data, "a file")


def test_too_large_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.safetensors"
    with path.open("wb") as file:
        file.truncate(MAX_PACK_BYTES + 1)
    for function in (read_pack, list_pack):
        with pytest.raises(StyleError, match="larger than 64 MB"):
            function(path)


def test_numbers_that_are_not_finite_are_neither_written_nor_read() -> None:
    weights = made_weights()
    weights["layers.1.bias"][0] = 1e6  # too large for half
    with pytest.raises(StyleError, match="not finite"):
        pack_bytes(SHAPE, weights, made_styles("wave"), {})
    good = pack_bytes(SHAPE, weights, made_styles("wave"), {}, half=False)
    with pytest.raises(StyleError, match="not finite"):
        parse_pack(good.replace(np.float32(1e6).tobytes(), np.float32(np.nan).tobytes()), "a file")


def test_parts_that_do_not_fit_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "pack.safetensors"
    weights = made_weights()
    with pytest.raises(StyleError, match=r"layers\.1\.bias"):
        write_pack(path, SHAPE, {name: weights[name] for name in weights if name != "layers.1.bias"}, [], {})
    with pytest.raises(StyleError, match="not a style name"):
        write_pack(path, SHAPE, weights, [replace(made_styles("a")[0], info=StyleInfo(name="A B"))], {})
    with pytest.raises(StyleError, match="JSON"):
        write_pack(path, SHAPE, weights, made_styles("a"), {"loss": float("nan")})
    assert not path.exists()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_flipped_bytes_never_crash(data: st.DataObject) -> None:
    good = bytearray(made_pack())
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        styles = parse_pack(bytes(good), "a file")
    except StyleError:
        return
    assert all(np.isfinite(style.vector).all() for style in styles)
