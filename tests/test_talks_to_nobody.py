"""FastVid talks to nobody but paired computers, and writes nowhere but in its own folders (promise 9).

Each command runs on a host of its own (a network namespace) whose every packet is written down, with a name server and
a way to the Internet that lead to a host where nobody answers, with none of the variables by which libraries know a
build machine, and with an empty home folder.
"""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest
from films import make_film, make_pack

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.append(str(REPOSITORY / "tests" / "farm"))

from netns import Host, Lan, why_not  # noqa: E402

WIRETAP = REPOSITORY / "tests" / "farm" / "wiretap.py"
MULTICAST_DNS = re.compile(r"udp (224\.0\.0\.251|\[ff02::fb\]):5353")
PATIENCE_SECONDS = 240

needs_hosts = pytest.mark.skipif(bool(why_not()), reason=why_not())


class Watched:
    """A host whose packets and home folder are looked at."""

    def __init__(self, lan: Lan, folder: Path) -> None:
        self.host: Host = lan.host("watched")
        self.silent: Host = lan.host("silent")
        self.folder, self.home = folder, folder / "home"
        self.home.mkdir()
        (folder / "resolv.conf").write_text(f"nameserver {self.silent.ip}\noptions timeout:1 attempts:1\n")
        assert self.host.run("ip", "route", "add", "default", "via", self.silent.ip).returncode == 0
        self._sent = folder / "sent.txt"
        with self._sent.open("w") as sent:
            self.host.python(str(WIRETAP), self.host.interface, stdout=sent)
        wait_for(lambda: "ready" in self._sent.read_text())

    def sent(self) -> list[str]:
        """One line a packet, what only finds neighbors left out; see wiretap.py."""
        return self._sent.read_text().splitlines()[1:]

    def command(self, *arguments: str) -> list[str]:
        """Python on that host, by its name server."""
        asks = f'mount --bind "{self.folder}/resolv.conf" /etc/resolv.conf && exec "$@"'
        return ["sh", "-c", asks, "sh", sys.executable, *arguments]

    def environment(self) -> dict[str, str]:
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": str(self.home),
            "PYTHONPATH": str(REPOSITORY),
            "FASTVID_HOME": str(self.folder / "fastvid"),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8",
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """FastVid's command line, to its end."""
        done = self.host.run(
            *self.command("-m", "fastvid_gui", *arguments), env=self.environment(), timeout=PATIENCE_SECONDS
        )
        assert done.returncode == 0, done.stderr
        return done

    def run_for_a_while(self, done: Callable[[psutil.Process], bool], *arguments: str) -> None:
        """The same for what ends when it is told to: once `done` says so of its process."""
        with (self.folder / "output.txt").open("w") as output:
            process = self.host.start(
                *self.command("-m", "fastvid_gui", *arguments),
                env=self.environment(), stdout=output, stderr=output,
            )  # fmt: skip
        wait_for(lambda: process.poll() is not None or done(psutil.Process(process.pid)))
        assert process.poll() is None, (self.folder / "output.txt").read_text()
        process.send_signal(signal.SIGTERM)
        process.wait(60)

    def left_in_home(self) -> list[str]:
        """The files that were written into the user's home folder."""
        return [str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file()]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with Lan() as lan:
        yield Watched(lan, tmp_path)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return make_film(tmp_path / "film.mp4", 30, 160, 96, Fraction(25))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return make_pack(tmp_path / "tame.safetensors")


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until, "nothing came of it"
        time.sleep(0.1)


def has_openvino(process: psutil.Process) -> bool:
    """Whether the process or one that it started has loaded OpenVINO."""
    for one in (process, *process.children(recursive=True)):
        try:
            if any("libopenvino" in place.path for place in one.memory_maps()):
                return True
        except psutil.Error:
            continue
    return False


def test_openvino_never_loads_its_telemetry() -> None:
    """However FastVid is entered; the stub that OpenVINO keeps for this case is what it then calls."""
    program = (
        "import sys, fastvid_gui.style.backends.openvino as backend;"
        "assert 'openvino.tools.ovc.telemetry_stub' in sys.modules;"
        "assert sys.modules['openvino_telemetry'] is None;"
        "assert not [name for name in sys.modules if name.startswith('openvino_telemetry.')]"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=REPOSITORY, timeout=PATIENCE_SECONDS)


@needs_hosts
def test_the_wiretap_sees_names_that_are_asked_for_and_connections(watched: Watched) -> None:
    """The measuring stick: a report such as OpenVINO's would be seen."""
    program = (
        "import socket, contextlib\n"
        "with contextlib.suppress(OSError): socket.getaddrinfo('www.example.org', 443)\n"
        "with contextlib.suppress(OSError): socket.create_connection(('192.0.2.1', 443), 1)\n"
    )
    assert watched.host.run(*watched.command("-c", program)).returncode == 0
    wait_for(lambda: {f"udp {watched.silent.ip}:53", "tcp 192.0.2.1:443"} <= set(watched.sent()))


@needs_hosts
def test_a_render_sends_nothing(watched: Watched, film: Path, pack: Path) -> None:
    watched.run("render", str(film), "-s", str(pack), "-o", str(watched.folder / "out.mp4"))
    assert watched.sent() == []
    assert watched.left_in_home() == []


@needs_hosts
@pytest.mark.slow
def test_a_bench_sends_nothing(watched: Watched) -> None:
    watched.run("bench", "--json")
    assert watched.sent() == []
    assert watched.left_in_home() == []


@needs_hosts
@pytest.mark.slow
def test_a_helper_talks_to_its_maker_only(watched: Watched, film: Path, pack: Path) -> None:
    """It is found by multicast, pairs, and paints a whole film."""
    maker = watched.silent
    elsewhere = watched.environment() | {"FASTVID_HOME": str(watched.folder / "maker")}

    def on_the_maker(*arguments: str) -> None:
        done = maker.run(sys.executable, "-m", "fastvid_gui", *arguments, env=elsewhere, timeout=240)
        assert done.returncode == 0, done.stderr

    def painted_a_film(process: psutil.Process) -> bool:
        said = (watched.folder / "output.txt").read_text()
        if "Pairing code: " not in said:
            return False
        on_the_maker("pair", watched.host.ip, said.split("Pairing code: ")[1].split("\n")[0])
        output = str(watched.folder / "out.mp4")
        on_the_maker("render", str(film), "-s", str(pack), "-o", output, "--helpers-only")
        assert has_openvino(process)
        return True

    watched.run_for_a_while(painted_a_film, "helper", "--name", "quiet", "--pair")
    to_the_maker = re.compile(rf"tcp {re.escape(maker.ip)}:\d+")
    strangers = [
        line
        for line in watched.sent()
        if not MULTICAST_DNS.fullmatch(line) and not to_the_maker.fullmatch(line)
    ]
    assert strangers == []
    assert watched.left_in_home() == []


@needs_hosts
@pytest.mark.slow
def test_training_sends_nothing(watched: Watched, film: Path, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (128, 128, 3), np.uint8)
    cv2.imwrite(str(tmp_path / "noise.png"), noise)
    arguments = ("train", str(tmp_path / "noise.png"), "--video", str(film), "--minutes", "0.2")
    watched.run(*arguments, "-o", str(tmp_path / "own.safetensors"))
    assert watched.sent() == []
    assert watched.left_in_home() == []


@needs_hosts
@pytest.mark.slow
def test_the_window_only_looks_for_computers_that_run_fastvid(watched: Watched, film: Path) -> None:
    pytest.importorskip("PySide6")
    watched.run_for_a_while(has_openvino, str(film))
    assert [line for line in watched.sent() if not MULTICAST_DNS.fullmatch(line)] == []
    assert watched.left_in_home() == []
