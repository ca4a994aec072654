"""What a helper offers twice, in a heap, or while its connection breaks: bounded, and held against no honest one."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from test_discarded_pieces import JOB, SETTINGS, Farm, begun, body, bring, farm

from fastvid_gui.domain.chunk import PieceSpan, Seed
from fastvid_gui.farm.maker.desk import PieceSafe, SeedBook, step_of
from fastvid_gui.farm.maker.link import HelperLink, PieceArrived
from fastvid_gui.farm.maker.piece_bounds import incoming_most_bytes
from fastvid_gui.farm.maker.pieces import Deliveries, Delivery
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.trust.peers import Peer

HELLO = ms.Hello("1", "b" * 16, "maker", "0" * 16, "0" * 64)


class Helper:
    """Helper b as its maker knows it, and what it is told."""

    def __init__(self, found: Farm, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.told: list[ms.Message] = []
        self.deliveries, self.number, self._parcel = found.deliveries, number, 0
        peer = Peer(bytes(32), "b")
        monkeypatch.setattr(HelperLink, "id", property(lambda link: "b"))
        self.link = HelperLink(
            peer, "127.0.0.1:47800", lambda to, said: self.told.append(said), incoming_most_bytes(SETTINGS)
        )
        self.peer = peer
        self.connect(1)
        self.link.passed = True

    def connect(self, number: int) -> None:
        self.link.up(Link(number, self.peer), HELLO, 0.0)
        self.deliveries.greeted(self.link)
        self.told.clear()

    def offer(self, span: PieceSpan, data: bytes = b"pictures") -> list[ms.Part]:
        """Offers a piece; gives the parts in which it could be sent."""
        parts = []
        parcels = []
        for content in (data, b"seed of b"):
            parcels.append(ms.Parcel(self._parcel, len(content), hashlib.sha256(content).hexdigest()))
            sizes = range(0, len(content), ms.PART_BYTES)
            parts += [
                ms.Part(self._parcel, place, content[at : at + ms.PART_BYTES])
                for place, at in enumerate(sizes)
            ]
            self._parcel += 1
        seed = ms.SeedParcel(span.stop - 1, parcels[1])
        done = ms.PieceDone("session", self.number, JOB, 0, span, len(span), parcels[0], seed, "bits")
        self.told.clear()
        self.deliveries.offered(self.link, done)
        return parts

    def send(self, parts: list[ms.Part]) -> None:
        for part in parts:
            for news in self.link.on_message(part, 0.0):
                if isinstance(news, PieceArrived):
                    self.deliveries.from_helper(self.link, news)

    def was_told(self, kind: type[ms.Message]) -> bool:
        return any(isinstance(each, kind) for each in self.told)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Delivery]:
    """Pieces that wait to be opened; nothing opens them."""
    waiting: list[Delivery] = []
    monkeypatch.setattr(
        "fastvid_gui.farm.maker.desk.JobDesk.check", lambda desk, ticket, *rest: waiting.append(ticket)
    )
    return waiting


def judge(deliveries: Deliveries, checks: list[Delivery]) -> None:
    while checks:
        deliveries.unfinished -= 1
        delivery = checks.pop(0)
        deliveries.checked(delivery, len(delivery.piece.span))


def test_one_piece_offered_again_and_again_is_received_and_opened_once(
    tmp_path: Path, checks: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one helper fills the memory with copies, and keeps the one thread that opens pieces from all others."""
    told: list[Any] = []
    with farm(tmp_path, post=told.append) as found:
        _, number = begun(found)
        helper = Helper(found, number, monkeypatch)
        last = body(36, 48)
        for start in (0, 12, 24):
            bring(found, number, body(start, start + 12))
        parts = helper.offer(last)
        assert helper.was_told(ms.Credit)
        for _ in range(3):
            helper.offer(last)
            assert not helper.was_told(ms.Credit) and helper.was_told(ms.DropParcel), "it is on its way"
        helper.send(parts)
        for _ in range(3):
            helper.send(helper.offer(last))
            assert helper.was_told(ms.DropParcel), "it is looked at"
        assert len(checks) == 1
        judge(found.deliveries, checks)
        helper.send(helper.offer(last))
        assert not checks and not helper.was_told(ms.PieceAck), "it is not on the disk yet"
        found.desk.discard([])  # what was asked for before has happened
        for each in told:
            if isinstance(each, PieceSafe):
                found.deliveries.safe(each)
        helper.send(helper.offer(last))
        assert not checks and helper.was_told(ms.PieceAck)


def test_reconnecting_while_a_piece_is_opened_costs_an_honest_helper_nothing(
    tmp_path: Path, checks: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It offers the piece again, is told meanwhile that it came, and withdraws it: that is no damaged piece."""
    with farm(tmp_path) as found:
        work, number = begun(found)
        helper = Helper(found, number, monkeypatch)
        helper.send(helper.offer(body(0, 12)))
        helper.connect(2)
        again = helper.offer(body(0, 12))
        for start in (12, 24):
            helper.send(helper.offer(body(start, start + 12)))
        judge(found.deliveries, checks)
        for part in again[:1]:
            helper.send([])
            for news in helper.link.on_message(ms.DropParcel(part.parcel, "acknowledged", True), 0.0):
                if isinstance(news, PieceArrived):
                    found.deliveries.from_helper(helper.link, news)
        assert all(work.accepted[work.index[step_of(body(at, at + 12))]] for at in (0, 12, 24))
        assert not found.coordinator.nodes["b"].strikes


def test_pieces_that_wait_for_the_one_before_them_are_bounded_in_bytes(
    tmp_path: Path, checks: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A helper that never sends the first one of any assignment may not fill the memory with those after it."""
    with farm(tmp_path) as found:
        _, number = begun(found)
        helper = Helper(found, number, monkeypatch)
        monkeypatch.setattr(found.deliveries, "_at_hand_most", 100_000)
        first = helper.offer(body(0, 12))
        helper.send(helper.offer(body(12, 24), bytes(60_000)))
        held = helper.offer(body(24, 36), bytes(60_000))
        assert not helper.was_told(ms.Credit) and helper.was_told(ms.DropParcel)
        helper.send(held)
        assert [each.piece.span for each in checks] == [body(12, 24)]
        judge(found.deliveries, checks)
        helper.send(first)
        judge(found.deliveries, checks)
        found.deliveries._at_hand.clear()  # they are on the disk
        helper.send(helper.offer(body(24, 36), bytes(60_000)))
        assert [each.piece.span for each in checks] == [body(24, 36)]


def test_a_piece_that_is_looked_at_when_its_helper_has_gone_is_taken_when_that_is_back(
    tmp_path: Path, checks: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    with farm(tmp_path) as found:
        work, number = begun(found)
        helper = Helper(found, number, monkeypatch)
        helper.send(helper.offer(body(0, 12)))
        found.coordinator.handle(ev.NodeLeft("b"), 1.3)
        judge(found.deliveries, checks)
        assert not helper.was_told(ms.PieceAck)
        found.coordinator.handle(ev.NodeJoined("b", "s", 4, "b", False, "bits", 10.0), 1.4)
        helper.connect(2)
        helper.send(helper.offer(body(0, 12)))
        judge(found.deliveries, checks)
        assert found.deliveries._chain(found.deliveries.assigned[number]).next == 12
        bring(found, number, body(12, 24))
        assert work.accepted[work.index[step_of(body(12, 24))]]


def test_a_sample_keeps_the_seed_that_its_helper_went_on_from(tmp_path: Path) -> None:
    """The piece before it is lost and painted again by another: else an honest helper would be taken for a forger."""
    with farm(tmp_path) as found:
        number, book = 0, SeedBook(found.store, JOB)
        book.put(number, Seed(11, b"of the first"), "c")
        before = tmp_path / "before"
        assert book.copy(number, 12, before)
        book.put(number, Seed(11, b"of the second"), "")
        assert before.read_bytes() == b"of the first" and book.get(number, 12).data == b"of the second"
