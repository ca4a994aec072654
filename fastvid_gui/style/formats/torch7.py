"""Reads Torch7's binary serialization as plain data, with bounds; it knows nothing about networks.

Every object begins with a 32-bit type: nil, number (double), string, table, torch object, boolean or function. Tables,
torch objects and functions carry an index, so that an object met again is not written twice; it may even contain
itself. A torch object is a version, a class name and the class's own contents: tensors are sizes, strides, an offset
(from 1) and a storage; storages are raw numbers; everything else is a table of its fields. After File.lua of Torch7.

Classes have no meaning here, and the byte code of functions is skipped.
"""

import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.formats.foreign import Numbers, as_floats, strided
from fastvid_gui.style.unreadable import UnreadableError, damaged, too_large

NIL, NUMBER, STRING, TABLE, TORCH, BOOLEAN, FUNCTION, OLD_RECURSIVE_FUNCTION, RECURSIVE_FUNCTION = range(9)

MAX_DEPTH = 100
MAX_OBJECTS = 100_000
MAX_KEY = 1 << 31
"""Larger numbers as keys could be chosen so that a dictionary takes forever to tell them apart."""
MAX_TEXT_BYTES = 1 << 20
MAX_DIMENSIONS = 8

# Names between "torch." and "Tensor" or "Storage"; Cuda's plain tensors hold floats.
DTYPES = {
    "Float": "<f4",
    "Cuda": "<f4",
    "Double": "<f8",
    "CudaDouble": "<f8",
    "Half": "<f2",
    "CudaHalf": "<f2",
    "Byte": "<u1",
    "CudaByte": "<u1",
    "Char": "<i1",
    "CudaChar": "<i1",
    "Short": "<i2",
    "CudaShort": "<i2",
    "Int": "<i4",
    "CudaInt": "<i4",
}
Table = dict[str | int | float | bool, Any]


@dataclass(eq=False, slots=True)
class TorchObject:
    """An object of a class of the given name, with its fields."""

    class_name: str
    fields: Table = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class TorchStorage:
    """A block of numbers; a view into the file."""

    numbers: NDArray[np.generic] = field(default_factory=lambda: np.zeros(0, np.float32))


@dataclass(eq=False, slots=True)
class TorchTensor:
    """A strided view into a storage; the offset counts from 0."""

    storage: TorchStorage | None = None
    offset: int = 0
    size: tuple[int, ...] = ()
    stride: tuple[int, ...] = ()

    def floats(self, what: str) -> Numbers:
        """The tensor as a float32 array; raises UnreadableError if it is damaged or too large."""
        if self.storage is None or not self.size:
            return np.zeros(0, np.float32)
        return as_floats(strided(self.storage.numbers, self.offset, self.size, self.stride, what), what)


class FunctionCode:
    """The place of Lua byte code, which is never read."""


def read_torch7(data: bytes) -> Any:
    """The first value in a binary Torch7 file.

    Values are None, float, int, bool, str, dict, and the classes above. Raises UnreadableError.
    """
    try:
        return _Reader(data, long_bytes=8).value()
    except UnreadableError as error:
        # Computers whose C long has four bytes (32 bit, Windows) write sizes that way; the file does not say so.
        try:
            return _Reader(data, long_bytes=4).value()
        except UnreadableError:
            raise error from None


class _Reader:
    def __init__(self, data: bytes, long_bytes: int) -> None:
        self._data = memoryview(data)
        self._place = 0
        self._long = "<q" if long_bytes == 8 else "<i"
        self._known: dict[int, Any] = {}
        self._objects = 0

    def value(self, depth: int = 0) -> Any:
        self._objects += 1
        if depth > MAX_DEPTH or self._objects > MAX_OBJECTS:
            raise too_large("it is nested too deeply or has too many parts")
        kind = self._int()
        if kind == NIL:
            return None
        if kind == NUMBER:
            number = self._number("<d")
            return int(number) if number.is_integer() else number
        if kind == STRING:
            return self._text()
        if kind == BOOLEAN:
            return self._int() == 1
        if kind == FUNCTION:
            return self._function(depth)
        if kind in (TABLE, TORCH, OLD_RECURSIVE_FUNCTION, RECURSIVE_FUNCTION):
            index = self._int()
            if index in self._known:
                return self._known[index]
            if kind == TABLE:
                return self._table(index, depth)
            return self._torch(index, depth) if kind == TORCH else self._function(depth, index)
        raise damaged(f"it does not read as Torch7 at byte {self._place}")

    def _take(self, count: int) -> memoryview:
        part = self._data[self._place : self._place + count]
        if count < 0 or len(part) < count:
            raise UnreadableError(Unusable.CUT_SHORT)
        self._place += count
        return part

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _int(self) -> int:
        return int(self._number("<i"))

    def _size(self) -> int:
        return int(self._number(self._long))

    def _text(self) -> str:
        count = self._int()
        if count > MAX_TEXT_BYTES:
            raise too_large("a text is too long")
        return bytes(self._take(count)).decode("utf-8", "replace")

    def _table(self, index: int, depth: int) -> Table:
        table: Table = {}
        self._known[index] = table
        for _ in range(self._int()):
            key, value = self.value(depth + 1), self.value(depth + 1)
            # Tables and objects as keys never matter to a network.
            if isinstance(key, str) or (isinstance(key, int | float) and abs(key) < MAX_KEY):
                table[key] = value
        return table

    def _function(self, depth: int, index: int | None = None) -> FunctionCode:
        function = FunctionCode()
        if index is not None:
            self._known[index] = function
        self._take(self._int())
        self.value(depth + 1)
        return function

    def _torch(self, index: int, depth: int) -> Any:
        class_name = self._text()
        if class_name.startswith("V "):
            class_name = self._text()
        family, _, kind = class_name.rpartition(".")
        if (
            family == "torch"
            and kind.endswith("Tensor")
            and (name := kind[:-6]) in (*DTYPES, "Long", "CudaLong")
        ):
            return self._tensor(index, depth, name)
        if (
            family == "torch"
            and kind.endswith("Storage")
            and (name := kind[:-7]) in (*DTYPES, "Long", "CudaLong")
        ):
            return self._storage(index, name)
        thing = TorchObject(class_name)
        self._known[index] = thing
        fields = self.value(depth + 1)
        if isinstance(fields, dict):
            thing.fields = fields
        return thing

    def _tensor(self, index: int, depth: int, name: str) -> TorchTensor:
        tensor = TorchTensor()
        self._known[index] = tensor
        dimensions = self._int()
        if not 0 <= dimensions <= MAX_DIMENSIONS:
            raise damaged("a tensor")
        tensor.size = tuple(self._size() for _ in range(dimensions))
        tensor.stride = tuple(self._size() for _ in range(dimensions))
        tensor.offset = self._size() - 1
        if min(tensor.size, default=0) < 0:
            raise damaged("a tensor")
        storage = self.value(depth + 1)
        if storage is not None and not isinstance(storage, TorchStorage):
            raise damaged("a tensor has no numbers")
        tensor.storage = storage
        return tensor

    def _storage(self, index: int, name: str) -> TorchStorage:
        count = self._size()
        dtype = np.dtype(DTYPES.get(name, "<i8" if self._long == "<q" or name.startswith("Cuda") else "<i4"))
        storage = TorchStorage(np.frombuffer(self._take(count * dtype.itemsize), dtype))
        self._known[index] = storage
        return storage
