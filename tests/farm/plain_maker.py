"""A maker in a test's hands: says what the test wants and collects what the helper answers."""

import secrets
import time
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from farm_processes import HelperProcess, introduce
from films import make_film, make_pack

from fastvid_gui.domain.job import RenderSettings, stable_hash
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.maker.link import greeting
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.parcels import Arrived, ParcelDesk
from fastvid_gui.farm.reference import FRAMES, HEIGHT, WIDTH
from fastvid_gui.farm.sockets.link import Link, LinkDown, LinkUp, Received
from fastvid_gui.farm.sockets.loop import Loop
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.media.packets import cut_packets
from fastvid_gui.media.read import open_source
from fastvid_gui.style.pack import dump_style, read_pack

WAIT_SECONDS = 180.0
Kind = TypeVar("Kind", bound=ms.Message)


class Work:
    """A small film and style, and a range of it."""

    def __init__(self, folder: Path) -> None:
        film = make_film(folder / "film.mp4", 24, 96, 64, Fraction(8), sound=False)
        self.style = read_pack(make_pack(folder / "tame.safetensors"))[0]
        self.style_data = dump_style(self.style)
        self.settings = RenderSettings(width=96, height=64, frame_rate=Fraction(8), chunk_frames=12)
        self.part = RenderRange(0, 24)
        self.source = open_source(film)
        self.clip = cut_packets(self.source, 0, 24).to_bytes()
        self.job = stable_hash("a job of a test", secrets.token_hex(8))


class PlainMaker:
    """A maker in a few lines. Credits are given and taken by itself."""

    def __init__(self, home: Path, helper: HelperProcess) -> None:
        introduce(home, helper)
        self.identity, self.peers = load_identity(home / "config"), PeerBook(home / "config")
        self.session = secrets.token_hex(8)
        self.loop = Loop(self.identity, self.peers)
        self.desk = ParcelDesk()
        self.link: Link | None = None
        self.heard: list[ms.Message] = []
        self.arrived: dict[int, bytes] = {}
        peer = self.peers.find(helper.identity.public_key)
        assert peer is not None
        self.loop.connect(peer, helper.address)
        self._until(lambda: self.link is not None)

    def __enter__(self) -> "PlainMaker":
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.close()

    def send(self, *messages: ms.Message) -> None:
        assert self.link is not None
        for message in messages:
            self.loop.send(self.link, message)

    def hello(self, job: str, session: str = "") -> None:
        self.session = session or self.session
        self.send(greeting(self.identity.id, "maker", self.session, job))

    def await_(self, kind: type[Kind], seconds: float = WAIT_SECONDS) -> Kind:
        """The next message of a kind, taken off what was heard."""

        def found() -> bool:
            return any(isinstance(message, kind) for message in self.heard)

        self._until(found, seconds)
        message = next(message for message in self.heard if isinstance(message, kind))
        self.heard.remove(message)
        return message

    def quiet(self, kind: type[ms.Message], seconds: float) -> bool:
        """Whether no such message comes for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._look()
        return not any(isinstance(message, kind) for message in self.heard)

    def introduce_style(self, work: Work) -> ms.ReferenceResult:
        """Greets, and has the reference sequence painted."""
        self.hello(work.job)
        self.await_(ms.Welcome)
        self.send(
            ms.ReferenceWanted(
                style=work.style.digest, width=WIDTH, height=HEIGHT, frames=FRAMES, settings=work.settings
            )
        )
        self._until(
            lambda: any(isinstance(message, ms.StyleWanted | ms.ReferenceResult) for message in self.heard)
        )
        if any(isinstance(message, ms.StyleWanted) for message in self.heard):
            self.await_(ms.StyleWanted)
            self.send(ms.StyleData(work.style.digest, self.desk.offer(work.style_data)))
        result = self.await_(ms.ReferenceResult)
        if not result.error:
            self.await_(ms.Welcome)  # again, with fingerprint and slots
        return result

    def order(self, work: Work, number: int = 1, clip: bytes | None = None) -> None:
        parcel = self.desk.offer(work.clip if clip is None else clip)
        self.send(
            ms.PaintAssignment(
                assignment=number,
                job=work.job,
                part=work.part,
                first=0,
                stop=24,
                settings=work.settings,
                style=work.style.digest,
                clip=parcel,
            )
        )

    def fetch(self, done: ms.PieceDone) -> bytes:
        """The data of a piece."""
        self.send(self.desk.expect(done.data, 1 << 28))
        if done.seed is not None:
            self.send(self.desk.expect(done.seed.parcel, 1 << 28))
        self._until(lambda: done.data.number in self.arrived)
        return self.arrived.pop(done.data.number)

    def _until(self, condition: "object", seconds: float = WAIT_SECONDS) -> None:
        assert callable(condition)
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, f"it did not come; heard: {self.heard}"
            self._look()

    def _look(self) -> None:
        for event in self.loop.wait(0.05):
            match event:
                case LinkUp(link):
                    self.link = link
                case LinkDown():
                    self.link = None
                case Received(_, (ms.Part() | ms.Credit() | ms.DropParcel()) as message):
                    for item in self.desk.handle(message):
                        if isinstance(item, Arrived):
                            self.arrived[item.number] = item.data
                        elif isinstance(item, ms.Credit | ms.DropParcel):
                            self.send(item)
                    if isinstance(message, ms.DropParcel):
                        self.heard.append(message)
                case Received(_, ms.Heartbeat()):
                    pass
                case Received(_, message):
                    self.heard.append(message)
                case _:
                    pass
        while self.link is not None and self.loop.room(self.link) and (part := self.desk.take_part()):
            self.send(part)
