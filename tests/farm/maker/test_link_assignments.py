"""An assignment on its way to a helper: sent, sent again, taken back, over; none is lost and none holds up another."""

import pytest

from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.link import Greeted, HelperLink
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.parcels import ParcelDesk
from fastvid_gui.farm.schedule.instructions import Assignment, Close, SeedRef, Withdraw
from fastvid_gui.farm.sockets.link import Link
from fastvid_gui.farm.trust.peers import Peer
from tests.farm.helper.test_lent import SMALL

PEER = Peer(bytes(32), "attic")
HELLO = ms.Hello(app="1", node="b" * 16, name="maker", session="0" * 16, job="0" * 64)
CLIP, SEED = b"packets", b"pictures"


class Side:
    """A maker's side of one helper, and what the coordinator says to it."""

    def __init__(self) -> None:
        self.told: list[ms.Message] = []
        self.table = AssignmentTable()
        self.link = HelperLink(PEER, "127.0.0.1:47800", lambda to, said: self.told.append(said), self.table)
        self._connections = 0
        self.connect()

    def connect(self, session: str = "1" * 16) -> list[Greeted]:
        """The connection breaks, if there was one, and there is a new one."""
        self.link.down("it broke", 0.0)
        self._connections += 1
        self.link.up(Link(self._connections, PEER), HELLO, 0.0)
        self.told.clear()
        welcome = ms.Welcome(
            app="1",
            node=PEER.id,
            name="attic",
            session=session,
            device="CPU",
            cores=1,
            slots=1,
            fingerprint="",
            state=ms.HelperState.IDLE,
        )
        return [news for news in self.link.on_message(welcome, 0.0) if isinstance(news, Greeted)]

    def give(self, *ids: int) -> None:
        """The coordinator gives it something."""
        for each in ids:
            assignment = Assignment(
                node=PEER.id,
                id=each,
                range_number=0,
                part=RenderRange(0, 24),
                from_frame=12,
                to_frame=24,
                seed=SeedRef(0, 12),
            )
            self.table.follow([assignment])
            self.link.assign(assignment)

    def end(self, number: int, told: bool) -> None:
        """The coordinator says that it is over."""
        over = Withdraw(PEER.id, number, "enough") if told else Close(PEER.id, number)
        self.table.follow([over])
        if told:
            self.link.revoke(number, "enough")
        else:
            self.link.forget(number)

    def wanted(self) -> int | None:
        """Which clip is to be cut now."""
        found = self.link.next_to_prepare()
        return None if found is None else found.id

    def cut(self, number: int) -> None:
        """A clip is cut, and the seed read."""
        entry = self.table.get(number)
        assert entry is not None
        self.link.send_assignment(entry.assignment, lambda desk: self._message(number, desk))

    @staticmethod
    def _message(number: int, desk: ParcelDesk) -> ms.PaintAssignment:
        return ms.PaintAssignment(
            assignment=number,
            job="0" * 64,
            part=RenderRange(0, 24),
            first=12,
            stop=24,
            settings=SMALL,
            style="0" * 64,
            clip=desk.offer(CLIP),
            seed=ms.SeedParcel(11, desk.offer(SEED)),
        )

    def send_parts(self, parcels: int = 2) -> None:
        """The helper lets so many of the parcels come that it was told of last."""
        said = [each for each in self.told if isinstance(each, ms.PaintAssignment)][-1]
        assert said.seed is not None
        for parcel in (said.clip, said.seed.parcel)[:parcels]:
            list(self.link.on_message(ms.Credit(parcel.number, 1), 0.0))
        self.link.pump(lambda link: True)

    def sent(self) -> list[int]:
        return [each.assignment for each in self.told if isinstance(each, ms.PaintAssignment)]


def test_one_clip_is_cut_at_a_time_and_the_next_when_that_is_on_its_way() -> None:
    side = Side()
    side.give(1, 2)
    assert side.wanted() == 1 and side.wanted() is None
    side.cut(1)
    assert side.sent() == [1] and side.wanted() is None, "its parts are not sent"
    side.send_parts()
    assert side.wanted() == 2


@pytest.mark.parametrize("told", [False, True])
def test_what_is_over_while_its_clip_is_cut_is_not_sent_and_holds_up_nothing(told: bool) -> None:
    side = Side()
    side.give(1, 2)
    assert side.wanted() == 1
    side.end(1, told)
    assert side.wanted() == 2
    side.cut(1)
    assert side.sent() == [] and side.wanted() is None, "2 is being cut"
    side.cut(2)
    assert side.sent() == [2]


@pytest.mark.parametrize("told", [False, True])
def test_what_is_over_before_its_clip_was_cut_is_never_cut(told: bool) -> None:
    side = Side()
    side.give(1, 2)
    side.end(1, told)
    assert side.wanted() == 2 and side.wanted() is None


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("parts", [0, 1])
def test_what_is_over_on_its_way_is_sent_no_further_and_the_next_goes(told: bool, parts: int) -> None:
    """As where its range was closed by the maker itself, or the helper dropped it: else the next waits for ever."""
    side = Side()
    side.give(1, 2)
    side.wanted()
    side.cut(1)
    side.send_parts(parts)
    side.end(1, told)
    dropped = [each.parcel for each in side.told if isinstance(each, ms.DropParcel)]
    assert len(dropped) == 2 - parts
    assert [each for each in side.told if isinstance(each, ms.Revoke)] == [ms.Revoke(1, "enough")] * told
    assert side.wanted() == 2


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_what_may_not_have_arrived_whole_is_sent_again_on_the_next_connection(parts: int) -> None:
    """The seed may have been on its way when the connection broke."""
    side = Side()
    side.give(1, 2)
    side.wanted()
    side.cut(1)
    side.send_parts(parts)
    assert side.connect() == [Greeted(False)]
    assert side.wanted() == 1
    side.cut(1)
    side.send_parts()
    assert side.sent() == [1] and side.wanted() == 2


def test_what_was_being_cut_when_the_connection_broke_is_sent_on_the_next_one() -> None:
    side = Side()
    side.give(1)
    side.wanted()
    side.link.down("it broke", 0.0)
    side.cut(1)
    side.connect()
    assert side.sent() == [] and side.wanted() == 1


def test_what_is_known_to_have_arrived_is_not_sent_again() -> None:
    side = Side()
    side.give(1, 2)
    side.wanted()
    side.cut(1)
    side.send_parts()
    list(side.link.on_message(ms.Progress(1, 3), 0.0))
    side.connect()
    assert side.wanted() == 2 and side.wanted() is None


def test_what_is_taken_back_while_it_can_not_be_reached_is_told_on_the_next_connection_once() -> None:
    side = Side()
    side.give(1, 2)
    side.link.down("it broke", 0.0)
    side.end(1, told=True)
    side.end(2, told=False)
    side.connect()
    assert side.told == [ms.Revoke(1, "enough")] and side.wanted() is None
    side.connect()
    assert side.told == []


def test_another_program_is_not_told_of_what_was_taken_from_the_one_before() -> None:
    side = Side()
    side.give(1, 2)
    side.link.down("it broke", 0.0)
    side.end(1, told=True)
    assert side.connect("2" * 16) == [Greeted(True)]
    assert side.told == []
    side.end(2, told=False)  # the run tells the coordinator, who says so at once
    assert side.wanted() is None
    side.give(3)
    assert side.wanted() == 3
