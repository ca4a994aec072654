"""OpenVINO's bindings are used by several threads from the first moment on; they must not block each other."""

import subprocess
import sys

import pytest

pytest.importorskip("openvino")

PROCESSES = 6
HANGS_AFTER_SECONDS = 60
FIRST_USE = """
import sys, threading
import numpy as np
import fastvid_gui.style.backends.openvino
import openvino as ov

sys.setswitchinterval(1e-9)
start = threading.Barrier(4)

def use() -> None:
    start.wait()
    for _ in range(3):
        ov.Type.f32.to_dtype()
        ov.Type(np.float32)
        ov.Tensor(np.zeros(4, np.float32)).data

threads = [threading.Thread(target=use) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_the_first_use_by_several_threads_at_once_does_not_hang() -> None:
    """Without the tables made at import about two of three such processes hang for good."""
    for _ in range(PROCESSES):
        done = subprocess.run(
            [sys.executable, "-c", FIRST_USE], timeout=HANGS_AFTER_SECONDS, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
