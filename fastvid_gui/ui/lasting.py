"""Keeps a bug in PySide6 6.12 from ending the window under Python 3.11 and older.

Measured: there, each Qt call that returns nothing releases a reference to None that it never took (and `emit` one to
True). After some seven thousand calls Python stops with "none_dealloc: deallocating None". From Python 3.12 on these
objects are immortal and nothing happens. So here they get so many references that they never run out.
"""

import ctypes
import sys

LASTING = 1 << 60
"""References; losing a million a second, they would last for thirty thousand years."""


def keep_singletons() -> None:
    """Makes None, True and False last, where Python does not do so itself. Calling it twice does no harm."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or sys.maxsize < LASTING:
        return
    for value in (None, True, False):
        # An object begins with its reference count (not in debug builds of Python, hence the check).
        count = ctypes.c_ssize_t.from_address(id(value))
        if abs(count.value - sys.getrefcount(value)) <= 8 and count.value < LASTING:
            count.value += LASTING
