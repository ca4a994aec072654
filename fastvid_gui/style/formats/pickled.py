"""Reads the pickles inside `.pth` files as plain data. It never imports or calls anything they name.

A pickle is a program for a small stack machine, and Python's own unpickler imports and calls whatever it names. This
one knows the few instructions that torch.save needs for a dictionary of tensors, replaces the four or five classes that
occur there with plain values, and refuses everything else by name. For instructions and layout, see the Python
library's `pickletools` and torch.serialization's notes on its format.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.unreadable import UnreadableError, damaged, no_weights, too_large

MAX_INSTRUCTIONS = 200_000
MAX_KEY = 1 << 31
"""Larger numbers as keys could be chosen so that a dictionary takes forever to tell them apart."""
MAX_TEXT_BYTES = 64 << 10

DTYPES = {
    "FloatStorage": "<f4",
    "DoubleStorage": "<f8",
    "HalfStorage": "<f2",
    "BFloat16Storage": "bfloat16",
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "<i1",
    "ByteStorage": "<u1",
    "BoolStorage": "<u1",
}


@dataclass(frozen=True, eq=False, slots=True)
class Storage:
    """A named block of `count` numbers elsewhere in the file."""

    dtype: str
    key: str
    count: int


@dataclass(frozen=True, eq=False, slots=True)
class TensorView:
    """A tensor as a strided view into a storage; offset and strides in numbers."""

    storage: Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Global:
    module: str
    name: str


class _Mark:
    pass


_MARK = _Mark()


def read_pickle(data: bytes, place: int) -> tuple[Any, int]:
    """The value of the pickle that begins at `place`, and where the pickle ends.

    Values are None, bool, int, float, str, tuple, list, dict, `Storage`, `TensorView`.
    Raises UnreadableError.
    """
    machine = _Machine(data, place)
    try:
        return machine.run(), machine.place
    except (IndexError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise damaged("its list of tensors") from error


class _Machine:
    """The stack machine. Every operand is read with a bounded length; values are shared, never copied."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data, self.place = data, place
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self) -> Any:
        for _ in range(MAX_INSTRUCTIONS):
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            instruction = _INSTRUCTIONS.get(code)
            if instruction is None:
                raise no_weights(f"it has an instruction, 0x{code.hex()}, that no such dictionary needs")
            instruction(self)
        raise too_large("its list of tensors is too long")

    def _take(self, count: int) -> bytes:
        part = self._data[self.place : self.place + count]
        if len(part) < count:
            raise UnreadableError(Unusable.CUT_SHORT)
        self.place += count
        return part

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _line(self) -> str:
        end = self._data.find(b"\n", self.place, self.place + MAX_TEXT_BYTES)
        if end < 0:
            raise damaged("its list of tensors")
        line, self.place = self._data[self.place : end], end + 1
        return line.decode()

    def _bytes(self, form: str) -> bytes:
        count = self._number(form)
        if not 0 <= count <= MAX_TEXT_BYTES:
            raise too_large("a text is too long for the name of a tensor")
        return self._take(count)

    def push(self, value: Any) -> None:
        self._stack.append(value)

    def push_number(self, form: str) -> None:
        self.push(self._number(form))

    def push_text(self, form: str) -> None:
        self.push(self._bytes(form).decode())

    def push_raw(self, form: str) -> None:
        # The strings of Python 2's pickles; torch's are ASCII.
        self.push(self._bytes(form).decode("latin-1"))

    def push_long(self, form: str) -> None:
        self.push(int.from_bytes(self._bytes(form), "little", signed=True))

    def skip(self, form: str) -> None:
        self._number(form)

    def memoize(self, form: str) -> None:
        self._memo[self._number(form) if form else len(self._memo)] = self._stack[-1]

    def recall(self, form: str) -> None:
        self.push(self._memo[self._number(form)])

    def to_mark(self) -> list[Any]:
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place] is _MARK:
                values = self._stack[place + 1 :]
                del self._stack[place:]
                return values
        raise IndexError("no mark")

    def make_tuple(self, count: int) -> None:
        values = self.to_mark() if count < 0 else [self._stack.pop() for _ in range(count)][::-1]
        self.push(tuple(values))

    def set_items(self, many: bool) -> None:
        pairs = self.to_mark() if many else [self._stack.pop() for _ in range(2)][::-1]
        target = self._stack[-1]
        if not isinstance(target, dict):
            raise TypeError("not a dictionary")
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            # No deeper keys: hashing nested tuples can take forever.
            if not isinstance(key, str) and not (isinstance(key, int) and 0 <= key < MAX_KEY):
                raise no_weights("a dictionary has keys that are not names")
            target[key] = value

    def append_items(self, many: bool) -> None:
        values = self.to_mark() if many else [self._stack.pop()]
        target = self._stack[-1]
        if not isinstance(target, list):
            raise TypeError("not a list")
        target.extend(values)

    def name_global(self, on_stack: bool) -> None:
        if on_stack:
            name, module = self._stack.pop(), self._stack.pop()
        else:
            module, name = self._line(), self._line()
        if not (isinstance(module, str) and isinstance(name, str)):
            raise TypeError("not a name")
        if (module, name) not in _KNOWN and not (module == "torch" and name in DTYPES):
            raise UnreadableError(Unusable.WANTS_TO_RUN, what=f"{module[:60]}.{name[:60]}")
        self.push(_Global(module, name))

    def call(self) -> None:
        arguments, function = self._stack.pop(), self._stack.pop()
        if not (isinstance(function, _Global) and isinstance(arguments, tuple)):
            raise TypeError("not a call")
        if function.name == "OrderedDict" and not arguments:
            self.push({})
        elif function.name == "_rebuild_tensor_v2":
            self.push(_tensor_view(*arguments[:4]))
        elif function.name == "_rebuild_parameter" and isinstance(arguments[0], TensorView):
            self.push(arguments[0])
        else:
            raise TypeError("not a known call")

    def build(self) -> None:
        # torch adds a `_metadata` attribute to the dictionary; it says nothing about the weights.
        self._stack.pop()
        if not isinstance(self._stack[-1], dict):
            raise TypeError("not a dictionary")

    def persistent(self) -> None:
        # ("storage", torch.FloatStorage, key, place, count) and, in old files, a view: None in state dicts.
        word, kind, key, _, count, *view = self._stack.pop()
        if word != "storage" or not isinstance(kind, _Global) or any(part is not None for part in view):
            raise no_weights("it refers to something that is not a block of numbers")
        if not isinstance(key, str) or not _whole(count):
            raise TypeError("not a storage")
        self.push(Storage(DTYPES[kind.name], key, count))


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 1 << 40


def _tensor_view(storage: Any, offset: Any, size: Any, stride: Any) -> TensorView:
    if not isinstance(storage, Storage) or not isinstance(size, tuple) or not isinstance(stride, tuple):
        raise TypeError("not a tensor")
    if (
        len(size) > 8
        or len(size) != len(stride)
        or not all(_whole(number) for number in (offset, *size, *stride))
    ):
        raise TypeError("not a tensor")
    return TensorView(storage, offset, size, stride)


_KNOWN = {
    ("collections", "OrderedDict"),
    ("torch._utils", "_rebuild_tensor_v2"),
    ("torch._utils", "_rebuild_parameter"),
}

_INSTRUCTIONS: dict[bytes, Callable[[_Machine], None]] = {
    b"\x80": lambda m: m.skip("<B"),  # PROTO
    b"\x95": lambda m: m.skip("<Q"),  # FRAME
    b"(": lambda m: m.push(_MARK),
    b"N": lambda m: m.push(None),
    b"\x88": lambda m: m.push(True),
    b"\x89": lambda m: m.push(False),
    b"}": lambda m: m.push({}),
    b"]": lambda m: m.push([]),
    b")": lambda m: m.push(()),
    b"J": lambda m: m.push_number("<i"),
    b"K": lambda m: m.push_number("<B"),
    b"M": lambda m: m.push_number("<H"),
    b"G": lambda m: m.push_number(">d"),
    b"\x8a": lambda m: m.push_long("<B"),
    b"\x8b": lambda m: m.push_long("<i"),
    b"X": lambda m: m.push_text("<I"),
    b"\x8c": lambda m: m.push_text("<B"),
    b"\x8d": lambda m: m.push_text("<Q"),
    b"U": lambda m: m.push_raw("<B"),
    b"T": lambda m: m.push_raw("<i"),
    b"q": lambda m: m.memoize("<B"),
    b"r": lambda m: m.memoize("<I"),
    b"\x94": lambda m: m.memoize(""),
    b"h": lambda m: m.recall("<B"),
    b"j": lambda m: m.recall("<I"),
    b"t": lambda m: m.make_tuple(-1),
    b"\x85": lambda m: m.make_tuple(1),
    b"\x86": lambda m: m.make_tuple(2),
    b"\x87": lambda m: m.make_tuple(3),
    b"s": lambda m: m.set_items(False),
    b"u": lambda m: m.set_items(True),
    b"a": lambda m: m.append_items(False),
    b"e": lambda m: m.append_items(True),
    b"c": lambda m: m.name_global(False),
    b"\x93": lambda m: m.name_global(True),
    b"R": lambda m: m.call(),
    b"b": lambda m: m.build(),
    b"Q": lambda m: m.persistent(),
}
