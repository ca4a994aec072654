"""The bad cable between hosts does what it says, or the renders over it would show nothing."""

import json
import sys
from statistics import median

import pytest
from netns import Host, Lan, Line, why_no_bad_line, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")

PACKETS = 400
ECHO = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as echo:
    echo.bind(("0.0.0.0", 4000))
    print("ready", flush=True)
    while True:
        echo.sendto(*echo.recvfrom(2000))
"""
ASK = """
import json, select, socket, struct, sys, time
count, times = int(sys.argv[2]), []
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
    asking.connect((sys.argv[1], 4000))
    for number in range(count):
        asking.send(struct.pack("d", time.monotonic()) + bytes(1200))
        until = time.monotonic() + 0.003
        while select.select([asking], [], [], max(0, until - time.monotonic()))[0]:
            times.append(time.monotonic() - struct.unpack_from("d", asking.recv(2000))[0])
    while select.select([asking], [], [], 0.5)[0]:
        times.append(time.monotonic() - struct.unpack_from("d", asking.recv(2000))[0])
print(json.dumps(times))
"""


def round_trips(one: Host, other: Host, packets: int = PACKETS) -> list[float]:
    """Seconds that each of the echoes took that came back."""
    there = other.python("-c", ECHO)
    assert there.stdout is not None and there.stdout.readline() == "ready\n"
    done = one.run(sys.executable, "-c", ASK, other.ip, str(packets))
    there.kill()
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_good_cable_loses_nothing() -> None:
    with Lan() as lan:
        times = round_trips(lan.host("one"), lan.host("two"))
    assert len(times) == PACKETS and median(times) < 0.02


@pytest.mark.slow
@pytest.mark.skipif(bool(why_no_bad_line()), reason=why_no_bad_line() or "-")
def test_bad_cable_delays_and_loses_as_much_as_it_should() -> None:
    with Lan() as lan:
        one, two = lan.host("one"), lan.host("two", line=Line(delay_ms=50, jitter_ms=10, loss=0.05))
        times = round_trips(one, two)
        lost = PACKETS - len(times)
        assert min(times) >= 0.1 and median(times) < 0.2
        assert 0.04 * PACKETS < lost < 0.18 * PACKETS, "one in twenty, there and back"
        assert two.frames_lost is None or two.frames_lost >= lost


@pytest.mark.skipif(bool(why_no_bad_line()), reason=why_no_bad_line() or "-")
def test_bad_cable_that_is_out_passes_nothing_and_its_host_sees_that() -> None:
    with Lan() as lan:
        one, two = lan.host("one"), lan.host("two", line=Line(delay_ms=10))
        assert len(round_trips(one, two, packets=5)) == 5
        two.pull_cable()
        assert two.run("cat", "/sys/class/net/eth0/carrier").stdout.strip() == "0"
        assert round_trips(one, two, packets=5) == []
        two.put_cable_back()
        assert len(round_trips(one, two, packets=5)) == 5
