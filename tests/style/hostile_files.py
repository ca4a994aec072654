"""Files that make a careless reader work for ever, take gigabytes, or crash; small, and each in its own way."""

import io
import json
import struct
import zipfile
from collections.abc import Callable

import numpy as np
from test_formats_onnx import attribute, field, tensor
from test_formats_t7 import Module, sequence, written
from test_pack import PNG, changed, made_pack

MERSENNE = 2**61 - 1
"""Whole numbers that differ by this have the same hash in Python."""
SMALL = b"\x80\x02"


def node(operation: str, inputs: list[str], output: str, *attributes: bytes) -> bytes:
    body = b"".join(field(1, name) for name in inputs) + field(2, output) + field(4, operation)
    return field(1, body + b"".join(field(5, part) for part in attributes))


def onnx(nodes: list[bytes], constants: list[bytes], output: str) -> bytes:
    """An ONNX file that takes a picture of 64 x 64."""
    sizes = b"".join(field(1, field(1, size)) for size in (1, 3, 64, 64))
    picture = field(1, "picture") + field(2, field(1, field(1, 1) + field(2, sizes)))
    graph = b"".join(nodes) + b"".join(field(5, part) for part in constants)
    return field(1, 7) + field(7, graph + field(11, picture) + field(12, field(1, output)))


def whole_numbers_one_by_one() -> bytes:
    """390 KB: joining them to a list one at a time took 219 s."""
    return onnx([node("Pad", ["picture"], "out", field(1, "pads") + field(8, 1) * 195_000)], [], "out")


def floats_one_by_one() -> bytes:
    part = bytes([7 << 3 | 5]) + struct.pack("<f", 1.0)
    return onnx([node("Upsample", ["picture"], "out", field(1, "scales") + part * 400_000)], [], "out")


def numbers_of_a_tensor_one_by_one() -> bytes:
    part = bytes([4 << 3 | 5]) + struct.pack("<f", 1.0)
    constant = field(1, 1_000_000) + field(2, 1) + field(8, "c") + part * 1_000_000
    return onnx([node("Add", ["picture", "c"], "out")], [constant], "out")


def tiny_fields() -> bytes:
    return onnx([field(1, field(3, "") * 3_000_000)], [], "out")


def dimensions_without_end() -> bytes:
    constant = field(1, b"\x01" * 8_000_000) + field(2, 1) + field(8, "c")
    return onnx([node("Add", ["picture", "c"], "out")], [constant], "out")


def blocks_inside_blocks() -> bytes:
    """Each sum makes a residual block around all before it."""
    nodes = [node("Relu", ["picture"], "s0")]
    for number in range(1, 1200):
        nodes.append(node("Relu", [f"s{number - 1}"], f"r{number}"))
        nodes.append(node("Add", [f"r{number}", "picture"], f"s{number}"))
    return onnx(nodes[:1999], [], "s999")


def blocks_inside_cropped_blocks() -> bytes:
    """The same by the sums of Johnson's networks, whose inputs are cropped (by nothing)."""
    nodes = [
        node("Crop", ["picture"], "input", attribute("border", [0, 0, 0, 0])),
        node("Relu", ["picture"], "s0"),
    ]
    for number in range(1, 1200):
        nodes.append(node("Relu", [f"s{number - 1}"], f"r{number}"))
        nodes.append(node("Add", ["input", f"r{number}"], f"s{number}"))
    return onnx(nodes[:2000], [], "s999")


def long_constants_as_factors() -> bytes:
    nodes = [node("Upsample", ["picture", "c"], f"u{number}") for number in range(1990)]
    return onnx(nodes, [tensor("c", np.ones(3 << 20, np.float32))], "u0")


def weights_that_never_fit() -> bytes:
    weight, bias = np.ones((512, 3, 45, 45), np.float32), np.ones(3, np.float32)
    nodes = [node("Conv", ["picture", "w", "b"], f"u{number}") for number in range(1990)]
    return onnx(nodes, [tensor("w", weight), tensor("b", bias)], "u0")


def a_million_channels() -> bytes:
    nodes = [node("Conv", ["picture", "w"], "v0")]
    nodes += [node("Mul", [f"v{number}", "two"], f"v{number + 1}") for number in range(1900)]
    weight = tensor("w", np.ones((1 << 20, 3, 1, 1), np.float32))
    return onnx(nodes, [weight, tensor("two", np.array([2.0], np.float32))], "v1900")


def sides_without_end() -> bytes:
    raw = field(1, 4 << 20) + field(2, 9) + field(9, bytes(4 << 20))
    border = field(1, "border") + field(5, raw)
    return onnx([node("Crop", ["picture"], f"u{number}", border) for number in range(20)], [], "u0")


def colliding_keys() -> bytes:
    """760 KB: each key had to be compared with all before it, 78 s."""
    pairs = bytearray()
    for number in range(55_000):
        key = (number * MERSENNE).to_bytes(10, "little", signed=True)
        pairs += b"\x8a" + bytes([len(key)]) + key + b"N"
    return SMALL + b"}(" + bytes(pairs) + b"u."


def colliding_keys_in_torch_save() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("style/data.pkl", colliding_keys())
    return data.getvalue()


def _tensors(key_of: Callable[[int], str], count: int, numbers: int) -> bytes:
    """The pickle of a state dict: `count` tensors of one number in blocks of `numbers`."""
    out = bytearray(SMALL + b"}(")
    for number in range(count):
        key = key_of(number).encode()
        name = f"t{number}".encode()
        out += b"X" + struct.pack("<I", len(name)) + name
        out += b"ctorch._utils\n_rebuild_tensor_v2\n(("
        out += b"X\x07\0\0\0storagectorch\nFloatStorage\nX" + struct.pack("<I", len(key)) + key
        out += b"X\x03\0\0\0cpuJ" + struct.pack("<i", numbers) + b"tQK\0K\x01\x85K\x01\x85\x89}tR"
    return bytes(out) + b"u."


def thousands_of_views_of_one_block() -> bytes:
    """20 MB, which were read again for each of 2,000 tensors: 34 s."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("style/data.pkl", _tensors(lambda number: "0", 2000, 5 << 20))
        archive.writestr("style/data/0", bytes(20 << 20))
    return data.getvalue()


def thousands_of_members_over_one_another() -> bytes:
    """A directory in which every block of a file is the whole rest of it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("style/data.pkl", _tensors(str, 2000, 5 << 20))
        for number in range(2000):
            archive.writestr(f"style/data/{number}", b"")
        archive.writestr("style/rest", bytes(20 << 20))
    whole = bytearray(data.getvalue())
    place = whole.index(b"PK\x01\x02")
    while whole[place : place + 4] == b"PK\x01\x02":
        name_bytes, extra_bytes = struct.unpack("<HH", whole[place + 28 : place + 32])
        if whole[place + 46 : place + 57] == b"style/data/":
            whole[place + 20 : place + 28] = struct.pack("<II", 20 << 20, 20 << 20)
        place += 46 + name_bytes + extra_bytes
    return bytes(whole)


def norms_of_millions() -> bytes:
    numbers = np.zeros(4 << 20, np.float32)
    norm = Module("nn.InstanceNormalization", weight=numbers, bias=numbers, eps=1e-5)
    return written({"model": sequence([norm] * 400)})


def branches_without_end() -> bytes:
    """Residual blocks of 499 branches, each of which is a row of 499 modules."""
    row = sequence([Module("nn.ReLU")] * 499)
    block = Module("nn.ConcatTable", modules=[row] * 499)
    return written({"model": sequence([block, Module("nn.CAddTable")] * 249)})


def keys_of_large_numbers() -> bytes:
    table = struct.pack("<iii", 3, 1, 150_000)
    pair = b"".join(struct.pack("<idi", 1, float((number << 17) * 2.0**61), 0) for number in range(150_000))
    return table + pair


def dimensions_of_a_tensor() -> bytes:
    """A megabyte of header: multiplying the dimensions took many seconds, also where styles are only listed."""
    data = made_pack()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header["more"] = {"dtype": "F16", "shape": [99] * 330_000, "data_offsets": [0, 0]}
    text = json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<Q", len(text)) + text + data[8 + length :]


def one_thumbnail_for_all() -> bytes:
    """600 KB, of which 200 styles have a thumbnail each, half a megabyte, in the same place."""

    def change(header: dict[str, dict[str, object]], described: dict[str, list[object]]) -> None:
        described["styles"] = [{"name": f"s{number}"} for number in range(200)]
        vector = header.pop("style.wave")
        header.pop("style.night")
        header.pop("thumbnail.night")
        header.pop("thumbnail.wave")
        for number in range(200):
            header[f"style.s{number}"] = vector
            size = 500 << 10
            header[f"thumbnail.s{number}"] = {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}

    return changed(made_pack() + PNG + bytes(600 << 10), change)


def training_nested_deeply() -> bytes:
    def change(_: dict[str, object], described: dict[str, object]) -> None:
        nested: object = 1
        for _ in range(400):
            nested = [nested]
        described["training"] = {"losses": nested}

    return changed(made_pack(), change)


def many_layers() -> bytes:
    def change(_: dict[str, object], described: dict[str, dict[str, object]]) -> None:
        described["shape"]["layers"] = [{"op": "upsample", "amount": 2}] * 15_000

    return changed(made_pack(), change)


def names_without_end() -> bytes:
    text = json.dumps({"a" * 20: [[1, 2], [3]], "b": "x" * 900_000}).encode()
    return struct.pack("<Q", len(text)) + text


FOREIGN = (
    whole_numbers_one_by_one,
    floats_one_by_one,
    numbers_of_a_tensor_one_by_one,
    tiny_fields,
    dimensions_without_end,
    blocks_inside_blocks,
    blocks_inside_cropped_blocks,
    long_constants_as_factors,
    weights_that_never_fit,
    a_million_channels,
    sides_without_end,
    colliding_keys,
    colliding_keys_in_torch_save,
    thousands_of_views_of_one_block,
    thousands_of_members_over_one_another,
    norms_of_millions,
    branches_without_end,
    keys_of_large_numbers,
)
PACKS = (
    dimensions_of_a_tensor,
    one_thumbnail_for_all,
    training_nested_deeply,
    many_layers,
    names_without_end,
)
