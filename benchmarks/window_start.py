"""How long it takes from the start of the process until the window is visible.

    python benchmarks/window_start.py [--runs 5]

Needs a display (or Xvfb). Each run is a separate process with a fresh home; the engine processes start beside the
window, as they do for users. "Cold" would also empty the system's file cache, which needs an administrator: `sync; echo
3 > /proc/sys/vm/drop_caches` before a run.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile

WAIT_SECONDS = 60


def start_once() -> float:
    """Seconds until the first paint of one run."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "FASTVID_DEBUG": "1", "FASTVID_HOME": home}
        process = subprocess.Popen(
            [sys.executable, "-m", "fastvid_gui"], env=env, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        try:
            for line in process.stderr:
                match = re.search(r"window visible after ([\d.]+) s", line)
                if match:
                    return float(match.group(1))
            raise SystemExit("The window did not come up; start `python -m fastvid_gui` to see why.")
        finally:
            process.terminate()
            process.stderr.read()
            process.wait(WAIT_SECONDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    seconds = [start_once() for _ in range(parser.parse_args().runs)]
    print("runs:", ", ".join(f"{value:.2f}" for value in seconds), "s")
    print(f"median {statistics.median(seconds):.2f} s, slowest {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
