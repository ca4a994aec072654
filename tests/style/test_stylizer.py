"""The stylizer: any picture size, chosen devices, and the same bits whoever paints (promise 1)."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from networks import johnson_shape, moving_picture, tame_style
from numpy.typing import NDArray

from fastvid_gui.errors import DeviceError
from fastvid_gui.style import devices
from fastvid_gui.style.backends.openvino import OpenVinoBackend, Precision
from fastvid_gui.style.backends.openvino_bytes import fits_bytes
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import Shape, fast_shape, fine_shape
from fastvid_gui.style.stylizer import (
    NetworkStylizer,
    Stylizer,
    available_backends,
    available_devices,
    make_stylizer,
)

FAST = tame_style(fast_shape())
SMALL = tame_style(fast_shape(8, 8, 1))
HERE = Path(__file__).resolve().parent


def painted_hash(stylizer: Stylizer, width: int = 160, height: int = 90, frames: int = 4) -> str:
    """Of some frames, each painted over the one before."""
    digest = hashlib.sha256()
    painted: NDArray[np.uint8] | None = None
    trust = np.linspace(0, 1, height * width, dtype=np.float32).reshape(height, width)
    for number in range(frames):
        painted = stylizer.paint(moving_picture(number, height, width), painted, trust)
        digest.update(painted.tobytes())
    return digest.hexdigest()


def on_cpu(style: Style, width: int = 160, height: int = 90) -> Stylizer:
    return make_stylizer(style, width, height, device="cpu")


@pytest.mark.parametrize("backend", available_backends())
@pytest.mark.parametrize("size", [(1, 1), (2, 2), (3, 5), (8, 7), (9, 4), (1, 40), (175, 143), (64, 36)])
@pytest.mark.parametrize("shape", [SMALL.shape, johnson_shape()], ids=["fast", "Johnson"])
def test_any_size(size: tuple[int, int], shape: Shape, backend: str) -> None:
    width, height = size
    stylizer = make_stylizer(tame_style(shape), width, height, backend=backend)  # type: ignore[arg-type]
    frame = moving_picture(0, height, width)
    first = stylizer.paint(frame)
    again = stylizer.paint(frame, first, np.ones((height, width), np.float32))
    for painted in (first, again):
        assert painted.shape == (height, width, 3)
        assert painted.dtype == np.uint8
        assert painted.flags.c_contiguous


def test_backends_agree_on_odd_and_tiny_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    if len(available_backends()) < 2:
        pytest.skip("only one backend is installed")
    from fastvid_gui.style.backends import openvino

    monkeypatch.setattr(
        openvino, "best_precision", lambda _shape: "f32"
    )  # a norm over four pixels magnifies bf16
    for width, height in ((3, 5), (8, 7), (45, 31)):
        frame = moving_picture(3, height, width)
        trust = np.full((height, width), 0.5, np.float32)
        one, other = (
            make_stylizer(SMALL, width, height, device="cpu", backend=backend).paint(frame, frame, trust)
            for backend in available_backends()
        )
        assert np.abs(one.astype(int) - other).max() <= 1


def test_results_are_not_overwritten_by_the_next_frame() -> None:
    stylizer = on_cpu(SMALL)
    first = stylizer.paint(moving_picture(0, 90, 160))
    kept = first.copy()
    stylizer.paint(moving_picture(30, 90, 160))
    np.testing.assert_array_equal(first, kept)


def test_frames_are_not_changed() -> None:
    frame, warped, trust = (
        moving_picture(0, 90, 160),
        moving_picture(1, 90, 160),
        np.ones((90, 160), np.float32),
    )
    copies = frame.copy(), warped.copy(), trust.copy()
    on_cpu(SMALL).paint(frame, warped, trust)
    for now, before in zip((frame, warped, trust), copies, strict=True):
        np.testing.assert_array_equal(now, before)


def test_other_sizes_and_types_are_refused() -> None:
    stylizer = on_cpu(SMALL)
    good = moving_picture(0, 90, 160)
    for bad in (moving_picture(0, 90, 158), good.astype(np.float32), good[..., 0]):
        with pytest.raises(ValueError, match="expected uint8"):
            stylizer.paint(bad)
    with pytest.raises(ValueError, match="expected float32"):
        stylizer.paint(good, good, np.ones((90, 160)))  # type: ignore[arg-type]


def test_slices_of_larger_pictures_are_taken() -> None:
    stylizer = on_cpu(SMALL)
    large = moving_picture(0, 180, 320)
    sliced = large[::2, ::2]
    np.testing.assert_array_equal(stylizer.paint(sliced), stylizer.paint(np.ascontiguousarray(sliced)))


def test_impossible_sizes_are_a_clear_error() -> None:
    with pytest.raises(DeviceError, match="smaller --size"):
        make_stylizer(SMALL, 100_000, 10)
    with pytest.raises(ValueError, match="keep"):
        make_stylizer(SMALL, 100, 10, keep=1.5)


# Promise 1


def test_same_bits_on_repeat_and_after_other_sizes() -> None:
    expected = painted_hash(on_cpu(FAST))
    stylizer = on_cpu(FAST)
    assert painted_hash(stylizer) == expected
    painted_hash(on_cpu(FAST, 96, 64), 96, 64)
    painted_hash(on_cpu(tame_style(johnson_shape()), 100, 100), 100, 100)
    assert painted_hash(stylizer) == expected
    assert painted_hash(on_cpu(FAST)) == expected


def test_same_bits_side_by_side_in_threads() -> None:
    expected = painted_hash(on_cpu(FAST), frames=12)
    with ThreadPoolExecutor(4) as pool:
        hashes = list(pool.map(lambda _: painted_hash(on_cpu(FAST), frames=12), range(4)))
    assert set(hashes) == {expected}


@pytest.mark.parametrize("precision", ["int8", "bf16", "f32"])
@pytest.mark.parametrize(
    "shape", [fast_shape(), fine_shape(), johnson_shape()], ids=["fast", "fine", "Johnson"]
)
def test_same_bits_with_any_number_of_threads(shape: Shape, precision: Precision) -> None:
    """As many as there are cores; benchmarks/thread_counts.py tries more."""
    if precision == "int8" and not fits_bytes(shape):
        pytest.skip("not a network for bytes")
    style, (height, width) = tame_style(shape), (96, 160)
    hashes = set()
    for threads in range(1, len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 3):
        backend = OpenVinoBackend(
            style.shape, style.weights, style.vector, height, width, 0.6, precision, threads
        )
        stylizer = NetworkStylizer(backend, width, height, (height, width))
        hashes.add(painted_hash(stylizer, width, height, frames=30))
    assert len(hashes) == 1


def test_same_bits_side_by_side_with_torch_on_the_cpu() -> None:
    torch = pytest.importorskip("torch")
    threads = torch.get_num_threads()

    def made() -> Stylizer:
        return make_stylizer(SMALL, 160, 90, device="cpu", backend="torch")

    expected = painted_hash(made())
    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(lambda _: painted_hash(made()), range(3))) == {expected}
    assert torch.get_num_threads() == threads


@pytest.mark.parametrize("cores", [1, 2])
def test_same_bits_in_other_processes_on_any_number_of_cores(cores: int) -> None:
    expected = painted_hash(on_cpu(FAST))
    code = (
        "import os\n"
        f"there = sorted(os.sched_getaffinity(0))[:{cores}]\n"
        "os.sched_setaffinity(0, there)\n"
        "import test_stylizer as t\n"
        "stylizer = t.on_cpu(t.FAST)\n"
        "print(t.painted_hash(stylizer), stylizer.fingerprint)\n"
    )
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system has no way to take cores away from a process")
    paths = os.pathsep.join([str(HERE), str(HERE.parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    assert done.stdout.strip() == f"{expected} {on_cpu(FAST).fingerprint}"


def test_bits_do_not_depend_on_the_other_styles_of_a_pack() -> None:
    other = Style(FAST.info, FAST.shape, FAST.weights, FAST.vector + np.float32(0.01))
    expected = painted_hash(on_cpu(FAST))
    assert painted_hash(on_cpu(other)) != expected
    assert painted_hash(on_cpu(FAST)) == expected


def test_fingerprint_tells_what_decides_the_bits() -> None:
    fingerprint = on_cpu(SMALL).fingerprint
    assert fingerprint == on_cpu(FAST, 64, 36).fingerprint
    assert "thread" not in fingerprint
    assert any(precision in fingerprint for precision in ("int8", "bf16", "f32"))
    if len(available_backends()) == 2:
        assert make_stylizer(SMALL, 64, 36, device="cpu", backend="torch").fingerprint != fingerprint


# Devices


def test_devices_of_this_computer() -> None:
    assert available_devices()[-1] == "cpu"
    assert set(available_devices()) <= {"cpu", "cuda", "mps"}


def test_absent_device_says_what_is_there() -> None:
    for device in ("cuda", "mps"):
        if device not in available_devices():
            with pytest.raises(DeviceError, match=f"{device} is not there.*has .*cpu"):
                make_stylizer(SMALL, 64, 36, device=device)  # type: ignore[arg-type]
    with pytest.raises(DeviceError, match="openvino runs on the CPU only"):
        make_stylizer(SMALL, 64, 36, device="cuda", backend="openvino")


CHOICES = [
    # devices, backends installed, device asked for, backend asked for, what is taken
    (["cuda", "cpu"], ["openvino", "torch"], "auto", "auto", ("cuda", "torch")),
    (["mps", "cpu"], ["openvino", "torch"], "auto", "auto", ("mps", "torch")),
    (["cpu"], ["openvino", "torch"], "auto", "auto", ("cpu", "openvino")),
    (["cpu"], ["torch"], "auto", "auto", ("cpu", "torch")),
    (["cuda", "cpu"], ["openvino", "torch"], "cpu", "auto", ("cpu", "openvino")),
    (["cuda", "cpu"], ["openvino", "torch"], "auto", "openvino", ("cpu", "openvino")),
    (["cuda", "cpu"], ["openvino", "torch"], "auto", "torch", ("cuda", "torch")),
    (["cpu"], ["openvino", "torch"], "auto", "torch", ("cpu", "torch")),
    (["cuda", "cpu"], ["torch"], "cuda", "auto", ("cuda", "torch")),
    (["cpu"], ["openvino"], "cuda", "auto", "GPUs need torch"),
    (["cpu"], ["openvino"], "auto", "torch", "torch is not installed"),
    ([], [], "auto", "auto", "Neither"),
]


@pytest.mark.parametrize(("there", "installed", "device", "backend", "taken"), CHOICES)
def test_choice(
    there: list[str],
    installed: list[str],
    device: str,
    backend: str,
    taken: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(devices, "available_devices", lambda: there)
    monkeypatch.setattr(devices, "available_backends", lambda: installed)
    if isinstance(taken, tuple):
        assert devices.choose(device, backend) == taken  # type: ignore[arg-type]
    else:
        with pytest.raises(DeviceError, match=str(taken)):
            devices.choose(device, backend)  # type: ignore[arg-type]


def test_openvino_paints_without_importing_torch() -> None:
    pytest.importorskip("openvino")
    code = (
        "import sys, numpy as np\n"
        "from networks import tame_style\n"
        "from fastvid_gui.style.shape import fast_shape\n"
        "from fastvid_gui.style.stylizer import make_stylizer, available_backends\n"
        "available_backends()\n"
        "stylizer = make_stylizer(tame_style(fast_shape(8, 8, 1)), 64, 36, device='cpu')\n"
        "stylizer.paint(np.zeros((36, 64, 3), np.uint8))\n"
        "assert 'torch' not in sys.modules\n"
    )
    paths = os.pathsep.join([str(HERE), str(HERE.parent.parent)])
    subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": paths}, timeout=240, check=True
    )
