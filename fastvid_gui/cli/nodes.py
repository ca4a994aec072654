"""`fastvid-gui nodes`, `pair` and `doctor`: the computers of the farm, trust between them, what is in the way."""

import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fastvid_gui.cli.messages import print_json, print_result, say
from fastvid_gui.cli.stopping import stoppable
from fastvid_gui.domain.terminal_text import harmless, harmless_line
from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.terminal import Terminal

if TYPE_CHECKING:
    from rich.table import Table

    from fastvid_gui.farm.discovery.listing import Listed
    from fastvid_gui.farm.doctor.findings import Step
    from fastvid_gui.farm.trust.peers import PeerBook
    from fastvid_gui.sentences.sentence import Sentence

SECONDS = 3.0
MOST_TYPED = 200
JSON_KEYS = ("id", "name", "address", "version", "app", "fits", "device", "paired", "helping", "state")

STATES_OF_THEIR_OWN = ("refuses", "unknown", "does not answer", "has another key")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Interfaces = Annotated[
    list[str] | None,
    typer.Option(
        "--interface", metavar="I", help="A network interface or address to use instead of the real ones."
    ),
]

app = typer.Typer(
    help="List the nodes of the network; `nodes forget NODE` ends a pairing.", invoke_without_command=True
)


@app.callback(invoke_without_command=True)
def nodes(
    context: typer.Context,
    watch: Annotated[bool, typer.Option("--watch", help="Go on until Ctrl-C.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object; with --watch one a line, at each change.")
    ] = False,
    interface: Interfaces = None,
) -> None:
    """List the nodes seen on the network within three seconds."""
    if context.invoked_subcommand is not None:
        return
    from fastvid_gui.farm.discovery.discovery import Discovery
    from fastvid_gui.farm.discovery.listing import away, by_address, merged, twins, wait_left
    from fastvid_gui.farm.sockets.addresses import TypedAddresses
    from fastvid_gui.farm.trust.peers import PeerBook

    peers, typed = PeerBook(), TypedAddresses()
    if watch:
        _watch(peers, as_json, interface)
        return
    begun = time.monotonic()
    with Discovery(None, interface, known={peer.id for peer in peers.list()}) as discovery:
        answers = by_address(peers, typed, SECONDS)
        discovery.wait(wait_left(begun, SECONDS))
        # A node that is announced in a paired node's name is asked for its key.
        answers = by_address(peers, typed, SECONDS, discovery.nodes, answers)
        found = merged(discovery.nodes, answers, peers)
        problem = discovery.problem or twins(found)
    missing = away(found, peers)
    if as_json:
        print_json(_object(found, peers, problem))
        return
    if problem:
        say(f"fastvid-gui: {problem}")
    if found:
        _show(_table(found))
    else:
        print_result(
            "No node is seen. Start `fastvid-gui helper` on another computer; `fastvid-gui doctor` says more."
        )
    for peer in missing:
        print_result(f"Paired, but not there: {peer.name or peer.id} ({peer.id})")


@app.command()
def forget(
    node: Annotated[str, typer.Argument(metavar="NODE", help="Its id, how the id begins, or its name.")],
    as_json: AsJson = False,
) -> None:
    """End a pairing: the node is no longer let in, and gets no more work."""
    from fastvid_gui.farm.sockets.addresses import TypedAddresses, parse_address
    from fastvid_gui.farm.trust.peers import PeerBook

    peers = PeerBook()
    peer = peers.named(node)
    peers.forget(peer.id)
    if peer.address:
        TypedAddresses().forget(parse_address(peer.address))
    if as_json:
        print_json({"forgotten": peer.id, "name": peer.name})
    else:
        print_result(f"Forgotten: {peer.name or peer.id} ({peer.id}).")


def pair(
    address: Annotated[
        str, typer.Argument(metavar="HOST[:PORT]", help="The other computer, as its helper shows it.")
    ],
    code: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]",
            help="The six digits it shows. Without them they are asked for, or read from standard input: what is typed "
            "here appears in the process list for a moment, where other accounts of this computer can read it.",
        ),
    ] = None,
    as_json: AsJson = False,
    interface: Interfaces = None,
) -> None:
    """Pair this computer with a helper that shows a code (`fastvid-gui helper --pair` there)."""
    from fastvid_gui.farm.discovery.meeting import pair_at, why_unfit
    from fastvid_gui.farm.sockets.addresses import parse_address
    from fastvid_gui.farm.trust.peers import PeerBook

    peers, where = PeerBook(), parse_address(address)
    typed = "".join(code) if code else _asked_code(where.host)
    with stoppable() as stop:
        peer = pair_at(where, typed, peers, interface, stop)
        unfit = why_unfit(peer, peers)
    if as_json:
        data = {"id": peer.id, "name": peer.name, "address": peer.address}
        print_json({**data, "problem": str(unfit)} if unfit else data)
    else:
        print_result(f"Paired with {peer.name or peer.id} ({peer.id}), {peer.address}.")
    if unfit:
        say(f"fastvid-gui: {unfit}")


def _asked_code(host: str) -> str:
    """The code, typed at a terminal or sent through a pipe."""
    typed = ""
    with suppress(OSError, ValueError):  # there is no standard input
        if sys.stdin.isatty():
            sys.stderr.write(harmless(f"Code that {host} shows: "))
            sys.stderr.flush()
        typed = sys.stdin.readline(MOST_TYPED).strip()
    if not typed:
        raise UsageError(Terminal.MISSING_CODE, host=host)
    return typed


def doctor(
    address: Annotated[
        str | None, typer.Argument(metavar="[HOST[:PORT]]", help="A computer to examine the way to.")
    ] = None,
    as_json: AsJson = False,
    interface: Interfaces = None,
) -> None:
    """Find out why computers of the farm do not find or reach each other, and what to do."""
    from fastvid_gui.farm.doctor.examine import examine
    from fastvid_gui.farm.doctor.findings import Outcome
    from fastvid_gui.farm.sockets.addresses import parse_address
    from fastvid_gui.farm.trust.peers import PeerBook

    steps = []
    for step in examine(parse_address(address) if address else None, PeerBook(), interface):
        steps.append(step)
        if not as_json:
            _show_step(step)
    if as_json:
        print_json({"steps": [_step_object(step) for step in steps]})
    if any(step.outcome is Outcome.FAILED for step in steps):
        raise typer.Exit(1)


def _watch(peers: "PeerBook", as_json: bool, interface: Sequence[str] | None) -> None:
    from fastvid_gui.farm.discovery.listing import watch_nodes

    with stoppable(hard=False) as stop, _Shown(as_json) as shown:
        watch_nodes(
            peers,
            lambda found, problem: shown.show(found, _object(found, peers, problem)),
            stop,
            interface,
        )


class _Shown:
    """Where `--watch` writes: JSON lines, a table that changes in place, or a table a change."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._live: Any = None

    def __enter__(self) -> "_Shown":
        if not self._as_json and sys.stdout.isatty():
            from rich.live import Live

            self._live = Live(auto_refresh=False)
            self._live.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self._live is not None:
            self._live.stop()

    def show(self, found: "Sequence[Listed]", data: dict[str, Any]) -> None:
        if self._as_json:
            print_json(data)
        elif self._live is not None:
            self._live.update(_table(found, data.get("problem", "")), refresh=True)
        else:
            _show(_table(found, data.get("problem", "")))


def _object(found: "Sequence[Listed]", peers: "PeerBook", problem: "Sentence") -> dict[str, Any]:
    from fastvid_gui.farm.discovery.listing import away

    data: dict[str, Any] = {
        "nodes": [{key: getattr(node, key) for key in JSON_KEYS} for node in found],
        "away": [{"id": peer.id, "name": peer.name, "address": peer.address} for peer in away(found, peers)],
    }
    if problem:
        data["problem"] = str(problem)
    return data


def _table(found: "Sequence[Listed]", problem: str = "") -> "Table":
    """Names come from other computers, so nothing in them is read as markup."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, caption=Text(harmless(problem)) if problem else None)
    for heading in ("NODE", "ADDRESS", "VERSION", "DEVICE", "PAIRED", "STATE", "ID"):
        table.add_column(heading, overflow="fold")
    for node in found:
        state = (
            node.state if node.helping or node.state in STATES_OF_THEIR_OWN else f"{node.state}, not helping"
        )
        paired = "yes" if node.paired else "no"
        row = (node.name, node.address, _version(node), node.device, paired, state, node.id or "")
        table.add_row(*(Text(harmless_line(cell)) for cell in row))
    return table


def _version(node: "Listed") -> str:
    """The version of its FastVid, or else of its messages; and whether that fits ours."""
    version = node.app or (str(node.version) if node.version is not None else "")
    return f"{version}, does not fit".lstrip(", ") if node.fits is False else version


def _show(table: "Table") -> None:
    from rich.console import Console

    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(table)


def _show_step(step: "Step") -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=160)
    sign = {"ok": "ok     ", "failed": "FAILED ", "skipped": "-      "}[step.outcome]
    style = {"ok": "green", "failed": "bold red", "skipped": "dim"}[step.outcome]
    # We never fold it: people copy the commands in it.
    said = Text.assemble((sign, style), (f"{step.name:<13}", "bold"), harmless(str(step.sentence)))
    console.print(said, soft_wrap=True)
    for advice in step.advice:
        console.print(Text(" " * 20 + harmless(str(advice))), soft_wrap=True)


def _step_object(step: "Step") -> dict[str, str]:
    advice = "\n".join(map(str, step.advice))
    return {
        "name": step.name,
        "outcome": step.outcome,
        "sentence": str(step.sentence),
        "advice": advice,
    }
