"""What Dask runs on a member: `greet` and `paint`, each with one argument of plain JSON.

Both report what happens over Dask's events, which need no connection to the member: one behind a firewall works as
well. They return nothing. A task whose maker has gone, or has taken it back, is canceled by Dask; it looks at that
between frames.
"""

import secrets
import threading
import time
from contextlib import closing
from typing import Any

import msgspec

from fastvid_gui import __version__
from fastvid_gui.cluster.folder import FolderFailed, FolderFull, FolderGone, received_path
from fastvid_gui.cluster.job_folder import OpenJob, read_reference
from fastvid_gui.cluster.member.state import Member, this_member
from fastvid_gui.cluster.messages import (
    Frames,
    JobGreeting,
    MemberGreeted,
    MemberPaused,
    PieceWritten,
    RangeOrder,
    Report,
    TaskEnded,
    plain,
)
from fastvid_gui.cluster.piece_files import MOST_FILE_BYTES, parse, seed_of, write_piece
from fastvid_gui.domain.chunk import Piece, PieceSpan, Seed
from fastvid_gui.errors import FarmError, FastVidError, Interrupted, StoreError
from fastvid_gui.farm.reference import difference, expected_fps, paint_reference
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.render.capacity import worker_count
from fastvid_gui.render.painters import fingerprint_of
from fastvid_gui.render.pipeline import FramePainted, frames_from_source, paint_range, sound_seed
from fastvid_gui.render.prepare import device_named
from fastvid_gui.render.region_layers import LayerStylizers
from fastvid_gui.sentences.cluster import WhyNoMember
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say, sentence_of
from fastvid_gui.style.devices import choose
from fastvid_gui.style.stylizer import make_stylizer

REPORT_S = 1.0
SLOW_FOLDER_S = 10.0
"""A member that waits longer for the shared folder says so; nobody blames it for that."""


class _Reporter:
    """Tells the maker, and knows whether it still wants this task."""

    def __init__(self, topic: str) -> None:
        from distributed import get_worker

        self._worker: Any = get_worker()
        self._topic, self._key = topic, self._worker.get_current_task()

    def tell(self, report: Report) -> None:
        self._worker.log_event(self._topic, plain(report))

    def check(self) -> None:
        """Raises Interrupted where the task was taken back, its maker has gone, or the scheduler has."""
        task = self._worker.state.tasks.get(self._key)
        if task is None or task.state == "cancelled" or self._worker.status.name != "running":
            raise Interrupted(Halted.ASSIGNMENT_OVER)


def greet(data: bytes) -> None:
    """Looks at a job, paints its reference sequences, and says how that went."""
    asked = msgspec.json.decode(data, type=JobGreeting)
    reporter, member = _Reporter(asked.topic), this_member()
    member.topics.add(asked.topic)
    device = fingerprint = ""
    refused = NOTHING
    slots, fps = 0, None
    try:
        if asked.version != __version__:
            refused = say(WhyNoMember.OTHER_VERSION, theirs=__version__, mine=asked.version)
        else:
            opened = _opened(member, asked)
            device = str(choose(device_named(member.device or opened.device), "auto")[0]).upper()
            # Once: what is painted takes of the memory that is free.
            slots = min(member.slots, worker_count(opened.settings))
            member.offered[asked.topic] = slots
            fingerprint, fps, refused = _judged(member, opened, reporter)
    except Interrupted:
        return
    except FolderGone:
        refused = say(WhyNoMember.DOES_NOT_SEE, folder=received_path(asked.folder))
    except (FastVidError, OSError) as error:
        refused = sentence_of(error)
    reporter.tell(
        MemberGreeted(
            member=member.id,
            name=member.name,
            host=reporter._worker.ip,
            device=device,
            version=__version__,
            slots=slots,
            fingerprint=fingerprint,
            fps=fps,
            refused=str(refused),
        )
    )


def paint(data: bytes) -> None:
    """Paints an assignment: writes its pieces into the folder, and says which."""
    order = msgspec.json.decode(data, type=RangeOrder)
    reporter, member = _Reporter(order.topic), this_member()
    name = f"{order.topic} {order.assignment}"
    try:
        with member.turns.admitted(order.topic, reporter.check, member.offered.get(order.topic, 0)):
            ended = _Painting(order, member, reporter, name).run()
    except Interrupted:
        ended = TaskEnded(assignment=order.assignment, how="stopped")
    except FolderFull as error:
        ended = TaskEnded(assignment=order.assignment, how="full", text=str(error))
    except FolderFailed as error:
        ended = TaskEnded(assignment=order.assignment, how="folder", text=str(error))
    except FolderGone:
        member.forget(order.job)
        text = str(say(WhyNoMember.DOES_NOT_SEE, folder=received_path(order.folder)))
        ended = TaskEnded(assignment=order.assignment, how="declined", text=text)
    except StoreError as error:
        ended = TaskEnded(assignment=order.assignment, how="seed", text=str(error))
    except (FastVidError, OSError) as error:
        ended = TaskEnded(assignment=order.assignment, how="failed", text=str(error))
    except Exception as error:  # noqa: BLE001 - the maker counts it against this member and says it
        text = str(say(WhyNoMember.FAILED, reason=f"{type(error).__name__}: {error}"))
        ended = TaskEnded(assignment=order.assignment, how="failed", text=text)
    finally:
        member.working.pop(name, None)
    reporter.tell(ended)


class _Painting:
    """One assignment on its way."""

    def __init__(self, order: RangeOrder, member: Member, reporter: _Reporter, name: str) -> None:
        self._order, self._member, self._reporter, self._name = order, member, reporter, name
        self._job = _opened(member, order)
        self._count, self._told_at, self._began = 0, 0.0, time.monotonic()
        self._usual = 0.0
        self._task = secrets.token_hex(4)

    def run(self) -> TaskEnded:
        """Raises what goes wrong."""
        order, settings = self._order, self._job.settings
        use_one_opencv_thread()
        if not self._member.has_time_for(self._usual):
            return self._declined()
        seed = self._seed()
        frames = frames_from_source(self._job.source, order.part, settings, seed)
        kind = (order.style, settings.work_size, self._job.device, settings.regions)
        stylizer = self._member.take_stylizer(kind, self._make_stylizer)
        regions = None if self._job.regions is None else self._job.regions.of(order.part)
        painting = paint_range(frames, order.part, stylizer, settings, seed=seed, regions=regions)
        try:
            with closing(painting):  # type: ignore[type-var]
                ended = self._paint(painting, fingerprint_of(stylizer))
        except Interrupted:
            self._member.give_back(kind, stylizer)  # the next range needs it
            raise
        self._member.give_back(kind, stylizer)
        return ended

    def _paint(self, painting: Any, fingerprint: str) -> TaskEnded:
        turns, order = self._member.turns, self._order
        self._turn()
        try:
            for item in painting:
                if isinstance(item, FramePainted):
                    self._frame(item.frame)
                    continue
                turns.end()
                try:
                    self._keep(item, fingerprint)
                finally:
                    self._turn(stopping=True)
                if item.span.stop >= order.to_frame:
                    break
                if not self._member.has_time_for(self._usual):
                    return self._declined()
        finally:
            turns.end()
        return TaskEnded(assignment=order.assignment, how="done")

    def _turn(self, stopping: bool = False) -> None:
        self._member.turns.begin(self._reporter.check if not stopping else _never)
        self._began = time.monotonic()
        if stopping:
            self._reporter.check()

    def _frame(self, frame: int) -> None:
        self._reporter.check()
        self._member.painted()
        self._count += 1
        part = self._order.part
        self._member.working[self._name] = (part.paint_start, part.stop, frame + 1)
        if (now := time.monotonic()) - self._told_at >= REPORT_S:
            self._told_at = now
            self._reporter.tell(Frames(assignment=self._order.assignment, count=self._count))

    def _keep(self, piece: Piece, fingerprint: str) -> None:
        self._reporter.check()  # nobody would be told of it
        order, job, began = self._order, self._job, time.monotonic()
        self._usual = max(0.5 * self._usual, began - self._began)
        with _Watched(self._reporter), job.folder.used():
            file, seed = write_piece(
                job.pieces, order.part.start, piece, fingerprint, self._member.name, self._task
            )
        span: PieceSpan = piece.span
        self._reporter.tell(
            PieceWritten(
                assignment=order.assignment,
                range_number=order.range_number,
                start=span.start,
                stop=span.stop,
                kind=span.kind.value,
                file=file,
                seed=seed,
                seconds=time.monotonic() - self._began,
            )
        )

    def _seed(self) -> Seed | None:
        """What to go on from; raises StoreError where that can't be opened."""
        name, job = self._order.seed, self._job
        if not name:
            return None
        found = seed_of(name)
        with job.folder.used():
            _, data = parse(job.folder.read(job.pieces / name, MOST_FILE_BYTES))
        if found is None or not sound_seed(seed := Seed(found[1], data), job.settings):
            raise StoreError(WhyNoMember.SEED_DAMAGED)
        return seed

    def _make_stylizer(self) -> Any:
        job = self._job
        device, style = device_named(self._member.device or job.device), job.style(self._order.style)
        if not job.settings.regions:
            return make_stylizer(style, *job.settings.work_size, device=device)

        def layer(digest: str, width: int, height: int) -> Any:
            return make_stylizer(job.style(digest), width, height, device=device)

        return LayerStylizers(style, layer)

    def _declined(self) -> TaskEnded:
        text = str(say(WhyNoMember.TIME_OVER))
        return TaskEnded(assignment=self._order.assignment, how="declined", text=text)


class _Watched:
    """Says that this member waits for the shared folder, where that takes long."""

    def __init__(self, reporter: _Reporter) -> None:
        self._reporter, self._said = reporter, False

    def __enter__(self) -> None:
        self._timer = threading.Timer(SLOW_FOLDER_S, self._slow)
        self._timer.daemon = True
        self._timer.start()

    def _slow(self) -> None:
        self._said = True
        self._reporter.tell(MemberPaused(paused=True, reason=str(say(WhyNoMember.WAITS_FOR_FOLDER))))

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._said:
            self._reporter.tell(MemberPaused(paused=False))


def _opened(member: Member, asked: JobGreeting | RangeOrder) -> OpenJob:
    try:
        return member.open_job(asked.folder, asked.token, asked.job)
    except FolderGone:
        raise
    except FarmError as error:
        raise FolderGone(str(error)) from error


def _judged(member: Member, opened: OpenJob, reporter: _Reporter) -> tuple[str, float | None, Sentence]:
    """Fingerprint, expected speed, and why it must not paint, by the reference sequences of all styles."""
    fingerprint, fps = "", None
    device = device_named(member.device or opened.device)
    for digest in opened.about.styles:
        reporter.check()
        mine = paint_reference(opened.style(digest), opened.settings, device)
        theirs = read_reference(opened.folder, opened.id, digest)
        if not fingerprint:
            fingerprint, fps = mine.fingerprint, expected_fps(mine.seconds_per_frame, opened.settings)
        if refused := difference(theirs, mine):
            return fingerprint, fps, refused
    return fingerprint, fps, NOTHING


def _never() -> None:
    pass
