"""How long things may take on a computer that does other things too.

A limit in a test is there for two reasons: to end a wait that is in vain (make it long, it costs nothing where the test
passes), and to hold FastVid to what it promises of its speed. For the second the computer must be asked how busy it is:

    assert seconds < allowed(2)
"""

import os
import time

PROBE_SECONDS = 0.03
IDLE = 1.3
MARGIN = 4.0
"""Several threads and processes take turns in most of what is measured, and each waits for its own."""


def slowness() -> float:
    """How much longer than alone a thread needs now: 1 on an idle computer, about 5 for ten others on two cores."""
    begun, computed = time.perf_counter(), time.thread_time()
    while time.thread_time() - computed < PROBE_SECONDS:
        pass
    found = (time.perf_counter() - begun) / (time.thread_time() - computed)
    if hasattr(
        os, "getloadavg"
    ):  # of the last minute: what was measured may have been while another load ended
        found = max(found, os.getloadavg()[0] / (os.cpu_count() or 1))
    return max(1.0, found)


def is_idle() -> bool:
    """Whether what the clock says of this computer now says something of FastVid."""
    return slowness() < IDLE


def allowed(limit: float) -> float:
    """The limit for an idle computer (in any unit of time), or what is fair now."""
    found = slowness()
    return limit if found < IDLE else limit * MARGIN * found
