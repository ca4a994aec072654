"""`fastvid-gui helper`: lets this computer help others, and gives it back at once when it is needed."""

import os
import platform
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from fastvid_gui.cli.messages import counted, print_json, print_result, say
from fastvid_gui.cli.options import one_of
from fastvid_gui.domain.terminal_text import harmless_line
from fastvid_gui.errors import Interrupted, UsageError
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import Sentence, code_of, said_by_others
from fastvid_gui.sentences.terminal import Terminal

if TYPE_CHECKING:
    from fastvid_gui.farm.helper.helper import Helper
    from fastvid_gui.farm.helper.options import HelperStatus

PLAIN_LINE_SECONDS = 10.0
KEY_WAIT_SECONDS = 0.2
KEYS = (
    "Keys: p shows a pairing code, y yields now (again: goes on), q finishes the chunk and ends, Ctrl-C ends."
)


def helper(
    name: Annotated[str, typer.Option(help="What others see (default: the computer's name).")] = "",
    port: Annotated[int, typer.Option(help="TCP port; the next free one is taken if it is not.")] = 47800,
    interface: Annotated[
        list[str] | None,
        typer.Option(metavar="I", help="A network interface or address to use instead of the real ones."),
    ] = None,
    pair: Annotated[bool, typer.Option("--pair", help="Show a pairing code at once.")] = False,
    hours: Annotated[str, typer.Option(metavar="A-B", help="Help only then, for example 20:00-08:00.")] = "",
    idle: Annotated[
        float | None,
        typer.Option(metavar="N", help="Help only after nobody has used this computer for N minutes."),
    ] = None,
    not_on_battery: Annotated[
        bool, typer.Option("--not-on-battery", help="Rest while no power is plugged in.")
    ] = False,
    threads: Annotated[
        int | None, typer.Option(metavar="N", help="Cores to use at most (default: all).")
    ] = None,
    cache_mb: Annotated[
        int, typer.Option(metavar="N", help="Disk for finished chunks that wait to be fetched, in MB.")
    ] = 4096,
    memory_mb: Annotated[
        int | None,
        typer.Option(metavar="N", help="Memory for others' films in MB (default: 60 % of this computer's)."),
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    install_service: Annotated[
        bool,
        typer.Option(
            "--install-service",
            help="Write a unit of systemd's that runs a helper with the other options given, instead of helping now.",
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the status as JSON, a line a change.")
    ] = False,
) -> None:
    """Help other computers paint, until Ctrl-C. Only paired ones are served.

    Where a helper runs already, --pair has that one show a code.
    """
    from fastvid_gui.farm.discovery.announcement import printable
    from fastvid_gui.farm.helper.helper import Helper, HelperRunsError
    from fastvid_gui.farm.helper.lent import LEAST_MB
    from fastvid_gui.farm.helper.options import SHELF_MB, HelperOptions, OpenPairing
    from fastvid_gui.farm.helper.rest_rules import parse_hours
    from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT

    if not 0 < port < 65536:
        raise UsageError(Terminal.PORT, port=port)
    if threads is not None and not 1 <= threads <= 256:
        raise UsageError(Terminal.THREADS, threads=threads)
    if idle is not None and not 0 < idle <= 24 * 60:
        raise UsageError(Terminal.IDLE, minutes=idle)
    if not 16 <= cache_mb <= 1_000_000:
        raise UsageError(Terminal.CACHE_MB, megabytes=cache_mb)
    if memory_mb is not None and not LEAST_MB <= memory_mb <= 10_000_000:
        raise UsageError(Terminal.MEMORY_MB, megabytes=memory_mb, least=LEAST_MB)
    one_of("--device", device, ("auto", "cpu", "cuda", "mps"))
    options = HelperOptions(
        name=printable(name or platform.node(), 40) or "helper",
        port=port,
        interfaces=tuple(interface) if interface else None,
        hours=parse_hours(hours) if hours else None,
        idle_minutes=idle,
        not_on_battery=not_on_battery,
        threads=threads,
        shelf_mb=cache_mb,
        device=device,  # type: ignore[arg-type]
        memory_mb=memory_mb,
    )
    if install_service:
        typed: dict[str, object] = {
            "--name": name,
            "--port": port if port != DEFAULT_PORT else None,
            "--hours": hours,
            "--idle": idle,
            "--threads": threads,
            "--cache-mb": cache_mb if cache_mb != SHELF_MB else None,
            "--memory-mb": memory_mb,
            "--device": device if device != "auto" else None,
        }
        words = [word for option, value in typed.items() if value for word in (option, str(value))]
        words += [word for each in interface or () for word in ("--interface", each)]
        _install_service([*words, *(["--not-on-battery"] if not_on_battery else [])], as_json)
        return
    with _Status(as_json) as shown:
        try:
            serving = Helper(options, shown.tell, shown.show)
        except HelperRunsError as error:
            if not (pair and error.here):
                raise
            _ask_running(error.folder, as_json)
            return
        if pair:
            serving.wish(OpenPairing())
        with _signals(serving), _keys(serving, shown):
            serving.run()


def _ask_running(folder: Path, as_json: bool) -> None:
    """Has the helper that runs already show a code, and prints it."""
    from fastvid_gui.errors import PairingError
    from fastvid_gui.farm.helper.asked import ask_for_code

    told = ask_for_code(folder)
    if not told.code:
        raise PairingError(told.said)
    if as_json:
        print_json({"code": told.code, "code_seconds": round(told.seconds)})
    else:
        say("A helper runs already on this computer; it shows the code.")
        print_result(told.said)


def _install_service(options: list[str], as_json: bool) -> None:
    from fastvid_gui.farm.helper.service import install

    file = install(options)
    if as_json:
        print_json({"unit": str(file)})
        return
    print_result(str(file))
    say("Begin it, now and whenever you log in:  systemctl --user enable --now fastvid-helper")
    say("Also while you are logged out:          loginctl enable-linger")
    say("Then pair it:                           fastvid-gui helper --pair")


class _Status:
    """What the terminal shows: lines as things happen, and a status that changes in place."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._last: object = None
        self._line_at = 0.0
        self._live = sys.stderr.isatty() and not as_json
        self._width = 0

    def __enter__(self) -> "_Status":
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def tell(self, says: Sentence) -> None:
        """A sentence. The pairing code goes to stdout, for scripts that wait for it."""
        self._clear()
        if code_of(says) is Pairing.CODE and not self._as_json:
            print_result(str(says))
        else:
            say(str(says))

    def show(self, status: "HelperStatus") -> None:
        """The status; without a terminal, a line when it changes, and not too often."""
        if self._as_json:
            data = {**asdict(status), "resting": str(status.resting), "problem": str(status.problem)}
            if data != self._last:
                self._last = data
                print_json(data)
            return
        text = harmless_line(status_line(status))
        if self._live:
            with suppress(OSError):  # its terminal was closed
                self._clear()
                width = max(20, os.get_terminal_size(sys.stderr.fileno()).columns - 1)
                sys.stderr.write(text[:width])
                sys.stderr.flush()
                self._width = min(len(text), width)
            return
        key = (status.state, status.maker, status.resting, status.port, status.problem)
        if key != self._last or (status.painting and time.monotonic() - self._line_at > PLAIN_LINE_SECONDS):
            self._last, self._line_at = key, time.monotonic()
            say(text)

    def _clear(self) -> None:
        if self._width:
            with suppress(OSError):
                sys.stderr.write("\r" + " " * self._width + "\r")
            self._width = 0


def status_line(status: "HelperStatus") -> str:
    """Who it is, and what it does for whom, in one line."""
    parts = [f"{status.name}, port {status.port}"]
    if status.resting:
        parts.append(f"resting: {status.resting}")
    elif status.painting:
        ranges = " ".join(f"{first}-{stop - 1} (at {at})" for first, stop, at in status.painting)
        parts.append(f"paints {ranges} for {status.maker}")
    elif status.maker:
        parts.append(f"ready for {status.maker}")
    else:
        parts.append("waiting for work" if status.paired else "not paired with anybody yet (--pair)")
    if status.state == "stopping":
        parts.append("ending")
    if status.waiting:
        parts.append(f"waiting: {', '.join(status.waiting)}")
    if status.frames:
        parts.append(f"{counted(status.frames, 'frame')} painted")
    if status.kept_bytes:
        parts.append(f"{status.kept_bytes / 1e6:.1f} MB to be fetched")
    if status.code:
        parts.append(f"pairing code {status.code}")
    if status.problem:
        parts.append(str(status.problem))
    return "; ".join(parts)


@contextmanager
def _signals(serving: "Helper") -> Iterator[None]:
    """Ctrl-C, a polite kill and a closed terminal end it at once (a second one without a good-bye); SIGUSR1 yields,
    SIGUSR2 finishes."""
    from fastvid_gui.cli.stopping import ending_signals
    from fastvid_gui.farm.helper.options import FinishAndStop, StopNow, Wish, Yield

    ending = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        if ending.is_set():
            os._exit(Interrupted.exit_code)
        ending.set()
        serving.wish(StopNow())

    wishes: dict[str, Wish] = {"SIGUSR1": Yield(), "SIGUSR2": FinishAndStop()}
    handlers: dict[int, Callable[[int, FrameType | None], None]] = dict.fromkeys(ending_signals(), end)
    for signal_name, wish in wishes.items():
        if (number := getattr(signal, signal_name, None)) is not None:
            handlers[number] = lambda _, __, wish=wish: serving.wish(wish)  # type: ignore[misc]
    old = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


@contextmanager
def _keys(serving: "Helper", shown: _Status) -> Iterator[None]:
    """Single keys on a terminal, if the system lets a program read them without Enter."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or sys.platform == "win32":
        yield
        return
    import select
    import termios
    import tty

    from fastvid_gui.farm.helper.options import FinishAndStop, OpenPairing, Wish, Yield

    wishes: dict[str, Wish] = {"p": OpenPairing(), "y": Yield(), "q": FinishAndStop()}
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            ready, _, _ = select.select([sys.stdin], [], [], KEY_WAIT_SECONDS)
            try:
                key = os.read(sys.stdin.fileno(), 1) if ready else None
            except OSError:
                key = b""
            if key == b"":
                return  # the terminal was closed
            if key and (wish := wishes.get(key.decode("latin-1"))):
                serving.wish(wish)

    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    thread = threading.Thread(target=read, name="keys", daemon=True)
    thread.start()
    shown.tell(said_by_others(KEYS))
    try:
        yield
    finally:
        over.set()
        thread.join()
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
