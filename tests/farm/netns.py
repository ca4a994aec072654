"""Real hosts for tests: network namespaces joined by a bridge, each with a virtual cable (Linux, as root).

    with Lan() as lan:
        one, two = lan.host("one"), lan.host("two")
        one.run("ping", "-c1", two.ip)
        two.pull_cable()
        far = lan.host("far", line=Line(delay_ms=50, loss=0.03))

The switch is a namespace of its own, so nothing of this appears among the computer's interfaces.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

REPOSITORY = Path(__file__).resolve().parent.parent.parent
LOSSY_LINK = Path(__file__).with_name("lossy_link.py")


@cache
def why_not() -> str:
    """Why namespaces can't be made here; empty where they can."""
    if sys.platform != "linux":
        return "network namespaces are a thing of Linux"
    if shutil.which("ip") is None:
        return "the command ip (iproute2) is absent"
    try:
        with Lan() as lan:
            lan.host("probe")
    except subprocess.CalledProcessError as error:
        return f"network namespaces can't be made here: {error.stderr.strip()}"
    return ""


def ip(*arguments: str) -> str:
    """Runs `ip`; returns what it prints."""
    command = ["ip", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout


@dataclass(frozen=True)
class Line:
    """A cable that is none of the best.

    Attributes:
        delay_ms, jitter_ms: what each frame needs in each direction, and by how much more at most.
        loss: the share of frames that do not arrive.
    """

    delay_ms: float
    jitter_ms: float = 0.0
    loss: float = 0.0


@cache
def has_netem() -> bool:
    """Whether the kernel delays and loses packets for us (tc netem)."""
    with Lan() as lan:
        probe = lan.host("netem")
        return shutil.which("tc") is not None and probe.netem(Line(1)).returncode == 0


class Host:
    """A computer on the network."""

    def __init__(self, lan: "Lan", name: str, number: int, interface: str, line: Line | None) -> None:
        self.name, self.interface, self.line = name, interface, line
        self.namespace = f"{lan.prefix}-{name}"
        self.ip = f"10.77.0.{number}"
        self._switch, self.port = lan.switch, f"port{number}"
        self._processes: list[subprocess.Popen[str]] = []
        self._between: subprocess.Popen[str] | None = None

    def plug(self) -> None:
        """Makes the namespace, its cable and its address."""
        ip("netns", "add", self.namespace)
        ip("-n", self.namespace, "link", "set", "lo", "up")
        bad = self.line is not None and not has_netem()
        self._cable(self.port, self.interface, self.ip, self._bad_cable() if bad else "bridge0")
        if self.line is not None and not bad:
            self.netem(self.line).check_returncode()

    def add_interface(self, name: str) -> str:
        """Plugs in another network card; returns its address."""
        address = self.ip.replace("10.77.0.", "10.77.1.")
        self._cable(f"{self.port}b", name, address)
        return address

    def _cable(self, port: str, interface: str, address: str, bridge: str = "bridge0") -> None:
        cable = ("link", "add", port, "netns", self._switch, "type", "veth")
        ip(*cable, "peer", "name", interface, "netns", self.namespace)
        ip("-n", self._switch, "link", "set", port, "master", bridge, "up")
        ip("-n", self.namespace, "address", "add", f"{address}/24", "dev", interface)
        ip("-n", self.namespace, "link", "set", interface, "up")

    def _bad_cable(self) -> str:
        """A bridge for this host alone, and a process that passes frames between it and the switch; its name."""
        line, bridge = self.line or Line(0), f"{self.port}line"
        near, far = f"{self.port}near", f"{self.port}far"
        options = ["--delay-ms", line.delay_ms, "--jitter-ms", line.jitter_ms, "--loss", line.loss]
        there = ("ip", "netns", "exec", self._switch, sys.executable)
        self._between = subprocess.Popen(
            [*there, str(LOSSY_LINK), near, far, *map(str, options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._processes.append(self._between)
        self._answer("ready")
        ip("-n", self._switch, "link", "add", bridge, "type", "bridge", "mcast_snooping", "0")
        ip("-n", self._switch, "link", "set", bridge, "up")
        ip("-n", self._switch, "link", "set", near, "master", bridge, "up")
        ip("-n", self._switch, "link", "set", far, "master", "bridge0", "up")
        return bridge

    def _answer(self, expected: str = "") -> str:
        assert self._between is not None and self._between.stdout is not None
        said = self._between.stdout.readline().strip()
        assert said.startswith(expected), f"the cable said “{said}”"
        return said

    @property
    def frames_lost(self) -> int | None:
        """How many the bad cable has lost so far; None where the kernel does that and does not say."""
        if self._between is None:
            return None
        assert self._between.stdin is not None
        self._between.stdin.write("counts\n")
        self._between.stdin.flush()
        return int(json.loads(self._answer("{"))["lost"])

    def change_address(self, number: int) -> str:
        """As when the router gives another one: the old one is gone, connections to it hang; returns the new one."""
        old, self.ip = self.ip, f"10.77.0.{number}"
        ip("-n", self.namespace, "address", "delete", f"{old}/24", "dev", self.interface)
        ip("-n", self.namespace, "address", "add", f"{self.ip}/24", "dev", self.interface)
        return self.ip

    def firewall(self, *ports: int, answer: str = "prohibit") -> None:
        """Rejects connections to TCP ports as firewalld does, by ICMP "administratively prohibited"; with "blackhole"
        as the answer it swallows them. Routing rules do it where no firewall is installed."""
        # Rules count against the bound on ICMP messages twice, which a firewall does not.
        forward = ("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1", "net.ipv4.icmp_ratelimit=0")
        self.run("sysctl", "-qw", *forward).check_returncode()
        for family in ("-4", "-6"):
            # What is for this host itself is looked up after the rules.
            ip("-n", self.namespace, family, "rule", "add", "priority", "10", "table", "local")
            ip("-n", self.namespace, family, "rule", "del", "priority", "0")
            for port in ports:
                rule = ("rule", "add", "priority", "1", "ipproto", "tcp", "dport", str(port))
                ip("-n", self.namespace, family, *rule, answer)

    def pull_cable(self) -> None:
        """The host sees its link go down, as with a real cable."""
        ip("-n", self._switch, "link", "set", self.port, "down")

    def put_cable_back(self) -> None:
        ip("-n", self._switch, "link", "set", self.port, "up")

    def netem(self, line: Line) -> subprocess.CompletedProcess[str]:
        """Has the kernel delay and lose packets, both ways; fails where it has no netem."""
        half_ms = line.jitter_ms / 2
        options = ["delay", f"{line.delay_ms + half_ms}ms", f"{half_ms}ms", "loss", f"{100 * line.loss}%"]
        done = subprocess.CompletedProcess([], 1, "", "")
        for where, device in ((self.namespace, self.interface), (self._switch, self.port)):
            command = ["ip", "netns", "exec", where, "tc", "qdisc", "add", "dev", device, "root", "netem"]
            done = subprocess.run(
                [*command, *options], check=False, capture_output=True, text=True, timeout=240
            )
            if done.returncode:
                break
        return done

    def run(self, *command: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Runs a command on this host to its end."""
        settings = {"capture_output": True, "text": True, "timeout": 240, "cwd": REPOSITORY, **more}
        return subprocess.run([*self.there, *command], check=False, **settings)

    def start(self, *command: str, **more: Any) -> subprocess.Popen[str]:
        """Starts a process on this host; it is killed with the network. `ip` replaces itself by the command."""
        settings = {"stdout": subprocess.PIPE, "text": True, "cwd": REPOSITORY, **more}
        process: subprocess.Popen[str] = subprocess.Popen([*self.there, *command], **settings)
        self._processes.append(process)
        return process

    def python(self, *arguments: str, **more: Any) -> subprocess.Popen[str]:
        """Starts this Python on this host."""
        return self.start(sys.executable, *arguments, **more)

    def remove(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.kill()
            process.wait(60)
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    stream.close()
        ip("netns", "delete", self.namespace)

    @property
    def there(self) -> list[str]:
        """What is put before a command that runs on this host; each replaces itself by the next, so signals arrive.

        What keeps tests to the loopback elsewhere does not hold on this network, which leads nowhere.
        """
        return ["ip", "netns", "exec", self.namespace, "env", "-u", "FASTVID_INTERFACE"]


class Lan:
    """A switch and the hosts plugged into it; all is gone after the `with`."""

    def __init__(self) -> None:
        self.prefix = f"fv{os.getpid()}{secrets.token_hex(2)}"
        self.switch = f"{self.prefix}-switch"
        self.hosts: list[Host] = []
        self._made: list[str] = []

    def host(self, name: str, interface: str = "eth0", line: Line | None = None) -> Host:
        """A new host with an IPv4 address (and IPv6 as the system makes it), on a good cable or a worse one."""
        host = Host(self, name, len(self.hosts) + 1, interface, line)
        self.hosts.append(host)
        host.plug()
        return host

    def stop_multicast(self) -> None:
        """As a switch or access point that keeps multicast from all that are plugged in so far."""
        for host in self.hosts:
            ip("-n", self.switch, "link", "set", host.port, "type", "bridge_slave", "mcast_flood", "off")

    def narrow(self, host: Host, mtu: int) -> None:
        """Loses what is larger on its way to and from a host, without a word, as a bad tunnel in the way does."""
        for each in self.hosts:
            # Each packet as it will be on the wire: no bundles for the network card to take apart.
            for where, device in ((each.namespace, each.interface), (self.switch, each.port)):
                ip("-n", where, "link", "set", device, "gso_max_segs", "1")
        ip("-n", self.switch, "link", "set", host.port, "mtu", str(mtu))

    def __enter__(self) -> Self:
        ip("netns", "add", self.switch)
        try:
            # Without snooping, multicast goes everywhere, as on a switch at home.
            bridge = ("link", "add", "bridge0", "type", "bridge", "mcast_snooping", "0")
            ip("-n", self.switch, *bridge)
            ip("-n", self.switch, "link", "set", "bridge0", "up")
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        there = ip("netns", "list")
        for host in self.hosts:
            if host.namespace in there:
                host.remove()
        ip("netns", "delete", self.switch)


@cache
def why_no_bad_line() -> str:
    """Why a host can't have a bad cable here; empty where it can."""
    if why_not():
        return why_not()
    if has_netem() or os.access("/dev/net/tun", os.R_OK | os.W_OK):
        return ""
    return "packets can't be delayed and lost here: neither netem nor /dev/net/tun"
