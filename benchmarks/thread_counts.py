"""Whether the picture depends on the number of threads, also with more threads than this computer has cores.

    sudo python benchmarks/thread_counts.py [--cores 16] [--frames 30] [--size 320x180] [--style STYLE ...]

OpenVINO takes no more threads than there are cores. So a child process sees a made-up processor map: other folders in
place of /sys/devices/system/cpu and node (in a mount namespace), and a library in front of the C library that gives
the same answer (compiled with `cc`). Linux only; needs root for the namespace. Each line: the style, the precision,
and which thread counts gave other bits than one thread, over frames with feedback.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int count(void) { return atoi(getenv("PRETENDED_CORES")); }
static int fill(size_t size, cpu_set_t *mask) {
    memset(mask, 0, size);
    for (int i = 0; i < count(); i++) CPU_SET_S(i, size, mask);
    return 0;
}
int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *mask) { return fill(size, mask); }
int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *mask) { return 0; }
int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *mask) { return fill(size, mask); }
int pthread_setaffinity_np(pthread_t thread, size_t size, const cpu_set_t *mask) { return 0; }
long sysconf(int name) {
    static long (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "sysconf");
    return name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF ? count() : real(name);
}
"""
CPUS, NODES = Path("/sys/devices/system/cpu"), Path("/sys/devices/system/node")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cores", type=int, default=16)
    parser.add_argument("--frames", type=int, default=30)
    parser.add_argument("--size", default="320x180")
    parser.add_argument("--style", nargs="+", default=["great-wave", "starry-night"])
    parser.add_argument("--speed", choices=("fast", "fine"), default="fast")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        compare(options)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "shim.c").write_text(SHIM)
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-o", folder / "shim.so", folder / "shim.c", "-ldl"], check=True
        )
        write_map(folder, options.cores)
        mounts = f"mount --bind {folder}/cpu {CPUS} && mount --bind {folder}/node {NODES}"
        child = f'{mounts} && PRETENDED_CORES={options.cores} LD_PRELOAD={folder}/shim.so exec "$@"'
        arguments = [sys.executable, __file__, *sys.argv[1:], "--here"]
        subprocess.run(["unshare", "-m", "sh", "-c", child, "sh", *arguments], check=True)


def write_map(folder: Path, cores: int) -> None:
    """Files that describe `cores` equal cores in one socket, after this computer's first one."""
    every = f"0-{cores - 1}\n"
    for core in range(cores):
        for kind in ("topology", "cache"):
            for file in (CPUS / "cpu0" / kind).rglob("*"):
                if not file.is_file():
                    continue
                copy = folder / "cpu" / f"cpu{core}" / file.relative_to(CPUS / "cpu0")
                copy.parent.mkdir(parents=True, exist_ok=True)
                own = file.name in ("thread_siblings_list", "core_cpus_list", "core_id")
                own = own or (file.name == "shared_cpu_list" and file.parent.name != "index3")
                shared = file.name.endswith("_list")
                copy.write_text(f"{core}\n" if own else every if shared else file.read_text())
    for name in ("possible", "present", "online"):
        (folder / "cpu" / name).write_text(every)
    (folder / "node" / "node0").mkdir(parents=True)
    (folder / "node" / "node0" / "cpulist").write_text(every)
    for name in ("online", "possible", "has_cpu", "has_memory"):
        (folder / "node" / name).write_text("0\n")


def compare(options: argparse.Namespace) -> None:
    """Paints with each thread count and prints which ones differ."""
    from fastvid_gui.style.backends.openvino import OpenVinoBackend
    from fastvid_gui.style.library import load_style

    counts = sorted({1, 2, 3, *(2**power for power in range(2, 9)), options.cores})
    counts = [count for count in counts if count <= options.cores == os.cpu_count()]
    width, height = (int(number) // 8 * 8 for number in options.size.split("x"))
    for reference in options.style:
        style = load_style(reference, options.speed)
        for precision in ("int8", "bf16", "f32"):
            hashes = {
                count: painted(
                    OpenVinoBackend(
                        style.shape, style.weights, style.vector, height, width, 0.6, precision, count
                    ),
                    (height, width),
                    options.frames,
                )
                for count in counts
            }
            other = [count for count, found in hashes.items() if found != hashes[1]]
            print(
                f"{reference} {options.speed} {precision}: threads {counts}, other bits: {other or 'none'}",
                flush=True,
            )


def painted(backend: object, size: tuple[int, int], frames: int) -> str:
    """The hash of frames that are painted one over the other."""
    picture = np.random.default_rng(0).integers(0, 256, (size[0] // 8, size[1] // 8, 3), np.uint8)
    picture = picture.repeat(8, 0).repeat(8, 1)
    trust = np.linspace(0, 1, size[0] * size[1], dtype=np.float32).reshape(size)
    digest, last = hashlib.sha256(), picture
    for number in range(frames):
        last = backend.run(np.roll(picture, number, 1), np.roll(last, 1, 1), trust)  # type: ignore[attr-defined]
        digest.update(last.tobytes())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
