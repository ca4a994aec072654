"""What paired makers can do to a helper, with a real helper process: they fill nothing, and its owner has it back."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import psutil
import pytest
from busy import allowed
from farm_processes import HelperProcess
from films import heavy_style
from msgspec import structs
from plain_maker import PlainMaker, Work

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.reference import FRAMES, HEIGHT, WIDTH
from fastvid_gui.media.packets import PacketClip
from fastvid_gui.style.pack import Style, dump_style

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the helper is ended by signals")

LENT_MB = 1024
WISHES = 300
GROWTH_BYTES = 250 << 20
PATIENCE_S = 240.0
GIVEN_BACK_S = 2.0


@pytest.fixture(scope="module")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HelperProcess]:
    lent = ("--memory-mb", str(LENT_MB))
    process = HelperProcess(tmp_path_factory.mktemp("helper"), "helper", "", *lent).start()
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


def family(helper: HelperProcess) -> list[psutil.Process]:
    """The helper and its painting process."""
    me = psutil.Process(helper.process.pid)
    return [me, *me.children(recursive=True)]


def held(helper: HelperProcess) -> int:
    """Bytes that helper and painting process hold."""
    total = 0
    for process in family(helper):
        with suppress(psutil.Error):
            total += process.memory_info().rss
    return total


def introduce(maker: PlainMaker, work: Work, style: Style) -> ms.ReferenceResult:
    """Has a very small reference sequence painted in another style than that of the work."""
    maker.hello(work.job)
    maker.await_(ms.Welcome)
    maker.send(ms.ReferenceWanted(style=style.digest, width=16, height=16, frames=1, settings=work.settings))
    maker._until(lambda: any(isinstance(heard, ms.StyleWanted | ms.ReferenceResult) for heard in maker.heard))
    if any(isinstance(heard, ms.StyleWanted) for heard in maker.heard):
        maker.await_(ms.StyleWanted)
        maker.send(ms.StyleData(style.digest, maker.desk.offer(dump_style(style))))
    return maker.await_(ms.ReferenceResult)


def order(
    maker: PlainMaker, work: Work, number: int, side: tuple[int, int], style: Style | None = None
) -> None:
    """Orders the work's range at another size."""
    settings = RenderSettings(width=side[0], height=side[1], frame_rate=Fraction(8), chunk_frames=12)
    digest = (style or work.style).digest
    parcel = maker.desk.offer(work.clip)
    maker.send(
        ms.PaintAssignment(
            assignment=number,
            job=work.job,
            part=work.part,
            first=0,
            stop=24,
            settings=settings,
            style=digest,
            clip=parcel,
        )
    )


def test_order_that_takes_more_than_is_lent_is_declined_with_the_reason(
    maker: PlainMaker, work: Work, helper: HelperProcess
) -> None:
    maker.introduce_style(work)
    before = held(helper)
    order(maker, work, 1, (8192, 8192))
    reason = maker.await_(ms.Declined).reason
    assert reason.startswith("painting 8192x8192 takes about 13.") and reason.endswith(
        "654 MB of it are lent"
    )
    assert held(helper) - before < GROWTH_BYTES
    maker.order(work, 2)
    assert maker.await_(ms.PieceDone).assignment == 2
    maker.send(ms.JobOver(work.job))


def test_film_that_takes_more_than_is_lent_is_refused_before_it_is_sent(
    maker: PlainMaker, work: Work
) -> None:
    work.settings = RenderSettings(width=3840, height=2160, frame_rate=Fraction(8), chunk_frames=12)
    result = maker.introduce_style(work)
    assert result.error.startswith("painting 3840x2160 takes about 1.") and not result.checksums


def test_clip_with_larger_pictures_than_its_order_is_counted_by_its_head(
    maker: PlainMaker, work: Work, helper: HelperProcess
) -> None:
    """A clip of 1.5 KB may hold pictures of 134 million pixels, sixteen of which a decoder keeps."""
    maker.introduce_style(work)
    before = held(helper)
    clip = PacketClip.from_bytes(work.clip)
    large = structs.replace(clip, setup=structs.replace(clip.setup, width=16000, height=8000))
    maker.order(work, 1, large.to_bytes())
    assert "takes about 12.8 GB" in maker.await_(ms.Declined).reason
    assert held(helper) - before < GROWTH_BYTES


def test_reference_wishes_while_a_style_is_tried_fill_nothing(
    maker: PlainMaker, work: Work, helper: HelperProcess
) -> None:
    """Each one had the whole style read from the disk, and they waited in a row."""
    style = heavy_style(40)
    maker.introduce_style(work)
    maker.hello(work.job)
    maker.await_(ms.Welcome)
    wanted = ms.ReferenceWanted(
        style=style.digest, width=WIDTH, height=HEIGHT, frames=FRAMES, settings=work.settings
    )
    maker.send(wanted)
    maker.await_(ms.StyleWanted)
    maker.send(ms.StyleData(style.digest, maker.desk.offer(dump_style(style))))
    file = helper.home / "cache" / "helper" / "styles" / f"{style.digest}.safetensors"
    maker._until(file.exists)
    before = held(helper)
    for _ in range(WISHES):
        maker.send(wanted)
    maker.send(ms.Echo(1, b"all came", True))
    maker.await_(ms.Echo)
    assert held(helper) - before < GROWTH_BYTES < WISHES * file.stat().st_size / 3
    assert maker.await_(ms.ReferenceResult).checksums
    maker.send(ms.Goodbye())


def test_clips_that_wait_are_counted_over_all_makers(
    maker: PlainMaker, work: Work, helper: HelperProcess, tmp_path: Path
) -> None:
    maker.introduce_style(work)
    for number in range(2):
        parcel = ms.Parcel(10_000 + number, 100 << 20, "0" * 64)
        maker.send(
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
    assert "memory that it lends is used up" in maker.await_(ms.Declined).reason
    maker.send(ms.JobOver(work.job))
    maker.await_(ms.DropParcel)


def test_style_that_asks_for_far_too_much_is_refused_with_the_reason(maker: PlainMaker, work: Work) -> None:
    result = introduce(maker, work, heavy_style(120))
    assert result.error.startswith("the style asks for too much: it needs 6.5 million operations a pixel")


@pytest.mark.slow
def test_yield_and_quit_hold_whatever_is_computed(tmp_path: Path, work: Work) -> None:
    helper = HelperProcess(tmp_path / "helper", "helper", "")
    helper.home.mkdir()
    heavy = heavy_style()
    with PlainMaker(tmp_path / "maker", helper.start()) as maker:
        try:
            assert not introduce(maker, work, heavy).error
            order(maker, work, 1, (640, 640), heavy)
            painter = computing(helper, maker)
            began = time.monotonic()
            helper.signal(signal.SIGUSR1)
            painter.wait(PATIENCE_S)
            assert time.monotonic() - began < allowed(GIVEN_BACK_S)
            helper.says("Resting: its owner needs the computer.")
            maker.await_(ms.Paused)
            assert helper.process.poll() is None
            helper.signal(signal.SIGUSR1)
            maker.await_(ms.Resumed)
            order(maker, work, 2, (640, 640), heavy)
            painter = computing(helper, maker)
            began = time.monotonic()
            helper.signal(signal.SIGTERM)
            assert helper.process.wait(PATIENCE_S) == 0
            assert time.monotonic() - began < allowed(GIVEN_BACK_S)
            assert not painter.is_running() or painter.status() == psutil.STATUS_ZOMBIE
        finally:
            helper.end()


@pytest.mark.slow
def test_reference_sequence_that_the_owner_stopped_is_painted_later(tmp_path: Path, work: Work) -> None:
    """Its maker must not take it for a refusal."""
    helper = HelperProcess(tmp_path / "helper", "helper", "")
    helper.home.mkdir()
    style = heavy_style(60)
    with PlainMaker(tmp_path / "maker", helper.start()) as maker:
        try:
            maker.hello(work.job)
            maker.await_(ms.Welcome)
            maker.send(
                ms.ReferenceWanted(
                    style=style.digest, width=WIDTH, height=HEIGHT, frames=FRAMES, settings=work.settings
                )
            )
            maker.await_(ms.StyleWanted)
            maker.send(ms.StyleData(style.digest, maker.desk.offer(dump_style(style))))
            maker._until(lambda: any(is_painter(one) for one in family(helper)))
            helper.signal(signal.SIGUSR1)
            maker.await_(ms.Paused)
            maker._until(lambda: not any(is_painter(one) for one in family(helper)))
            helper.signal(signal.SIGUSR1)
            maker.await_(ms.Resumed)
            assert len(maker.await_(ms.ReferenceResult).checksums) == FRAMES
        finally:
            helper.end()


@pytest.mark.slow
def test_painting_process_ends_with_a_helper_that_is_killed(tmp_path: Path, work: Work) -> None:
    helper = HelperProcess(tmp_path / "helper", "helper", "")
    helper.home.mkdir()
    heavy = heavy_style()
    with PlainMaker(tmp_path / "maker", helper.start()) as maker:
        try:
            assert not introduce(maker, work, heavy).error
            order(maker, work, 1, (640, 640), heavy)
            painter = computing(helper, maker)
            helper.kill()
            painter.wait(PATIENCE_S)
        finally:
            helper.end()


def is_painter(process: psutil.Process) -> bool:
    """Whether it is a painting process; what has just ended is none."""
    with suppress(psutil.Error):
        return "painting_worker" in " ".join(process.cmdline())
    return False


def computing(helper: HelperProcess, maker: PlainMaker) -> psutil.Process:
    """The painting process, once it has been at work for seconds on a picture that was ordered."""

    def at_work() -> bool:
        found[:] = [one for one in family(helper) if is_painter(one)]
        return bool(found) and helper.said.rstrip().endswith("paints 0-23 (at 0) for maker")

    found: list[psutil.Process] = []
    maker._until(at_work, PATIENCE_S)
    before = found[0].cpu_times().user
    maker._until(lambda: found[0].cpu_times().user - before > 5, PATIENCE_S)
    assert not any(isinstance(heard, ms.Progress) for heard in maker.heard)
    return found[0]
