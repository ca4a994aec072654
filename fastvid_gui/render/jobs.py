"""The main job: a video in, a painted MP4 out.

`render_film` reads from top to bottom: look at the source, identify the job, check the space, plan and paint (both at
once), assemble. If you call it again with the same source, style and settings, it continues where it stopped.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import filelock
import psutil

from fastvid_gui.cores import cores
from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.job import (
    BRUSH_LEAST,
    BRUSH_MOST,
    RenderSettings,
    SoundChoice,
    Speed,
    chunk_frames_for,
    stable_hash,
)
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan, RenderRange, ranges_between
from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.domain.times import clock
from fastvid_gui.errors import ExportError, Interrupted, SoundError, StoreError, TargetError, UsageError
from fastvid_gui.flow.estimator import use_one_opencv_thread
from fastvid_gui.media.chunks import EncodedChunk, decoded_frames
from fastvid_gui.media.export import ExportReport, export_film
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.paths import data_folder
from fastvid_gui.render.checksum import file_checksum
from fastvid_gui.render.events import Event, Noted, PlanCompleted, RangePlanned, SourceOdd, StageAdvanced
from fastvid_gui.render.keyframes import (
    AnalyzedFrame,
    KeyframeFound,
    KeyframeSettings,
    PlanMade,
    analyze,
    frame_span,
    plan_from_keyframes,
    with_style_keyframes,
)
from fastvid_gui.render.result import RenderResult
from fastvid_gui.render.space import check_length, check_space
from fastvid_gui.render.store import JobRecord, Store
from fastvid_gui.render.style_schedule import StyleSchedule, load_schedule, schedule_for
from fastvid_gui.render.work import final_spans
from fastvid_gui.render.workers import STOPPED, LocalRun, MakeRun, RunParts
from fastvid_gui.style.devices import Device, choose
from fastvid_gui.style.library import files_named
from fastvid_gui.style.stylizer import MAX_SIDE_PIXELS
from fastvid_gui.targets.place import check_target

JOB_VERSION = 5
"""Raised when the same settings begin to mean different pictures; older jobs are then different jobs."""
LEAST_SIZE = 16
"""Pixels; the smallest --size."""
TIDY_AFTER_SECONDS = 7 * 24 * 3600
TIDY_MOST_BYTES = 2 * 1024**3
MEMORY_PER_PIXEL = 420
"""A generous bound for painting one range, in bytes a pixel: the network alone takes 110 to 150 (docs/backends.md)."""
MEMORY_SHARE = 0.6
LEAST_WORK_SIDE = 32
"""Pixels; a smaller picture only has room for a few strokes."""
MP4_ENDINGS = (".mp4", ".m4v", ".mov")

Tell = Callable[[Event], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderRequest:
    """What the user asks for; see `fastvid-gui render --help`.

    Attributes:
        style: a name, a blend or a file; may be empty where `styles_at` says how the film begins.
        size: shorter side of the painted film in pixels; None keeps the source's.
        frames: first and last (not included) frame. None is the whole film; either one may be None.
        keyframes: "auto", "none", or the keyframes of a file.
        workers: how many ranges are painted side by side; None decides by cores and memory.
        styles_at: where other styles begin, in film order (`style_schedule.load_style_changes` reads them from a file);
            each such frame becomes a keyframe.
        brush: size of the strokes, 0.5 to 2; see `RenderSettings.brush`.
        sound: what happens to the sound. It does not affect the pictures: a job continues with any choice.
        lists: files that keyframes and style changes were read from; the film must not replace them.
    """

    source: Path
    style: str
    output: Path
    overwrite: bool = False
    fresh: bool = False
    size: int | None = None
    crf: int = 20
    strength: float = 1.0
    keep_colors: bool = False
    speed: Speed = "fast"
    frames: tuple[int | None, int | None] = (None, None)
    keyframes: str | tuple[Keyframe, ...] = "auto"
    max_range: int = 240
    device: Device = "auto"
    workers: int | None = None
    styles_at: tuple[StyleChange, ...] = ()
    brush: float = 1.0
    sound: SoundChoice = "copy"
    lists: tuple[Path, ...] = ()

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that are read for the render."""
        styles = (self.style, *(change.style for change in self.styles_at))
        named = (file for style in styles if style for file in files_named(style))
        return (self.source, *self.lists, *named)


def render_film(
    request: RenderRequest, tell: Tell, stop: threading.Event, make_run: MakeRun = LocalRun
) -> RenderResult:
    """Does the whole job.

    Args:
        tell: called on this thread with what happens.
        stop: set it to stop; what is finished is kept.
        make_run: who paints; the farm passes its own, for more than this computer.

    Raises:
        Interrupted: `stop` was set. FastVidError: the reason, in a sentence, and what to do. For a `TargetError` with
            `painted` set, only the `output` is wrong: the same request with another one paints nothing again.
    """
    began = time.monotonic()
    use_one_opencv_thread()
    check_target(request.output, *request.inputs, overwrite=request.overwrite)
    choose(request.device, "auto")  # fails at once where the device is missing
    loaded = load_schedule(request.style, request.styles_at, request.speed)
    source = open_source(request.source, stop=stop, progress=_stage(tell, "index"))
    settings = settings_for(request, source)
    if source.info.warnings:
        tell(SourceOdd(source.info.warnings))
    first, last = frame_span(request.frames[0] or 0, request.frames[1], source.info.frames)
    styles = schedule_for(loaded, first, last, source.info.frames)
    checksum = file_checksum(request.source, stop, _stage(tell, "checksum"))
    job = job_id(checksum, styles, settings, request, first, last)
    with Store(data_folder()) as store, _locked(store, job):
        if request.fresh:
            store.delete_job(job)
        store.open_job(_record(job, request, settings, last - first))
        damaged = store.forget_damaged(job)
        for note in store.take_notes():
            tell(Noted(note))
        resumed = sum(len(span) for span in store.pieces(job) if span.kind.final)
        check_space(store.folder, request.output, settings, last - first, resumed)
        if warning := check_length(request.output, settings, last - first, *store.final_pieces(job)):
            tell(Noted(warning))
        planning = _Planning(
            source=source,
            request=request,
            styles=styles,
            first=first,
            last=last,
            store=store,
            job=job,
            stop=stop,
        )
        workers = request.workers or worker_count(settings)
        parts = RunParts(
            source=source,
            job=job,
            settings=settings,
            store=store,
            styles=styles,
            device=request.device,
            workers=workers,
            stop=stop,
        )
        run = make_run(parts)
        run.run(planning.events(), tell)
        try:
            check_length(request.output, settings, last - first, *store.final_pieces(job))
            try:
                report = _assemble(store, job, source, settings, planning.plan, request, tell, stop)
            except (TargetError, SoundError):
                raise
            except ExportError:
                if not _mended(parts, planning, tell):
                    raise
                report = _assemble(store, job, source, settings, planning.plan, request, tell, stop)
        except TargetError as error:
            error.painted, error.size = True, store.final_pieces(job)[1]
            raise
        store.finish_job(job)
        for gone in store.tidy(TIDY_AFTER_SECONDS, TIDY_MOST_BYTES, keep=job):
            _lock_file(store, gone).unlink(missing_ok=True)
        notes = _notes(store, job, len(damaged), report.path) + _damage_notes(source, first, last)
    return RenderResult(
        output=report.path,
        frames=report.frames,
        resumed_frames=resumed,
        seconds=time.monotonic() - began,
        width=settings.width,
        height=settings.height,
        job=job,
        keyframes=planning.plan.keyframes,
        peak_memory_mb=peak_memory_mb(),
        warnings=source.info.warnings + report.warnings + notes,
        nodes=run.shares,
        told_before=source.info.warnings,
    )


def delete_job(folder: Path, prefix: str) -> JobRecord:
    """Deletes the job whose id starts with `prefix` from the store in a folder; returns its record.

    Raises:
        StoreError: no job, or several, have such an id, or the job is being rendered now.
    """
    with Store(folder) as store:
        record = store.job(prefix)
        with _locked(store, record.id):
            store.delete_job(record.id)
        _lock_file(store, record.id).unlink(missing_ok=True)
    return record


def settings_for(request: RenderRequest, source: Source) -> RenderSettings:
    """The settings that decide the picture; raises UsageError for values out of bounds."""
    info = source.info
    if request.size is not None and not LEAST_SIZE <= request.size <= MAX_SIDE_PIXELS:
        raise UsageError(
            f"--size {request.size}: the shorter side can be {LEAST_SIZE} to {MAX_SIDE_PIXELS} pixels."
        )
    if not 0 <= request.crf <= 51:
        raise UsageError(f"--crf {request.crf}: the quality goes from 0 (best) to 51 (worst).")
    if not 0 <= request.strength <= 1:
        raise UsageError(f"--strength {request.strength}: it goes from 0 (the source) to 1 (all paint).")
    width, height = output_size(info.width, info.height, request.size)
    _check_sides(info, width, height)
    settings = RenderSettings(
        width=width,
        height=height,
        frame_rate=info.frame_rate,
        crf=request.crf,
        strength=request.strength,
        keep_colors=request.keep_colors,
        speed=request.speed,
        chunk_frames=chunk_frames_for(info.frame_rate),
        brush=float(request.brush),
    )
    _check_brush(settings)
    return settings


def _check_sides(info: SourceInfo, width: int, height: int) -> None:
    """Raises UsageError where the network would have to work on a picture with too long a side."""
    if max(width, height) <= MAX_SIDE_PIXELS:
        return
    shorter, longer = sorted((info.width, info.height))
    most = MAX_SIDE_PIXELS * shorter // longer
    most -= most % 2
    while most > 0 and max(output_size(info.width, info.height, most)) > MAX_SIDE_PIXELS:
        most -= 2
    advice = (
        f"Choose a --size of {most} or less."
        if most >= LEAST_SIZE
        else "The film is too long and narrow to be painted; cut it to another shape first."
    )
    raise UsageError(
        f"Pictures of {width}x{height} can't be painted: at most {MAX_SIDE_PIXELS} a side are possible. {advice}"
    )


def _check_brush(settings: RenderSettings) -> None:
    """Raises UsageError where the network would have to work on too small or too large a picture."""
    brush = settings.brush
    if not BRUSH_LEAST <= brush <= BRUSH_MOST:
        raise UsageError(
            f"--brush {brush:g}: the strokes can be {BRUSH_LEAST:g} (half) to {BRUSH_MOST:g} (twice) their size."
        )
    if brush == 1.0:
        return
    width, height = settings.work_size
    if min(width, height) < LEAST_WORK_SIDE and brush > 1:
        raise UsageError(
            f"--brush {brush:g} leaves {width}x{height} pixels to paint a film of {settings.width}x{settings.height} "
            f"with; at least {LEAST_WORK_SIDE} a side are needed. Choose a smaller --brush or a larger --size."
        )
    if max(width, height) > MAX_SIDE_PIXELS and brush < 1:
        raise UsageError(
            f"--brush {brush:g} needs a painting of {width}x{height} pixels for a film of "
            f"{settings.width}x{settings.height}; at most {MAX_SIDE_PIXELS} a side are possible. "
            "Choose a larger --brush or a smaller --size."
        )


def output_size(width: int, height: int, shorter_side: int | None) -> tuple[int, int]:
    """Even width and height: those of the source without an odd row or column, or scaled to the shorter side."""
    if shorter_side is None:
        return max(2, width - width % 2), max(2, height - height % 2)
    factor = shorter_side / min(width, height)
    return max(2, 2 * round(width * factor / 2)), max(2, 2 * round(height * factor / 2))


def job_id(
    checksum: str,
    styles: StyleSchedule,
    settings: RenderSettings,
    request: RenderRequest,
    first: int,
    last: int,
) -> str:
    """The hash that identifies a job: 16 hex digits over source, styles, settings and whatever makes the plan."""
    chosen: object = request.keyframes
    if not isinstance(request.keyframes, str):
        chosen = [[keyframe.frame, keyframe.kind.value] for keyframe in request.keyframes]
    plan = [chosen, request.max_range, first, last]
    return stable_hash(JOB_VERSION, checksum, styles.identity(), settings, plan)[:16]


def worker_count(settings: RenderSettings) -> int:
    """How many ranges are painted side by side: one for each core, as far as memory allows.

    This never affects the picture.
    """
    width, height = settings.work_size
    need = max(width * height, settings.width * settings.height) * MEMORY_PER_PIXEL
    return max(1, min(cores(), int(psutil.virtual_memory().available * MEMORY_SHARE / need)))


def peak_memory_mb() -> float:
    """The most memory this process ever held, in MiB."""
    info = psutil.Process().memory_info()
    if hasattr(info, "peak_wset"):  # Windows
        return float(info.peak_wset) / 2**20
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


class _Planning:
    """Yields the ranges as they become final, and knows the plan in the end."""

    def __init__(
        self,
        *,
        source: Source,
        request: RenderRequest,
        styles: StyleSchedule,
        first: int,
        last: int,
        store: Store,
        job: str,
        stop: threading.Event,
    ) -> None:
        self._source, self._request, self._first, self._last = source, request, first, last
        self._changes = styles.changes
        self._store, self._job, self._stop = store, job, stop
        self._plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        assert self._plan is not None, "the plan is known once all ranges have been taken"
        return self._plan

    def events(self) -> Iterator[RenderRange | Event]:
        """Ranges in film order, and the progress of planning. Runs on the planner's thread."""
        known = self._known()
        if known is not None:
            self._plan = known
            yield from known.ranges
        else:
            yield from self._found()
            self._store.set_plan(self._job, plan_to_json(self.plan))
        yield PlanCompleted(self.plan)

    def _known(self) -> Plan | None:
        request = self._request
        if not isinstance(request.keyframes, str):
            whole = plan_from_keyframes(request.keyframes, 0, self._source.info.frames)
            inside = [keyframe for keyframe in whole.keyframes if self._first < keyframe.frame < self._last]
            return plan_from_keyframes(with_style_keyframes(inside, self._changes), self._first, self._last)
        stored = next((record.plan for record in self._store.jobs() if record.id == self._job), "")
        return fitting_plan(stored, self._first, self._last)

    def _found(self) -> Iterator[RenderRange | Event]:
        mode: Literal["auto", "none"] = "none" if self._request.keyframes == "none" else "auto"
        settings = KeyframeSettings(
            mode=mode,
            max_range=self._request.max_range,
            start=self._first,
            stop=self._last,
            cuts=self._changes,
        )
        recent: list[Keyframe] = []
        lead_in = 0
        for event in analyze(self._source, settings, stop=self._stop):
            if isinstance(event, KeyframeFound):
                recent.append(event.keyframe)
                if len(recent) == 2:
                    part, following = ranges_between(recent, recent[1].frame + 1)
                    yield RenderRange(part.start, part.stop, lead_in, part.tail)
                    lead_in = following.lead_in
                    recent.pop(0)
            elif isinstance(event, PlanMade):
                self._plan = event.plan
                yield RenderRange(recent[0].frame, self._last, lead_in)
            elif isinstance(event, AnalyzedFrame):
                yield StageAdvanced("analysis", event.frame + 1 - self._first, self._last - self._first)


def plan_to_json(plan: Plan) -> str:
    """A plan as text; `plan_from_json` reads it."""
    return json.dumps(asdict(plan))


def fitting_plan(text: str, first: int, last: int) -> Plan | None:
    """A stored plan; None where it is none of those frames, so that the film is looked through again."""
    try:
        plan = plan_from_json(text)
    except StoreError:
        return None
    return plan if (plan.start, plan.stop) == (first, last) else None


def plan_from_json(text: str) -> Plan:
    """A plan from text; raises StoreError where the text is not one."""
    try:
        data = json.loads(text)
        keyframes = tuple(
            Keyframe(int(k["frame"]), KeyframeKind(k["kind"]), float(k["score"]), str(k["reason"]))
            for k in data["keyframes"]
        )
        return Plan(int(data["start"]), int(data["stop"]), keyframes)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise StoreError("A stored plan is damaged; render with --fresh to start over.") from error


def _assemble(
    store: Store,
    job: str,
    source: Source,
    settings: RenderSettings,
    plan: Plan,
    request: RenderRequest,
    tell: Tell,
    stop: threading.Event,
) -> ExportReport:
    spans = list(final_spans(plan.ranges, settings.chunk_frames))
    return export_film(
        source,
        _StoredChunks(store, job, spans),
        plan.start,
        plan.stop,
        request.output,
        overwrite=request.overwrite,
        sound=request.sound,
        progress=_stage(tell, "export"),
        stop=stop,
    )


def _mended(parts: RunParts, planning: _Planning, tell: Tell) -> bool:
    """Paints chunks here anew that can't be decoded; whether there were any.

    Of what helpers brought only a part was decoded whole when it came.
    """
    store, job, broken = parts.store, parts.job, list[PieceSpan]()
    for span in final_spans(planning.plan.ranges, parts.settings.chunk_frames):
        if parts.stop.is_set():
            raise Interrupted(STOPPED)
        try:
            decoded_frames(EncodedChunk.from_bytes(store.read_piece(job, span)))
        except StoreError:
            broken.append(span)
    if not broken:
        return False
    store.remove_pieces(job, broken)
    frames = sum(map(len, broken))
    what = "1 frame" if frames == 1 else f"{frames} frames"
    tell(
        Noted(
            f"{what} of the film, first {broken[0].start}, can't be decoded; this computer paints them again."
        )
    )

    def tell_painting(event: Event) -> None:
        if not isinstance(event, RangePlanned | PlanCompleted):
            tell(event)

    LocalRun(parts).run(planning.events(), tell_painting)
    return True


class _StoredChunks:
    """The film's chunks in order, read one at a time, as often as needed."""

    def __init__(self, store: Store, job: str, spans: list[PieceSpan]) -> None:
        self._store, self._job, self._spans = store, job, spans

    def __iter__(self) -> Iterator[EncodedChunk]:
        return (EncodedChunk.from_bytes(self._store.read_piece(self._job, span)) for span in self._spans)


def _record(job: str, request: RenderRequest, settings: RenderSettings, frames: int) -> JobRecord:
    now = time.time()
    shown = json.dumps(asdict(settings) | {"frame_rate": str(settings.frame_rate)})
    # File names need not be valid text, but those in the store must be.
    paths = [
        str(path.absolute()).encode("utf-8", "backslashreplace").decode()
        for path in (request.source, request.output)
    ]
    styles = "; ".join([request.style, *(f"{change.frame}: {change.style}" for change in request.styles_at)])
    return JobRecord(
        id=job,
        source=paths[0],
        style=styles.removeprefix("; "),
        settings=shown,
        plan="",
        frames=frames,
        output=paths[1],
        created=now,
        used=now,
        finished=None,
    )


def _notes(store: Store, job: str, damaged: int, output: Path) -> tuple[str, ...]:
    notes = []
    if output.suffix.lower() not in MP4_ENDINGS:
        notes.append(f"{output} is an MP4 whatever its name says; some players want the ending .mp4.")
    if damaged:
        notes.append(f"{damaged} stored parts were damaged or missing and have been painted again.")
    marks = {mark for span, mark in store.pieces(job).items() if span.kind is PieceKind.BODY}
    if len(marks) > 1:
        notes.append(
            "Parts of this film were painted with different versions or devices; tiny differences are possible."
        )
    return tuple(notes)


def _damage_notes(source: Source, first: int, last: int) -> tuple[str, ...]:
    """Damage found while the film was read; what opening noticed has already been reported."""
    met = sorted(frame for frame in source.met_damage if first <= frame < last)
    if not met:
        return ()
    start = source.times.seconds(0)
    place = clock(source.times.seconds(met[0]) - start)
    frames = "1 frame" if len(met) == 1 else f"{len(met)} frames"
    return (f"The file is damaged: {frames}, first at {place}, are painted as far as they could be decoded.",)


def _stage(tell: Tell, name: str) -> Callable[[int, int | None], None]:
    return lambda done, total: tell(StageAdvanced(name, done, total or 0))


def _locked(store: Store, job: str) -> filelock.BaseFileLock:
    """Only one process works on a job; a second one fails at once with a sentence."""
    lock = filelock.FileLock(_lock_file(store, job))
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise StoreError(
            "Another FastVid is rendering this very job now; wait for it, or stop it."
        ) from error
    return lock


def _lock_file(store: Store, job: str) -> Path:
    return store.folder / "jobs" / f"{job}.lock"
