"""The process in which a reader is given cases: its memory is bounded by the kernel, its time by who started it.

    python fuzz_child.py READER FOLDER MEMORY_BYTES      cases on stdin, one JSON line for each on stdout

Not a test. A case is four bytes of length and as many of content. What may be said of a file is a `FastVidError`; any
other error is a crash, and so is the end of this process.
"""

import json
import os
import resource
import struct
import sys
import time
import traceback
import warnings
from pathlib import Path

from fuzz_targets import target

from fastvid_gui.errors import FastVidError

_LENGTH = struct.Struct("<I")


def held(name: str) -> int:
    """Bytes of this process's memory: "VmRSS" now, "VmHWM" at most since `forget_peak`."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) << 10
    return 0


def forget_peak() -> None:
    """The kernel begins anew to note the most memory held."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def main() -> None:
    reader, folder, memory = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer
    os.environ["FASTVID_HOME"] = str(folder / "home")
    read = target(reader).prepare(folder)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + memory,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    answers.write("ready\n")
    answers.flush()
    cases = sys.stdin.buffer
    while head := cases.read(_LENGTH.size):
        data = cases.read(_LENGTH.unpack(head)[0])
        forget_peak()
        before, used, told = held("VmRSS"), time.process_time(), ""
        try:
            read(data)
            result = "read"
        except FastVidError as error:
            result, told = "refused", str(error)[:300]
        except MemoryError:
            result, told = "memory", traceback.format_exc()[-3000:]
        except Exception:  # noqa: BLE001
            result, told = "crash", traceback.format_exc()[-3000:]
        seconds, peak = time.process_time() - used, max(0, held("VmHWM") - before)
        answers.write(json.dumps([result, round(seconds, 4), peak, told]) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
