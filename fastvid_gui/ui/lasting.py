"""Keeps a fault of PySide6 6.12 from ending the window under Python 3.11 and older.

Measured: there, each call of Qt that gives nothing back takes a reference of None away that it never took (and `emit`
one of True). After some seven thousand calls Python stops with "none_dealloc: deallocating None". From Python 3.12 on
these objects are immortal and nothing happens; so here they are given so many references that they never run out.
"""

import ctypes
import sys

LASTING = 1 << 60
"""References; a million lost a second would last for thirty thousand years."""


def keep_singletons() -> None:
    """Makes None, True and False last, where Python does not do so by itself. Does no harm when called twice."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or sys.maxsize < LASTING:
        return
    for value in (None, True, False):
        # An object begins with its count of references (not so in debug builds of Python, hence the check).
        count = ctypes.c_ssize_t.from_address(id(value))
        if abs(count.value - sys.getrefcount(value)) <= 8 and count.value < LASTING:
            count.value += LASTING
