"""OpenVINO itself, started once per process."""

import functools
from typing import Any

import numpy as np
import openvino as ov


@functools.cache
def one_core() -> Any:
    """OpenVINO, started once per process."""
    return ov.Core()


def _make_type_tables() -> None:
    """Creates the tables of element types in OpenVINO's bindings now, while the import lock keeps other threads out.

    They are C++ statics that call Python while they are created. Two threads that need one first at the same time block
    each other forever: one waits for the static while it holds Python's lock, the other waits for that lock.
    """
    ov.Type.f32.to_dtype()
    ov.Type(np.float32)
    memoryview(ov.Tensor(np.zeros(1, np.float32)).data)


_make_type_tables()
