"""The container around torch.save's pickles, zipped (since 1.6) or legacy, down to named NumPy arrays.

Zipped: `NAME/data.pkl`, and each storage as an uncompressed member `NAME/data/KEY`. Legacy: five pickles one
after the other (magic number, version, the writer's system, the value, the storages' keys), then each storage
in that order, as a 64-bit count and the numbers.
"""

import io
import math
import struct
import zipfile
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.formats.foreign import (
    MAX_TENSORS,
    Budget,
    Numbers,
    as_floats,
    strided,
)
from fastvid_gui.style.formats.pickled import Storage, TensorView, read_pickle
from fastvid_gui.style.unreadable import UnreadableError, damaged, no_weights, too_large

LEGACY_MAGIC = 0x1950A86A20F9469CFC6C
MAX_MEMBERS = 10_000
MAX_NESTING = 3
# Training scripts keep the network under these names in a checkpoint that holds more.
INNER_NAMES = ("state_dict", "model_state_dict", "model", "network", "net", "params")

# In a zip member's local header: its mark, and the lengths of the name and the extra field after it.
_LOCAL_HEADER = struct.Struct("<4s22xHH")


def read_tensors(data: bytes) -> dict[str, Numbers]:
    """The tensors of a state dict by name, in float32; raises UnreadableError."""
    blocks = _Zipped(data) if data[:2] == b"PK" else _Legacy(data)
    views = _state_dict(blocks.value)
    Budget().spend(sum(math.prod(view.size) for view in views.values()))
    return {
        name: as_floats(_array(view, blocks.block(view.storage), name), name) for name, view in views.items()
    }


class _Zipped:
    def __init__(self, data: bytes) -> None:
        # The directory is parsed into objects many times its size, so the entries are counted first.
        if data.count(b"PK\x01\x02") > MAX_MEMBERS:
            raise too_large("the archive has too many members")
        self._data, self._blocks, self._left = memoryview(data), dict[str, memoryview](), len(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            names = self._archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise damaged("the archive") from error
        folders = [
            name[: -len("data.pkl")] for name in names if name == "data.pkl" or name.endswith("/data.pkl")
        ]
        if len(folders) != 1:
            raise no_weights("it is another kind of archive")
        self._folder = folders[0]
        if f"{self._folder}byteorder" in names and bytes(self._member("byteorder")) != b"little":
            raise no_weights("a big-endian computer wrote it")
        self.value, _ = read_pickle(bytes(self._member("data.pkl")), 0)

    def block(self, storage: Storage) -> memoryview:
        # Thousands of tensors may be views into one block.
        if storage.key not in self._blocks:
            self._blocks[storage.key] = self._member(f"data/{storage.key}")
        return self._blocks[storage.key]

    def _member(self, name: str) -> memoryview:
        """The bytes of a member, as a view into the file."""
        try:
            info = self._archive.getinfo(f"{self._folder}{name}")
            # torch never compresses; without compression, a member can't be larger than the file.
            if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
                raise no_weights("it is a compressed archive")
        except KeyError as error:
            raise damaged(f"the numbers of a tensor are missing: {name[:40]!r}") from error
        header = self._data[max(info.header_offset, 0) :][: _LOCAL_HEADER.size]
        # If the members together have more bytes than the file, they overlap, and each one would be read.
        self._left -= info.file_size
        if self._left < 0 or info.header_offset < 0 or len(header) < _LOCAL_HEADER.size:
            raise damaged("the archive")
        mark, name_bytes, extra_bytes = _LOCAL_HEADER.unpack(header)
        start = info.header_offset + _LOCAL_HEADER.size + name_bytes + extra_bytes
        member = self._data[start : start + info.file_size]
        if mark != b"PK\x03\x04" or len(member) < info.file_size or zlib.crc32(member) != info.CRC:
            raise damaged("the archive")
        return member


class _Legacy:
    def __init__(self, data: bytes) -> None:
        magic, place = read_pickle(data, 0)
        if magic != LEGACY_MAGIC:
            raise no_weights("it is another kind of pickle")
        version, place = read_pickle(data, place)
        system, place = read_pickle(data, place)
        if version != 1001 or not isinstance(system, dict) or system.get("little_endian") is not True:
            raise no_weights("an unknown version of torch, or a big-endian computer, wrote it")
        self.value, place = read_pickle(data, place)
        keys, place = read_pickle(data, place)
        if not isinstance(keys, list):
            raise damaged("its list of blocks")
        self._data, self._start, self._keys = data, place, keys
        self._places: dict[str, tuple[int, int]] = {}

    def block(self, storage: Storage) -> memoryview:
        if not self._places:
            self._find({view.storage.key: view.storage for view in _state_dict(self.value).values()})
        if storage.key not in self._places:
            raise damaged("the numbers of a tensor are missing")
        start, stop = self._places[storage.key]
        return memoryview(self._data)[start:stop]

    def _find(self, storages: dict[str, Storage]) -> None:
        place = self._start
        for key in self._keys:
            # A key that no tensor uses: the size of its numbers is unknown, so nothing after it can be found.
            if not isinstance(key, str) or key not in storages:
                raise damaged("it holds numbers that belong to no tensor")
            count = int.from_bytes(self._data[place : place + 8], "little", signed=True)
            size = count * _item_bytes(storages[key].dtype)
            if count != storages[key].count or place + 8 + size > len(self._data):
                raise UnreadableError(Unusable.CUT_SHORT)
            self._places[key] = (place + 8, place + 8 + size)
            place += 8 + size


def _state_dict(value: Any, nesting: int = 0) -> dict[str, TensorView]:
    if isinstance(value, dict) and nesting < MAX_NESTING:
        inner = next((value[name] for name in INNER_NAMES if isinstance(value.get(name), dict)), None)
        if inner is not None:
            return _state_dict(inner, nesting + 1)
        views = {
            name: view
            for name, view in value.items()
            if isinstance(name, str) and isinstance(view, TensorView)
        }
        if views and len(views) == len(value) and len(views) <= MAX_TENSORS:
            return views
    raise no_weights("it holds something else")


def _item_bytes(dtype: str) -> int:
    return 2 if dtype == "bfloat16" else np.dtype(dtype).itemsize


def _array(view: TensorView, block: memoryview, name: str) -> NDArray[np.generic]:
    """The tensor as a strided view into its block."""
    dtype = np.dtype("<u2" if view.storage.dtype == "bfloat16" else view.storage.dtype)
    numbers = np.frombuffer(block, dtype, len(block) // dtype.itemsize)
    array = strided(numbers, view.offset, view.size, view.stride, name)
    if view.storage.dtype == "bfloat16":
        return (array.astype(np.uint32) << 16).view(np.float32)
    return array
