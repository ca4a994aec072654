"""A helper in a test's hands, on real sockets: it passes the reference sequence, then offers what the test wants."""

import secrets
import threading
from collections.abc import Callable
from pathlib import Path

from farm_processes import free_port

from fastvid_gui.domain.chunk import Piece, PieceSpan
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.parcels import ParcelDesk
from fastvid_gui.farm.reference import paint_reference
from fastvid_gui.farm.sockets.link import Link, LinkDown, Received
from fastvid_gui.farm.sockets.loop import Loop
from fastvid_gui.farm.trust.identity import Identity, load_identity
from fastvid_gui.farm.trust.peers import PeerBook
from fastvid_gui.style.pack import read_pack

Act = Callable[["PlainHelper"], None]


class PlainHelper:
    """A helper whose thread serves until `end`.

    Args:
        on_hello, on_order, on_ready: what it does when greeted, when ordered to paint, and once it has passed.
        kept: so many pieces it says it kept.

    Attributes:
        orders: what it was ordered to paint. taken: numbers of parcels that the maker let come.
    """

    def __init__(
        self,
        home: Path,
        name: str,
        pack: Path,
        on_hello: Act | None = None,
        on_order: Act | None = None,
        on_ready: Act | None = None,
        kept: int = 0,
        reference: bool = True,
    ) -> None:
        self.home, self.name, self.kept, self.reference = home, name, kept, reference
        (home / "config").mkdir(parents=True, exist_ok=True)
        self.port, self.session, self.job = free_port(), secrets.token_hex(8), ""
        self.identity: Identity = load_identity(home / "config")
        self.peers = PeerBook(home / "config")
        self.address = f"127.0.0.1:{self.port}"
        self.orders: list[ms.PaintAssignment] = []
        self.hello: ms.Hello | None = None
        self.taken: set[int] = set()
        self.acknowledged: list[PieceSpan] = []
        self.link: Link | None = None
        self._style = read_pack(pack)[0]
        self._desk = ParcelDesk()
        self._acts = (on_hello, on_order, on_ready)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="reference", daemon=True)

    def start(self) -> "PlainHelper":
        self._loop = Loop(self.identity, self.peers)
        self._loop.serve(self.port, "127.0.0.1", tries=1)
        self._thread.start()
        return self

    def end(self) -> None:
        self._over.set()
        self._thread.join(60)

    def send(self, message: ms.Message) -> None:
        if self.link is not None:
            self._loop.send(self.link, message)

    def offer(self, piece: Piece, range_start: int, session: str, assignment: int) -> int:
        """Offers a piece; returns the number of its parcel."""
        data, seed = self._desk.offer(piece.data), None
        if piece.seed is not None:
            seed = ms.SeedParcel(piece.seed.frame, self._desk.offer(piece.seed.data))
        self.send(
            ms.PieceDone(
                session=session,
                assignment=assignment,
                job=self.job,
                range_start=range_start,
                span=piece.span,
                frames=len(piece.span),
                data=data,
                seed=seed,
                fingerprint="bits",
            )
        )
        return data.number

    def _act(self, place: int) -> None:
        if (act := self._acts[place]) is not None:
            act(self)

    def _welcome(self) -> ms.Welcome:
        state = ms.HelperState.IDLE
        return ms.Welcome(
            app="0",
            node=self.identity.id,
            name=self.name,
            session=self.session,
            device="CPU",
            cores=1,
            slots=1,
            fingerprint="other bits",
            state=state,
            kept=self.kept,
        )

    def _serve(self) -> None:
        beat = 0
        while not self._over.is_set():
            for event in self._loop.wait(0.05):
                if isinstance(event, Received):
                    self.link = event.link
                    self._on_message(event.message)
                elif isinstance(event, LinkDown):
                    self.link, self._desk = None, ParcelDesk()
            while self.link is not None and self._loop.room(self.link) and (part := self._desk.take_part()):
                self.taken.add(part.parcel)
                self.send(part)
            beat += 1
            if beat % 10 == 0:
                self.send(ms.Heartbeat(beat))
        self._loop.close()

    def _on_message(self, message: ms.Message) -> None:
        match message:
            case ms.Hello():
                self.hello, self.job = message, message.job or ""
                self.send(self._welcome())
                self._act(0)
            case ms.ReferenceWanted() if self.reference:
                painted = paint_reference(self._style, message.settings, "cpu")
                speed = painted.seconds_per_frame / 1000  # it wants to be given something
                self.send(
                    ms.ReferenceResult(
                        style=message.style,
                        checksums=painted.checksums,
                        samples=painted.frames,
                        seconds_per_frame=speed,
                    )
                )
                self._act(2)
            case ms.PaintAssignment():
                self.orders.append(message)
                numbers = [message.clip.number] + ([message.seed.parcel.number] if message.seed else [])
                for number in numbers:
                    self.send(ms.DropParcel(number, "not needed"))
                self._act(1)
            case ms.PieceAck(_, _, span):
                self.acknowledged.append(span)
            case ms.Part() | ms.Credit() | ms.DropParcel():
                for _ in self._desk.handle(message):
                    pass
            case _:
                pass
