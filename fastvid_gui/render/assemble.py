"""From stored chunks to the MP4, and what there is to say of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.times import clock
from fastvid_gui.errors import ExportError, Interrupted, SoundError, StoreError, TargetError
from fastvid_gui.media.chunks import EncodedChunk, decoded_frames
from fastvid_gui.media.export import ExportReport, export_film
from fastvid_gui.media.read import Source
from fastvid_gui.render.events import Event, Noted, PlanCompleted, RangePlanned, StageAdvanced
from fastvid_gui.render.planning import Planning
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.store import Store
from fastvid_gui.render.work import final_spans
from fastvid_gui.render.workers import STOPPED, LocalRun, RunParts

MP4_ENDINGS = (".mp4", ".m4v", ".mov")

Tell = Callable[[Event], None]


def assemble(request: RenderRequest, parts: RunParts, planning: Planning, tell: Tell) -> ExportReport:
    """Joins the stored chunks; those that can't be decoded are painted again first.

    Raises:
        ExportError: the film can't be made. A `TargetError` is about its place, a `SoundError` about its sound alone.
    """
    try:
        return _exported(request, parts, planning, tell)
    except (TargetError, SoundError):
        raise
    except ExportError:
        if not _mended(parts, planning, tell):
            raise
        return _exported(request, parts, planning, tell)


def _exported(request: RenderRequest, parts: RunParts, planning: Planning, tell: Tell) -> ExportReport:
    plan = planning.plan
    spans = list(final_spans(plan.ranges, parts.settings.chunk_frames))
    return export_film(
        parts.source,
        _StoredChunks(parts.store, parts.job, spans),
        plan.start,
        plan.stop,
        request.output,
        overwrite=request.overwrite,
        sound=request.sound,
        progress=stage(tell, "export"),
        stop=parts.stop,
    )


def _mended(parts: RunParts, planning: Planning, tell: Tell) -> bool:
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


def stage(tell: Tell, name: str) -> Callable[[int, int | None], None]:
    """Tells how far a stage is."""
    return lambda done, total: tell(StageAdvanced(name, done, total or 0))


def result_notes(store: Store, job: str, damaged: int, output: Path) -> tuple[str, ...]:
    """What people should know of the finished film; `damaged`: stored parts that had to be painted again."""
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


def damage_notes(source: Source, first: int, last: int) -> tuple[str, ...]:
    """Damage found while the film was read; what opening noticed has already been reported."""
    met = sorted(frame for frame in source.met_damage if first <= frame < last)
    if not met:
        return ()
    start = source.times.seconds(0)
    place = clock(source.times.seconds(met[0]) - start)
    frames = "1 frame" if len(met) == 1 else f"{len(met)} frames"
    return (f"The file is damaged: {frames}, first at {place}, are painted as far as they could be decoded.",)
