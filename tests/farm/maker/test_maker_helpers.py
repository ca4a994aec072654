"""A maker's helpers over real sockets: followed to other addresses, refused and taken back by their version."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.maker import helpers as maker_helpers
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.helpers import Helpers, other_app
from fastvid_gui.farm.maker.link import QUIET_S, HelperLink, News, Phase, PieceArrived
from fastvid_gui.farm.maker.nodes import HelperFound
from fastvid_gui.farm.maker.references import References
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.sockets.link import Link, Received
from fastvid_gui.farm.sockets.loop import Loop, Posted
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.render.events import Event, Noted
from tests.farm.farm_nodes import HERE, Node

SETTINGS = RenderSettings(
    width=160,
    height=96,
    frame_rate=Fraction(8),
    crf=20,
    strength=1.0,
    keep_colors=False,
    speed="fast",
    chunk_frames=12,
    brush=1.0,
)
PATIENCE_S = 30.0
STRANGER = "127.0.0.66"


class Maker:
    """A maker's side, and the programs of one helper at several ports, of which some hang."""

    def __init__(self, folder: Path) -> None:
        self.node, self.helper = Node.new(folder / "maker"), Node.new(folder / "helper")
        self.peer = self.node.knows(self.helper, "attic")
        self.helper.knows(self.node, "maker")
        self.loop = self.node.loop()
        self.programs: list[Loop] = []
        self.notes: list[str] = []
        self.events: list[ev.Event] = []
        self.greetings: list[tuple[int, ms.Hello]] = []
        self.session = "1" * 16
        self.links: dict[str, HelperLink] = {}
        greet = (self.node.identity.id, "0" * 16, "0" * 64)
        references = References([], SETTINGS)
        self.helpers = Helpers(
            greet=greet,
            settings=SETTINGS,
            references=references,
            loop=self.loop,
            peers=self.node.peers,
            owner=self,
            tell=self._tell,
            handle=self.events.append,
            links=self.links,
            table=AssignmentTable(),
        )
        self._ticked = 0.0

    def _tell(self, event: Event) -> None:
        assert isinstance(event, Noted)
        self.notes.append(str(event.text))

    def on_offer(self, link: HelperLink, done: ms.PieceDone) -> None: ...

    def on_piece(self, link: HelperLink, arrived: PieceArrived) -> None: ...

    def on_frames(self, assignment: int, painted: int, node: str) -> None: ...

    def on_item(self, link: HelperLink, item: News) -> None: ...

    @property
    def link(self) -> HelperLink:
        return self.links[self.peer.id]

    def program(self) -> str:
        """The helper is started at a free port; its address."""
        self.programs.append(self.helper.loop())
        return f"{HERE}:{self.programs[-1].serve(49500, HERE, tries=400)}"

    def found(self, *addresses: str, sure: bool = True, protocol: int = ms.PROTOCOL_VERSION) -> None:
        self.helpers.on_found(
            HelperFound(peer=self.peer, addresses=addresses, sure=sure, helping=True, protocol=protocol)
        )

    def until(self, condition: Callable[[], object], *hang: int) -> float:
        """Lets both sides work, but not the programs that hang; seconds until something is true."""
        begun = time.monotonic()
        while not condition():
            assert time.monotonic() - begun < PATIENCE_S, f"waited in vain; said: {self.notes}"
            for event in self.loop.wait(0.01):
                if not isinstance(event, Posted):
                    self.helpers.on_socket(event)
            for place, program in enumerate(self.programs):
                if place in hang:
                    continue
                for event in program.wait(0.0):
                    if isinstance(event, Received) and isinstance(event.message, ms.Hello):
                        self.greetings.append((place, event.message))
                        self.welcome(program, event)
                    elif isinstance(event, Received) and isinstance(event.message, ms.Heartbeat):
                        program.send(event.link, ms.Heartbeat(0))
            if time.monotonic() - self._ticked > 0.5:
                self._ticked = time.monotonic()
                self.helpers.tick(time.monotonic())
        return time.monotonic() - begun

    def welcome(self, program: Loop, event: Received, app: str = "0.0.1") -> None:
        told = ms.Welcome(
            app=app,
            node=self.helper.identity.id,
            name="attic",
            session=self.session,
            device="CPU",
            cores=1,
            slots=1,
            fingerprint="",
            state=ms.HelperState.IDLE,
        )
        program.send(event.link, told)

    def close(self) -> None:
        for each in (self.loop, *self.programs):
            each.close()


@pytest.fixture
def maker(tmp_path: Path) -> Iterator[Maker]:
    found = Maker(tmp_path)
    yield found
    found.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("farm-")]


def test_a_helper_that_is_announced_elsewhere_is_followed_while_its_old_connection_still_seems_to_live(
    maker: Maker,
) -> None:
    old, new = maker.program(), maker.program()
    maker.found(old)
    maker.until(lambda: maker.greetings)
    connection = maker.link.link
    maker.found(old, new)  # both for a moment, as caches have it
    assert maker.link.link is connection, "all is well: nothing changes"
    maker.found(new)
    maker.until(lambda: len(maker.greetings) == 2, 0)
    assert maker.greetings[1][0] == 1 and maker.link.address == new
    assert maker.node.peers.list()[0].address == new
    assert maker.greetings[0][1].session == maker.greetings[1][1].session, "its orders stand"
    # And back again, to the address that was told before.
    maker.found(old)
    maker.until(lambda: len(maker.greetings) == 3, 1)
    assert maker.greetings[2][0] == 0


def test_an_invented_address_does_not_keep_it_from_the_true_one(maker: Maker) -> None:
    true, invented = maker.program(), "127.0.0.1:9"
    maker.found(true)
    maker.until(lambda: maker.greetings)
    maker.found(invented)
    maker.programs[0].close()
    maker.programs[0] = maker.helper.loop()
    port = int(true.rpartition(":")[2])
    maker.until(lambda: maker.link.address == invented)
    assert maker.programs[0].serve(port, HERE, tries=1) == port
    maker.until(lambda: len(maker.greetings) == 2)
    assert maker.link.address == true


def test_what_others_announce_of_its_version_keeps_no_helper_out(maker: Maker) -> None:
    """Anybody may announce anything in its name; what it speaks it says itself."""
    maker.found(maker.program(), protocol=ms.PROTOCOL_VERSION + 1)
    maker.until(lambda: maker.link.app)
    assert maker.link.phase is not Phase.REFUSED and not any("does not help" in note for note in maker.notes)
    connection = maker.link.link
    maker.found("127.0.0.1:9", protocol=ms.PROTOCOL_VERSION + 1)
    assert maker.link.link is connection is not None


def test_one_that_was_updated_is_asked_again_soon_after_it_says_so(
    maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker_helpers, "AGAIN_S", 0.5)
    welcome = maker.welcome
    refused = ms.Refused(ms.RefusalCode.VERSION, "it speaks otherwise.")
    monkeypatch.setattr(maker, "welcome", lambda program, event: program.send(event.link, refused))
    address = maker.program()
    maker.found(address)
    maker.until(lambda: maker.link.phase is Phase.REFUSED)
    assert maker.notes == ["attic does not help: it speaks otherwise."]
    monkeypatch.setattr(maker, "welcome", welcome)
    maker.found(address)
    maker.until(lambda: maker.link.app)
    assert maker.notes[1:] == [str(other_app("attic", "0.0.1"))]
    assert "attic has an older FastVid (0.0.1; this computer has " in maker.notes[1]


@pytest.mark.parametrize("turns", ["in its name", "beside it"])
def test_who_announces_ever_new_ports_in_its_name_keeps_no_helper_out(maker: Maker, turns: str) -> None:
    """The maker never was at its true address, and hears of a stranger's, each time another port, twice a second."""
    true = maker.program()
    with socket.create_server((STRANGER, 0)) as stranger:
        port, heard_at = stranger.getsockname()[1], 0.0
        maker.found(f"{STRANGER}:{port}")

        def connected() -> object:
            nonlocal port, heard_at
            if time.monotonic() - heard_at > 0.5:
                heard_at, port = time.monotonic(), port + 1 if port < 65000 else 20000
                invented = f"{STRANGER}:{port}"
                if turns == "beside it":
                    maker.found(invented, true)
                else:
                    # The same instance of the service: what was told last counts, and that is his for most of the time.
                    maker.found(true)
                    maker.found(invented)
            return maker.greetings

        taken = maker.until(connected)
    assert taken < 20 and maker.link.address == true


@pytest.mark.slow
def test_who_announces_ever_new_ports_in_its_name_ends_no_connection_again_and_again(maker: Maker) -> None:
    """It is quiet for a while: the stranger's turn comes, once; after that nothing he announces is tried for it."""
    true, port = maker.program(), 20000
    maker.found(true)
    maker.until(lambda: maker.greetings)
    greetings = len(maker.greetings)

    def announced_anew() -> None:
        nonlocal port
        port += 1
        maker.found(f"{STRANGER}:{port}", true)

    announced_anew()
    maker.until(lambda: maker.link.address != true, 0)
    maker.until(lambda: len(maker.greetings) > greetings)
    connection, quiet_since = maker.link.link, time.monotonic()

    def quiet_long_enough() -> bool:
        announced_anew()
        return time.monotonic() - quiet_since > QUIET_S + 2

    maker.until(quiet_long_enough, 0)
    assert maker.link.link is connection is not None


def test_one_that_refuses_for_its_version_is_asked_again_after_a_while_and_told_once(
    maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker_helpers, "OUTDATED_S", 1.0)
    refusals, welcome = 0, maker.welcome

    def refuse(program: Loop, event: Received) -> None:
        nonlocal refusals
        refusals += 1
        if refusals > 3:
            welcome(program, event)  # it has been updated
            return
        program.send(event.link, ms.Refused(ms.RefusalCode.VERSION, "it speaks otherwise."))

    monkeypatch.setattr(maker, "welcome", refuse)
    maker.found(maker.program())
    maker.until(lambda: maker.link.app)
    assert maker.notes[0] == "attic does not help: it speaks otherwise."
    assert not any("does not help" in note for note in maker.notes[1:])


def test_who_has_left_leaves_once(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    welcome = maker.welcome

    def leave(program: Loop, event: Received) -> None:
        welcome(program, event)
        for number in range(200):
            program.send(event.link, ms.Goodbye(f"bye {number}"))
        program.send(event.link, ms.Progress(7, 1))

    monkeypatch.setattr(maker, "welcome", leave)
    heard: list[object] = []
    monkeypatch.setattr(maker, "on_frames", lambda *said: heard.append(said))
    maker.found(maker.program())
    maker.until(lambda: heard)
    assert [note for note in maker.notes if "left" in note] == ["attic has left: bye 0."]


def test_of_a_program_that_was_started_anew_the_coordinator_knows_at_once(maker: Maker) -> None:
    """It has nothing of what the one before was given; nobody waits until that is missed."""
    old, new = maker.program(), maker.program()
    maker.found(old)
    maker.until(lambda: maker.greetings)
    maker.link.joined = True
    maker.session = "2" * 16
    maker.found(new)  # its old port is not known to be closed
    maker.until(lambda: len(maker.greetings) == 2 and maker.link.session == maker.session, 0)
    assert maker.events == [ev.NodeLeft(maker.peer.id, crashed=True)] and not maker.link.joined


def test_a_helper_does_not_take_anothers_name_between_two_greetings() -> None:
    """Where it is greeted its name is made distinct; what is told of it would be told of the other one."""
    peer = Peer(bytes(32), "cellar")
    link = HelperLink(peer, "127.0.0.1:47800", lambda to, said: None, AssignmentTable())

    def welcome(name: str) -> ms.Welcome:
        return ms.Welcome(
            app="1",
            node=peer.id,
            name=name,
            session="1" * 16,
            device="CPU",
            cores=1,
            slots=1,
            fingerprint="",
            state=ms.HelperState.IDLE,
        )

    link.up(
        Link(1, peer), ms.Hello(app="1", node="b" * 16, name="maker", session="0" * 16, job="0" * 64), 0.0
    )
    assert list(link.on_message(welcome("cellar"), 0.0)) and link.name == "cellar"
    link.ask_reference("0" * 64, SETTINGS, 0.0)
    assert not list(link.on_message(welcome("attic"), 0.0)) and link.name == "cellar"


@pytest.mark.parametrize(
    ("version", "which"), [("99.1", "a newer"), ("0.0.0.1", "an older"), ("?", "another")]
)
def test_which_version_is_older_is_said(version: str, which: str) -> None:
    assert f"attic has {which} FastVid ({version}; this computer has " in str(other_app("attic", version))
