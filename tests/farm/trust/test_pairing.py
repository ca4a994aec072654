"""Pairing by a code, without sockets: what each side accepts, and what not."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fastvid_gui.errors import PairingError, UsageError
from fastvid_gui.farm.trust import pairing as pr
from fastvid_gui.farm.trust.identity import new_identity
from fastvid_gui.farm.trust.pairing_frames import FrameReader, pack_frame
from fastvid_gui.farm.trust.pairing_lock import LOCKS_S, TRIES, PairingLock

MAKER, HELPER, OTHER = new_identity(), new_identity(), new_identity()


def sides(maker_code: str = "123456", helper_code: str = "123456") -> tuple[pr.MakerSide, pr.HelperSide]:
    return pr.MakerSide(maker_code, MAKER, "maker"), pr.HelperSide(helper_code, HELPER, "helper", 47800)


def proofs(maker: pr.MakerSide, helper: pr.HelperSide) -> tuple[pr.PairProve, pr.PairProve]:
    mine = maker.prove(helper.reply(maker.start()))
    return mine, helper.prove(mine)


def test_same_code_pairs_both() -> None:
    maker, helper = sides()
    _, theirs = proofs(maker, helper)
    done, found = maker.done(theirs)
    assert (found.public_key, found.name, theirs.port) == (HELPER.public_key, "helper", 47800)
    peer = helper.done(done)
    assert (peer.public_key, peer.name) == (MAKER.public_key, "maker")


def test_other_code_is_noticed_by_the_helper() -> None:
    maker, helper = sides("123456", "123457")
    with pytest.raises(pr.WrongCodeError):
        proofs(maker, helper)


def test_helper_without_the_code_is_noticed_by_the_maker() -> None:
    """An imposter takes any proof, but can't make its own."""
    maker, imposter = sides("123456", "654321")
    mine = maker.prove(imposter.reply(maker.start()))
    imposter._agree(imposter._spake, imposter._elements[0])
    mac = imposter._mac("helper proves", imposter._other(mine, "maker"), imposter._mine("helper"))
    with pytest.raises(pr.WrongCodeError):
        maker.done(pr.PairProve(HELPER.public_key, "helper", 47800, mac))


@pytest.mark.parametrize("change", [{"public_key": OTHER.public_key}, {"name": "else"}, {"port": 1}])
def test_anything_changed_in_the_makers_proof_is_noticed(change: dict[str, object]) -> None:
    maker, helper = sides()
    mine = maker.prove(helper.reply(maker.start()))
    with pytest.raises(pr.WrongCodeError):
        helper.prove(replace(mine, **change))


@pytest.mark.parametrize("change", [{"public_key": OTHER.public_key}, {"name": "else"}, {"port": 1}])
def test_anything_changed_in_the_helpers_proof_is_noticed(change: dict[str, object]) -> None:
    maker, helper = sides()
    _, theirs = proofs(maker, helper)
    with pytest.raises(pr.WrongCodeError):
        maker.done(replace(theirs, **change))


def test_changed_agreement_is_noticed() -> None:
    maker, helper = sides()
    _, theirs = proofs(maker, helper)
    maker.done(theirs)
    with pytest.raises(pr.WrongCodeError):
        helper.done(pr.PairDone(bytes(32)))


def test_a_proof_sent_back_to_its_maker_is_no_proof() -> None:
    maker, helper = sides()
    mine, _ = proofs(maker, helper)
    with pytest.raises(PairingError):
        maker.done(mine)
    with pytest.raises(pr.WrongCodeError):
        maker.done(replace(mine, public_key=OTHER.public_key))


def test_replayed_conversation_does_not_fit_a_new_one() -> None:
    maker, helper = sides()
    start, reply_to = maker.start(), maker
    mine = reply_to.prove(helper.reply(start))
    again = pr.HelperSide("123456", HELPER, "helper", 47800)
    again.reply(start)
    with pytest.raises(pr.WrongCodeError):
        again.prove(mine)


def test_pairing_with_oneself_is_refused() -> None:
    maker = pr.MakerSide("123456", HELPER, "same")
    helper = sides()[1]
    with pytest.raises(PairingError, match="with itself"):
        proofs(maker, helper)


@pytest.mark.parametrize(
    "element",
    [bytes(33), b"A" + bytes(32), b"B" + bytes(32), b"A\x01" + bytes(31), b"B\x01" + bytes(31), b"\xff" * 33],
)
def test_senseless_points_are_refused(element: bytes) -> None:
    """Zero, the neutral element, points off the curve, the wrong side."""
    maker, helper = sides()
    with pytest.raises(PairingError):
        maker.prove(pr.PairReply(element))
    helper.reply(pr.PairStart(element))
    with pytest.raises(PairingError):
        helper.prove(pr.PairProve(MAKER.public_key, "maker", 0, bytes(32)))


def test_own_point_sent_back_is_refused() -> None:
    maker, _ = sides()
    with pytest.raises(PairingError):
        maker.prove(pr.PairReply(b"B" + maker.start().element[1:]))


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_any_point_is_taken_or_refused(point: bytes) -> None:
    maker, _ = sides()
    with suppress(PairingError):
        maker.prove(pr.PairReply(b"B" + point))


# ---- codes


def test_codes_are_six_random_digits() -> None:
    codes = {pr.new_code() for _ in range(300)}
    assert len(codes) > 290
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert min(codes) < "150000"  # leading zeros are kept


@pytest.mark.parametrize("text", ["123456", "123 456", " 12-34-56\n", "123.456", "１２３ ４５６", "١٢٣٤٥٦"])
def test_code_is_read_however_it_is_typed(text: str) -> None:
    assert pr.normalize_code(text) == "123456"


@pytest.mark.parametrize("text", ["", "12345", "1234567", "12345a", "½23456", "123456; rm"])
def test_anything_else_is_no_code(text: str) -> None:
    with pytest.raises(UsageError, match="6 digits"):
        pr.normalize_code(text)


def test_shown_code_can_be_typed_back() -> None:
    assert pr.shown_code("012345") == "012 345"
    assert pr.normalize_code(pr.shown_code("012345")) == "012345"


# ---- bytes


def sample_messages() -> list[pr.PairMessage]:
    maker, helper = sides()
    start = maker.start()
    reply = helper.reply(start)
    mine = maker.prove(reply)
    return [start, reply, mine, pr.PairDone(bytes(32)), pr.PairSorry("locked", 60)]


def test_round_trip_and_size() -> None:
    reader = FrameReader()
    for message in sample_messages():
        frame = pack_frame(message)
        assert len(frame) < 300
        found = None
        for place in range(len(frame)):
            assert found is None
            assert reader.wanted >= 1
            found = reader.take(frame[place : place + 1])
        assert found == message


SAMPLES = sample_messages()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_damaged_messages_are_refused_or_read(message: pr.PairMessage, data: st.DataObject) -> None:
    damaged = bytearray(pr.encode_pairing(message))
    damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(0, len(damaged))) :]
    with suppress(PairingError):
        pr.decode_pairing(bytes(damaged))


def test_too_long_is_refused_unread() -> None:
    with pytest.raises(PairingError):
        FrameReader().take(b"\x04\x01")
    with pytest.raises(PairingError):
        FrameReader().take(b"\x00\x00")


def test_other_version_says_which_is_older() -> None:
    with pytest.raises(pr.WrongVersionError, match="on this one"):
        pr.decode_pairing(pr.encode_pairing(SAMPLES[0], version=2))
    with pytest.raises(pr.WrongVersionError, match="on the other one"):
        pr.decode_pairing(pr.encode_pairing(SAMPLES[0], version=0))


# ---- the lock


class Clock:
    """Time that tests move by hand."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def lock(clock: Clock) -> PairingLock:
    """A lock as a new process finds it."""
    return PairingLock(clock=clock)


def test_each_fifth_wrong_code_locks_for_longer(clock: Clock) -> None:
    for length in (*LOCKS_S, LOCKS_S[-1]):
        assert [lock(clock).wrong() for _ in range(TRIES)] == [4, 3, 2, 1, 0]
        assert lock(clock).locked_s() == length
        with pytest.raises(PairingError, match="Too many wrong codes"):
            lock(clock).check()
        clock.now += length - 1
        assert lock(clock).locked_s() == 1
        clock.now += 1
        lock(clock).check()


def test_a_right_code_forgives(clock: Clock) -> None:
    for _ in range(4):
        lock(clock).wrong()
    lock(clock).right()
    assert lock(clock).wrong() == 4


def test_a_quiet_week_forgives(clock: Clock) -> None:
    for _ in range(5):
        lock(clock).wrong()
    clock.now += 8 * 86400
    assert lock(clock).wrong() == 4


def test_clock_set_back_does_not_lock_for_ever(clock: Clock) -> None:
    for _ in range(5):
        lock(clock).wrong()
    clock.now -= 10 * 365 * 86400
    assert lock(clock).locked_s() == LOCKS_S[0]


def test_damaged_count_is_a_locked_one(clock: Clock) -> None:
    lock(clock).path.write_bytes(b"{")
    assert lock(clock).locked_s() == LOCKS_S[0]
    assert lock(clock).wrong() == 4
