"""A maker's helpers over real sockets: followed to other addresses, refused and taken back by their version."""

import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm import events as ev
from fastvid_gui.farm import maker_helpers
from fastvid_gui.farm import messages as ms
from fastvid_gui.farm.coordinator import Coordinator
from fastvid_gui.farm.links import HelperLink, News, Phase, PieceArrived
from fastvid_gui.farm.loop import Loop, Posted
from fastvid_gui.farm.maker_helpers import Helpers, other_app
from fastvid_gui.farm.maker_nodes import HelperFound
from fastvid_gui.farm.maker_references import References
from fastvid_gui.farm.sockets import Received
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
        self.links: dict[str, HelperLink] = {}
        self.coordinator = Coordinator(12)
        greet = (self.node.identity.id, "0" * 16, "0" * 64)
        references = References([], SETTINGS)
        self.helpers = Helpers(
            greet,
            SETTINGS,
            references,
            self.loop,
            self.node.peers,
            self,
            self._tell,
            self.events.append,
            self.links,
        )
        self._ticked = 0.0

    def _tell(self, event: Event) -> None:
        assert isinstance(event, Noted)
        self.notes.append(event.text)

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
        self.helpers.on_found(HelperFound(self.peer, addresses, sure, True, protocol))

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
                self.helpers.tick(time.monotonic(), self.coordinator)
        return time.monotonic() - begun

    def welcome(self, program: Loop, event: Received, app: str = "0.0.1") -> None:
        told = ms.Welcome(
            app, self.helper.identity.id, "attic", "1" * 16, "CPU", 1, 1, "", ms.HelperState.IDLE
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


def test_another_version_that_is_announced_is_told_once_and_greeted_when_it_is_updated(maker: Maker) -> None:
    address = maker.program()
    for _ in range(3):
        maker.found(address, protocol=ms.PROTOCOL_VERSION + 1)
    assert maker.notes == [
        f"attic does not help: its FastVid is newer than this computer's (version {ms.PROTOCOL_VERSION + 1} of the "
        f"farm's language there, {ms.PROTOCOL_VERSION} here); install the same FastVid on both."
    ]
    assert maker.link.phase is Phase.REFUSED and maker.link.link is None and not maker.loop._clients
    maker.found(address)
    maker.until(lambda: maker.link.app)
    assert maker.notes[1:] == [other_app("attic", "0.0.1")]
    assert "attic has an older FastVid (0.0.1; this computer has " in maker.notes[1]


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


@pytest.mark.parametrize(
    ("version", "which"), [("99.1", "a newer"), ("0.0.0.1", "an older"), ("?", "another")]
)
def test_which_version_is_older_is_said(version: str, which: str) -> None:
    assert f"attic has {which} FastVid ({version}; this computer has " in other_app("attic", version)
