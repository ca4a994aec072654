"""A real helper process and makers that do what a test wants: hostile, forgetful, two at a time."""

import hashlib
import secrets
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from farm_processes import HelperProcess, introduce
from plain_maker import PlainMaker, Work

from fastvid_gui.domain.job import stable_hash
from fastvid_gui.farm.discovery.listing import by_address
from fastvid_gui.farm.doctor.examine import examine
from fastvid_gui.farm.doctor.findings import Outcome
from fastvid_gui.farm.maker.nodes import helpers_at
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.reference import FRAMES, HEIGHT, WIDTH, Reference, difference, paint_reference
from fastvid_gui.farm.sockets.addresses import TypedAddresses, parse_address
from fastvid_gui.farm.trust.identity import new_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.media.chunks import EncodedChunk
from fastvid_gui.media.packets import cut_packets

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helper is ended by signals")

MEMORY_ALLOWED_BYTES = 150 << 20


@pytest.fixture(scope="module")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HelperProcess]:
    process = HelperProcess(tmp_path_factory.mktemp("helper"), "helper").start()
    yield process
    process.end()


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path)


@pytest.fixture
def maker(tmp_path: Path, helper: HelperProcess) -> Iterator[PlainMaker]:
    with PlainMaker(tmp_path / "maker", helper) as found:
        yield found
        if found.link is not None:
            found.send(ms.Goodbye())


def test_reference_of_a_helper_is_that_of_this_computer(maker: PlainMaker, work: Work):
    result = maker.introduce_style(work)
    mine = paint_reference(work.style, work.settings, "auto")
    assert result.checksums == mine.checksums and len(result.checksums) == FRAMES
    theirs = Reference(mine.fingerprint, result.checksums, result.samples, result.seconds_per_frame)
    assert not difference(mine, theirs)


def test_range_is_painted_fetched_and_forgotten(maker: PlainMaker, work: Work, helper: HelperProcess):
    maker.introduce_style(work)
    maker.order(work)
    for start in (0, 12):
        done = maker.await_(ms.PieceDone)
        assert (done.span.start, done.assignment, done.session) == (start, 1, maker.session)
        assert (done.seed is None) == (start == 12)
        assert EncodedChunk.from_bytes(maker.fetch(done)).frames == 12
        assert len(helper.kept) >= 1
        maker.send(ms.PieceAck(work.job, 0, done.span))
    maker.await_(ms.AssignmentEnded)
    assert helper.kept == []


def test_pieces_are_kept_until_acknowledged_and_come_back_to_a_new_session(
    maker: PlainMaker, work: Work, helper: HelperProcess
):
    maker.introduce_style(work)
    maker.order(work)
    first, second = maker.await_(ms.PieceDone), maker.await_(ms.PieceDone)
    maker.send(ms.Goodbye())
    before = maker.session
    maker.hello(work.job, secrets.token_hex(8))
    assert maker.await_(ms.Welcome).kept == 2
    again = maker.await_(ms.PieceDone)
    assert (again.session, again.span, again.data.checksum) == (before, first.span, first.data.checksum)
    maker.send(ms.PieceAck(work.job, 0, first.span))
    maker.await_(ms.PieceDone)
    maker.send(ms.JobOver(work.job))
    maker.hello(work.job, secrets.token_hex(8))
    assert maker.await_(ms.Welcome).kept == 0
    assert second.span.start == 12 and helper.kept == []


def test_work_without_a_style_is_declined(maker: PlainMaker, work: Work):
    maker.hello(work.job)
    maker.await_(ms.Welcome)
    parcel = maker.desk.offer(work.clip)
    unknown = hashlib.sha256(b"unknown").hexdigest()
    maker.send(
        ms.PaintAssignment(
            assignment=7,
            job=work.job,
            part=work.part,
            first=0,
            stop=24,
            settings=work.settings,
            style=unknown,
            clip=parcel,
        )
    )
    assert "style" in maker.await_(ms.Declined).reason


@pytest.mark.parametrize("content", ["garbage", "another style"])
def test_style_that_is_not_what_it_should_be_is_refused(maker: PlainMaker, work: Work, content: str):
    digest = hashlib.sha256(secrets.token_bytes(8)).hexdigest()
    maker.hello(work.job)
    maker.await_(ms.Welcome)
    maker.send(
        ms.ReferenceWanted(style=digest, width=WIDTH, height=HEIGHT, frames=FRAMES, settings=work.settings)
    )
    assert maker.await_(ms.StyleWanted).style == digest
    data = work.style_data if content == "another style" else secrets.token_bytes(5000)
    maker.send(ms.StyleData(digest, maker.desk.offer(data)))
    result = maker.await_(ms.ReferenceResult)
    assert result.error and not result.checksums
    assert ("digest" in result.error) == (content == "another style")


@pytest.mark.parametrize("kind", ["garbage", "cut short", "other frames"])
def test_hostile_clip_fails_alone(maker: PlainMaker, work: Work, helper: HelperProcess, kind: str):
    clips = {
        "garbage": secrets.token_bytes(100_000),
        "cut short": work.clip[: len(work.clip) // 2],
        "other frames": cut_packets(work.source, 2, 20).to_bytes(),
    }
    maker.introduce_style(work)
    maker.order(work, 1, clips[kind])
    failed = maker.await_(ms.AssignmentFailed)
    assert failed.assignment == 1 and failed.reason
    maker.order(work, 2)
    assert maker.await_(ms.PieceDone).assignment == 2
    maker.send(ms.JobOver(work.job))
    assert helper.process.poll() is None


def test_clip_that_changed_on_the_way_is_declined(maker: PlainMaker, work: Work):
    maker.introduce_style(work)
    wrong = hashlib.sha256(b"another").hexdigest()
    parcel = maker.desk.offer(work.clip)
    parcel = ms.Parcel(parcel.number, parcel.size, wrong)
    maker.send(
        ms.PaintAssignment(
            assignment=3,
            job=work.job,
            part=work.part,
            first=0,
            stop=24,
            settings=work.settings,
            style=work.style.digest,
            clip=parcel,
        )
    )
    assert maker.await_(ms.Declined).assignment == 3


def test_announcing_much_fills_nothing(maker: PlainMaker, work: Work, helper: HelperProcess):
    maker.introduce_style(work)
    before = psutil.Process(helper.process.pid).memory_info().rss
    digest = hashlib.sha256(b"never sent").hexdigest()
    for number in range(40):
        parcel = ms.Parcel(10_000 + number, 1 << 29, digest)
        maker.send(
            ms.PaintAssignment(
                assignment=number + 10,
                job=work.job,
                part=work.part,
                first=0,
                stop=24,
                settings=work.settings,
                style=work.style.digest,
                clip=parcel,
            )
        )
    declined = [maker.await_(ms.Declined) for _ in range(38)]
    assert all(message.reason for message in declined)
    assert psutil.Process(helper.process.pid).memory_info().rss - before < MEMORY_ALLOWED_BYTES


def test_second_maker_waits_for_its_turn(
    maker: PlainMaker, work: Work, helper: HelperProcess, tmp_path: Path
):
    maker.introduce_style(work)
    (tmp_path / "other").mkdir()
    theirs = Work(tmp_path / "other")
    with PlainMaker(tmp_path / "other-maker", helper) as other:
        other.hello(theirs.job)
        busy = other.await_(ms.Busy)
        assert (busy.position, busy.maker) == (1, "maker")
        maker.send(ms.Goodbye())
        other.await_(ms.Welcome)
        other.introduce_style(theirs)
        other.order(theirs)
        other.await_(ms.PieceDone)
        other.send(ms.JobOver(theirs.job))


def test_maker_with_seven_connections_has_one_place_in_the_queue(
    maker: PlainMaker, work: Work, helper: HelperProcess, tmp_path: Path
):
    with ExitStack() as stack:
        home = tmp_path / "maker"
        many = [stack.enter_context(PlainMaker(home, helper)) for _ in range(6)]
        maker.hello(work.job)
        maker.await_(ms.Welcome)
        for one in many:
            one.hello(stable_hash("another job", secrets.token_hex(8)))
            one.await_(ms.Busy)
        other = stack.enter_context(PlainMaker(tmp_path / "other-maker", helper))
        other.hello(stable_hash("another job", secrets.token_hex(8)))
        assert other.await_(ms.Busy).position == 1
        maker.send(ms.Goodbye())
        other.await_(ms.Welcome)
        for one in (*many, other):
            one.send(ms.Goodbye())


def test_maker_with_work_without_end_gives_its_turn_up(tmp_path: Path, work: Work):
    helper = HelperProcess(tmp_path / "helper", "helper", "short_turns")
    helper.home.mkdir()
    with PlainMaker(tmp_path / "one", helper.start()) as one, PlainMaker(tmp_path / "two", helper) as two:
        try:
            one.introduce_style(work)
            two.hello(work.job)
            assert two.await_(ms.Busy).position == 1
            two.await_(ms.Welcome)
            assert one.await_(ms.Busy).position == 1
            two.send(ms.Goodbye())
            one.await_(ms.Welcome)
        finally:
            helper.end()


def test_greeting_without_a_job_takes_no_turn(maker: PlainMaker, work: Work):
    maker.send(ms.Hello(app="1", node=maker.identity.id, name="maker", session=secrets.token_hex(8)))
    assert maker.await_(ms.Welcome).state is ms.HelperState.IDLE
    maker.order(work)
    assert maker.await_(ms.Refused).code is ms.RefusalCode.BAD_MESSAGE


def test_doctor_and_lists_know_a_paired_helper_by_any_of_its_addresses(
    helper: HelperProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It was paired at an address of another network, and there are other pairings."""
    home = tmp_path / "asker"
    introduce(home, helper)
    monkeypatch.setenv("FASTVID_HOME", str(home))
    book = PeerBook()
    book.add(Peer(helper.identity.public_key, "spare", "192.0.2.1:47800"))
    book.add(Peer(new_identity().public_key, "somebody else", "192.0.2.2:47800"))
    steps = {step.name: step for step in examine(parse_address(helper.address), PeerBook(), ["lo"])}
    assert steps["trust"].outcome is Outcome.OK and "spare is paired" in str(steps["trust"].sentence)
    (found,) = helpers_at([parse_address(helper.address)], book)
    assert found.peer.id == helper.identity.id
    assert TypedAddresses().list() == (parse_address(helper.address),)
    (listed,) = by_address(book, TypedAddresses(), 2.0).found
    assert (listed.id, listed.paired, listed.state) == (helper.identity.id, True, "idle")
