"""Real hosts for tests: network namespaces joined by a bridge, each with a virtual cable (Linux, as root).

    with Lan() as lan:
        one, two = lan.host("one"), lan.host("two")
        one.run("ping", "-c1", two.ip)
        two.pull_cable()

The switch is a namespace of its own, so nothing of this appears among the computer's interfaces.
"""

import os
import secrets
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

REPOSITORY = Path(__file__).resolve().parent.parent.parent


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
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=20).stdout


class Host:
    """A computer on the network."""

    def __init__(self, lan: "Lan", name: str, number: int, interface: str) -> None:
        self.name, self.interface = name, interface
        self.namespace = f"{lan.prefix}-{name}"
        self.ip = f"10.77.0.{number}"
        self._switch, self.port = lan.switch, f"port{number}"
        self._processes: list[subprocess.Popen[str]] = []

    def plug(self) -> None:
        """Makes the namespace, its cable and its address."""
        ip("netns", "add", self.namespace)
        ip("-n", self.namespace, "link", "set", "lo", "up")
        self._cable(self.port, self.interface, self.ip)

    def add_interface(self, name: str) -> str:
        """Plugs in another network card; returns its address."""
        address = self.ip.replace("10.77.0.", "10.77.1.")
        self._cable(f"{self.port}b", name, address)
        return address

    def _cable(self, port: str, interface: str, address: str) -> None:
        cable = ("link", "add", port, "netns", self._switch, "type", "veth")
        ip(*cable, "peer", "name", interface, "netns", self.namespace)
        ip("-n", self._switch, "link", "set", port, "master", "bridge0", "up")
        ip("-n", self.namespace, "address", "add", f"{address}/24", "dev", interface)
        ip("-n", self.namespace, "link", "set", interface, "up")

    def pull_cable(self) -> None:
        """The host sees its link go down, as with a real cable."""
        ip("-n", self._switch, "link", "set", self.port, "down")

    def put_cable_back(self) -> None:
        ip("-n", self._switch, "link", "set", self.port, "up")

    def slow(self, *netem: str) -> None:
        """Delay, loss and the like (`tc qdisc add ... netem ...`); raises CalledProcessError where it is absent."""
        command = ["ip", "netns", "exec", self.namespace, "tc", "qdisc", "add", "dev", self.interface, "root"]
        subprocess.run([*command, "netem", *netem], check=True, capture_output=True, text=True, timeout=20)

    def run(self, *command: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Runs a command on this host to its end."""
        settings = {"capture_output": True, "text": True, "timeout": 60, "cwd": REPOSITORY, **more}
        return subprocess.run(self._there(command), check=False, **settings)

    def start(self, *command: str, **more: Any) -> subprocess.Popen[str]:
        """Starts a process on this host; it is killed with the network. `ip` replaces itself by the command."""
        settings = {"stdout": subprocess.PIPE, "text": True, "cwd": REPOSITORY, **more}
        process: subprocess.Popen[str] = subprocess.Popen(self._there(command), **settings)
        self._processes.append(process)
        return process

    def python(self, *arguments: str, **more: Any) -> subprocess.Popen[str]:
        """Starts this Python on this host."""
        return self.start(sys.executable, *arguments, **more)

    def remove(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.kill()
            process.wait(10)
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None:
                    stream.close()
        ip("netns", "delete", self.namespace)

    def _there(self, command: tuple[str, ...]) -> list[str]:
        return ["ip", "netns", "exec", self.namespace, *command]


class Lan:
    """A switch and the hosts plugged into it; all is gone after the `with`."""

    def __init__(self) -> None:
        self.prefix = f"fv{os.getpid()}{secrets.token_hex(2)}"
        self.switch = f"{self.prefix}-switch"
        self.hosts: list[Host] = []
        self._made: list[str] = []

    def host(self, name: str, interface: str = "eth0") -> Host:
        """A new host with an IPv4 address (and IPv6 as the system makes it)."""
        host = Host(self, name, len(self.hosts) + 1, interface)
        self.hosts.append(host)
        host.plug()
        return host

    def stop_multicast(self) -> None:
        """As a switch or access point that keeps multicast from all that are plugged in so far."""
        for host in self.hosts:
            ip("-n", self.switch, "link", "set", host.port, "type", "bridge_slave", "mcast_flood", "off")

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
