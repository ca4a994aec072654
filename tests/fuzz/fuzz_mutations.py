"""Seeded damage to bytes: what chance does to a file, and what somebody does who knows how parsers count."""

import contextlib
import copy
import json
import random
import sqlite3
import struct
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

MOST_BYTES = 4 << 20
_NESTS = (
    b"[",
    b"{",
    b"(",
    b"\x91",
    b"\x81",
    b'{"a":',
    b"[[",
    b"\xdc\x00\x01",
    b"\x0a\x80\x80\x80\x01",
    b"a.",
)
_WORDS = (
    b"\0", b"\xff", b"\n", b"\r\n", b"\x1b[2J", b"../../x", b"/dev/zero", b"NaN", b"1e999", b"-1", b"9" * 400, b"null",
    b"\xc0\xc1", b"\xdf\xff\xff\xff\xff", b"\xc6\x7f\xff\xff\xff", b"\xc7\xff\x05", b"\xd9\xff", b'"', b"''",
    b"\xef\xbb\xbf", b"\xe2\x80\xae", b"%s%n", b"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", b"\0\0\x01\x67",
    b"\0\0\0\x01",
)  # fmt: skip
_NUMBERS = (0, 1, 2, 127, 128, 255, 256, 32767, 32768, 65535, 1 << 24, (1 << 31) - 1, 1 << 31, (1 << 32) - 1)


def mutated(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A damaged copy; `others` lend parts."""
    copy = bytearray(data)
    # Some cases are damaged in one place, some in many.
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        if not copy:
            copy = bytearray(b"\0")
        _WAYS[rng.randrange(len(_WAYS))](rng, copy, others)
    return bytes(copy[:MOST_BYTES])


def _place(rng: random.Random, copy: bytearray) -> int:
    """Structure lies mostly at both ends; numbers fill the middle."""
    place = rng.randrange(min(rng.choice((16, 64, 600, 6000, len(copy))), len(copy)))
    return place if rng.random() < 0.7 else len(copy) - 1 - place


def _flip(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    copy[_place(rng, copy)] ^= 1 << rng.randrange(8)


def _byte(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    copy[_place(rng, copy)] = rng.randrange(256)


def _number(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place, value = _place(rng, copy), rng.choice(_NUMBERS)
    form = rng.choice(("<H", ">H", "<I", ">I", "<Q", ">Q"))
    size = struct.calcsize(form)
    copy[place : place + size] = struct.pack(form, value % (1 << (8 * size)))


def _step(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place = _place(rng, copy)
    copy[place] = (copy[place] + rng.choice((-1, 1, 16, -16))) % 256


def _digit(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    """In texts: another number, perhaps a very long one."""
    digits = [place for place, byte in enumerate(copy[:20_000]) if 48 <= byte <= 57]
    if digits:
        place = rng.choice(digits)
        copy[place : place + 1] = rng.choice(
            (b"0", b"9", b"-", b"99999999", b"9" * 5000, b"1e30", b"\xd9\xa3")
        )


def _word(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place, word = _place(rng, copy), rng.choice(_WORDS)
    copy[place : place + rng.choice((0, len(word)))] = word


def _double(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place = _place(rng, copy)
    copy[place:place] = copy[place : place + rng.choice((1, 8, 64, 1000))]


def _very_often(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    """A part again and again: what is quadratic shows."""
    place, times = _place(rng, copy), rng.choice((100, 3000, 100_000))
    part = bytes(copy[place : place + rng.choice((1, 2, 6, 20, 100, 500))])
    copy[place:place] = part * min(times, MOST_BYTES // max(1, len(part)))


def _nest(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place = _place(rng, copy)
    copy[place:place] = rng.choice(_NESTS) * rng.choice((10, 500, 20_000, 200_000))


def _cut_out(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place = _place(rng, copy)
    del copy[place : place + rng.choice((1, 4, 64, 1000))]


def _cut_off(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    del copy[_place(rng, copy) :]


def _blank(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    place, size = _place(rng, copy), rng.choice((4, 64, 1000))
    copy[place : place + size] = rng.choice((b"\0", b"\xff", b" ")) * len(copy[place : place + size])


def _borrow(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    other = rng.choice(others)
    begin = rng.randrange(len(other) or 1)
    part = other[begin : begin + rng.choice((4, 64, 1000, 20_000))]
    place = _place(rng, copy)
    copy[place : place + rng.choice((0, len(part)))] = part


def _move(rng: random.Random, copy: bytearray, others: Sequence[bytes]) -> None:
    begin, size = _place(rng, copy), rng.choice((4, 64, 1000))
    part = copy[begin : begin + size]
    del copy[begin : begin + size]
    place = rng.randrange(len(copy) + 1)
    copy[place:place] = part


_Way = Callable[[random.Random, bytearray, Sequence[bytes]], None]
_WAYS: tuple[_Way, ...] = (
    _flip, _flip, _byte, _byte, _number, _number, _step, _digit, _word, _double, _very_often, _nest, _cut_out,
    _cut_off, _blank, _borrow, _move,
)  # fmt: skip


# ---- values inside of a sound form, which chance at bytes seldom reaches

_VALUES = (
    None, True, -1, 0, 1, 7, 255, 65536, 1 << 24, 1 << 31, (1 << 53) - 1, 1 << 62, (1 << 64) - 1, -(1 << 63), 0.5, -0.0,
    1e308, 5e-324, "", "a", "../../..", "/", "\0", "\x1b[2J\u202e", "x" * 5000, "\U0001f3a8" * 50, "0" * 64,
    "aaaa-bbbb-cccc-dddd\n", b"", b"\0", b"\xff" * 5000, [], {}, [[]] * 3000, {"a": 1}, "yuv420p", "nv12", "pal8",
    "h264", "rawvideo", "jpeg2000", "1/0", "25/1",
)  # fmt: skip


def _changed_value(rng: random.Random, value: object) -> object:
    if isinstance(value, bytes) and value and rng.random() < 0.7:
        return mutated(rng, value, [value])
    if isinstance(value, int) and not isinstance(value, bool) and rng.random() < 0.5:
        other = rng.choice(
            (value + 1, value - 1, -value, value * 2, value << 16, value ^ (1 << rng.randrange(31)))
        )
        return max(-(1 << 63), min((1 << 64) - 1, other))  # more is no MessagePack
    return copy.deepcopy(rng.choice(_VALUES))  # else a list could come to lie in itself


def _change_inside(rng: random.Random, value: object) -> object:
    """The value with one thing in it changed; lists and dictionaries are changed in place."""
    if isinstance(value, list) and value and rng.random() < 0.9:
        place = rng.randrange(len(value))
        kind = rng.randrange(8)
        if kind == 0:
            del value[place]
        elif kind == 1:
            value.insert(place, value[rng.randrange(len(value))])
        elif kind == 2 and len(value) < 10_000:
            value[place:place] = [value[place]] * rng.choice((10, 1000, 30_000))
        else:
            value[place] = _change_inside(rng, value[place])
        return value
    if isinstance(value, dict) and value and rng.random() < 0.95:
        key = rng.choice(list(value))
        if rng.randrange(12) == 0:
            del value[key]
        else:
            value[key] = _change_inside(rng, value[key])
        return value
    return _changed_value(rng, value)


def _changes(rng: random.Random, value: object) -> object:
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        value = _change_inside(rng, value)
    return value


def inside_msgpack(rng: random.Random, data: bytes, head: int) -> bytes:
    """Values of a MessagePack text behind a head of so many bytes."""
    return data[:head] + msgspec.msgpack.encode(_changes(rng, msgspec.msgpack.decode(data[head:])))


def inside_json(rng: random.Random, data: bytes) -> bytes:
    """Values of a JSON text."""
    return json.dumps(_changes(rng, json.loads(data)), default=lambda value: value.hex()).encode()


def inside_sqlite(rng: random.Random, data: bytes) -> bytes:
    """Rows and tables of an SQLite database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "database"
        path.write_bytes(data)
        database = sqlite3.connect(path)
        try:
            for _ in range(rng.choice((1, 1, 2, 4))):
                with contextlib.suppress(sqlite3.Error, OverflowError):
                    _sql(rng, database)
            database.commit()
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error:
            pass
        finally:
            database.close()
        return path.read_bytes()


def _sql(rng: random.Random, database: sqlite3.Connection) -> None:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = rng.choice(tables)
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    column, kind = rng.choice(columns), rng.randrange(12)
    value = rng.choice([value for value in _VALUES if not isinstance(value, list | dict)])
    if kind < 8:
        database.execute(
            f"UPDATE {table} SET {column} = ? WHERE rowid = (SELECT rowid FROM {table} LIMIT 1)", (value,)
        )
    elif kind == 8:
        database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    elif kind == 9:
        database.execute(f"ALTER TABLE {table} RENAME TO other{rng.randrange(9)}")
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        empty = ", ".join(f"({endless}) AS {name}" for name in columns)
        database.execute(f"CREATE VIEW {table} AS SELECT {empty}")
    elif kind == 10:
        database.execute(f"CREATE TRIGGER t AFTER DELETE ON {table} BEGIN DELETE FROM jobs; END")
    else:
        database.execute(f"PRAGMA user_version={rng.choice((0, 1, 2, 99))}")
