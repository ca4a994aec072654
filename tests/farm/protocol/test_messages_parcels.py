"""Large data in parts: credits, turns, checks."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol.messages import PART_BYTES, Credit, DropParcel, Parcel, Part
from fastvid_gui.farm.protocol.parcels import Arrived, Dropped, ParcelDesk

MOST = 1 << 24


def data_of(parts: float, seed: int = 1) -> bytes:
    return bytes([seed]) * round(parts * PART_BYTES)


class Pair:
    """A sending and a receiving desk with a perfect line between them."""

    def __init__(self, window: int = 4) -> None:
        self.sender, self.receiver = ParcelDesk(), ParcelDesk(window=window)
        self.arrived: dict[int, bytes] = {}
        self.order: list[int] = []
        self.most_on_the_way = 0

    def offer(self, data: bytes) -> Parcel:
        parcel = self.sender.offer(data)
        for _ in self.sender.handle(self.receiver.expect(parcel, MOST)):
            pass
        return parcel

    def run(self) -> None:
        while True:
            parts = []
            while (part := self.sender.take_part()) is not None:
                parts.append(part)
            if not parts:
                return
            self.most_on_the_way = max(self.most_on_the_way, len(parts))
            for part in parts:
                self.order.append(part.parcel)
                for event in list(self.receiver.handle(part)):
                    if isinstance(event, Arrived):
                        self.arrived[event.number] = event.data
                    elif isinstance(event, Credit | DropParcel):
                        assert list(self.sender.handle(event)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 3 * PART_BYTES), min_size=1, max_size=5), st.integers(1, 9))
def test_any_sizes_arrive_whole_inside_the_window(sizes: list[int], window: int) -> None:
    pair = Pair(window)
    sent = {
        pair.offer(data := bytes([n + 1]) * size).number: (size, hashlib.sha256(data).digest())
        for n, size in enumerate(sizes)
    }
    pair.run()
    found = {number: (len(data), hashlib.sha256(data).digest()) for number, data in pair.arrived.items()}
    assert found == sent
    assert pair.most_on_the_way <= window * len(sizes)
    assert pair.sender.unsent_bytes == 0


def test_nothing_is_sent_without_credit() -> None:
    desk = ParcelDesk()
    parcel = desk.offer(data_of(3))
    assert desk.take_part() is None
    list(desk.handle(Credit(parcel.number, 1)))
    assert desk.take_part() is not None
    assert desk.take_part() is None
    assert desk.unsent_bytes == 2 * PART_BYTES


def test_slow_receiver_holds_back_the_sender() -> None:
    pair = Pair(window=4)
    pair.offer(data_of(20))
    on_the_way = [pair.sender.take_part() for _ in range(5)]
    assert on_the_way[3] is not None
    assert on_the_way[4] is None


def test_small_parcel_is_not_held_up_by_a_large_one() -> None:
    pair = Pair(window=8)
    large, small = pair.offer(data_of(8)), pair.offer(data_of(1, 2))
    pair.run()
    assert pair.order.index(small.number) == 1
    assert pair.order.count(large.number) == 8


def test_late_and_repeated_credits_change_nothing() -> None:
    desk = ParcelDesk()
    parcel = desk.offer(data_of(4))
    for upto in (3, 1, 3, 10**12):
        list(desk.handle(Credit(parcel.number, upto)))
    assert [desk.take_part() is not None for _ in range(5)] == [True] * 4 + [False]
    assert list(desk.handle(Credit(99, 5))) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ([Part(0, 1, b"x" * PART_BYTES)], "order"),
        ([Part(0, 0, b"x" * PART_BYTES), Part(0, 0, b"x" * PART_BYTES)], "order"),
        ([Part(0, 0, b"x")], "size"),
        ([Part(0, 0, b"x" * PART_BYTES), Part(0, 1, b"x" * 11)], "size"),
        ([Part(0, 0, b"x" * PART_BYTES), Part(0, 1, b"y" * 10)], "checksum"),
    ],
)
def test_wrong_parts_end_the_parcel(parts: list[Part], reason: str) -> None:
    desk = ParcelDesk()
    size = PART_BYTES + 10
    desk.expect(Parcel(0, size, hashlib.sha256(b"x" * size).hexdigest()), MOST)
    events = [event for part in parts for event in desk.handle(part)]
    assert isinstance(events[-2], DropParcel)
    assert isinstance(events[-1], Dropped)
    assert reason in events[-1].reason
    assert list(desk.handle(parts[-1])) == []


def test_part_beyond_its_credit_ends_the_parcel() -> None:
    desk = ParcelDesk(window=2)
    desk.expect(Parcel(0, 10 * PART_BYTES, "0" * 64), MOST)
    events = list(desk.handle(Part(0, 2, b"x" * PART_BYTES)))
    assert isinstance(events[-1], Dropped)


def test_larger_than_expected_is_refused() -> None:
    with pytest.raises(FarmError, match="at most 100"):
        ParcelDesk().expect(Parcel(0, 101, "0" * 64), 100)


def test_all_parcels_together_are_bounded() -> None:
    desk = ParcelDesk(most_bytes=250)
    for number in range(2):
        desk.expect(Parcel(number, 100, "0" * 64), 100)
    with pytest.raises(FarmError, match="Too much"):
        desk.expect(Parcel(2, 100, "0" * 64), 100)
    desk.abandon(0)
    desk.expect(Parcel(2, 100, "0" * 64), 100)


def test_endlessly_many_parcels_are_refused() -> None:
    desk = ParcelDesk()
    with pytest.raises(FarmError, match="Too much"):
        for number in range(1000):
            desk.expect(Parcel(number, 1, "0" * 64), 100)


def test_number_used_twice_is_refused() -> None:
    desk = ParcelDesk()
    desk.expect(Parcel(5, 1, "0" * 64), 100)
    with pytest.raises(FarmError, match="twice"):
        desk.expect(Parcel(5, 1, "0" * 64), 100)


def test_receiver_gives_up_and_the_sender_stops() -> None:
    pair = Pair()
    parcel = pair.offer(data_of(20))
    drop = pair.receiver.abandon(parcel.number, "revoked")
    assert drop is not None
    (event,) = pair.sender.handle(drop)
    assert event == Dropped(parcel.number, "revoked", outgoing=True)
    assert pair.sender.take_part() is None


def test_sender_gives_up_and_the_receiver_forgets() -> None:
    pair = Pair()
    parcel = pair.offer(data_of(20))
    drop = pair.sender.withdraw(parcel.number, "canceled")
    assert drop is not None
    (event,) = pair.receiver.handle(drop)
    assert event == Dropped(parcel.number, "canceled", outgoing=False)
    assert pair.receiver.abandon(parcel.number) is None
    assert pair.sender.withdraw(parcel.number) is None
