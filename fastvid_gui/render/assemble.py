"""From stored chunks to the MP4, and what there is to say about it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.times import clock
from fastvid_gui.errors import DiskFullError, ExportError, Interrupted, SoundError, StoreError, TargetError
from fastvid_gui.media.chunks import EncodedChunk, decoded_frames
from fastvid_gui.media.compare import ComparedChunks
from fastvid_gui.media.export import ExportReport, export_film
from fastvid_gui.media.read import Source
from fastvid_gui.render.events import Event, Noted, PlanCompleted, RangePlanned, StageAdvanced
from fastvid_gui.render.local_run import LocalRun, RunParts
from fastvid_gui.render.planning import Planning
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.store import Store
from fastvid_gui.render.work_list import final_spans
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.sentence import Sentence, say

MP4_ENDINGS = (".mp4", ".m4v", ".mov")

Tell = Callable[[Event], None]


def assemble(request: RenderRequest, parts: RunParts, planning: Planning, tell: Tell) -> ExportReport:
    """Joins the stored chunks; those that can't be decoded are painted again first.

    Raises:
        ExportError: the film can't be made. A `TargetError` is about its place, a `SoundError` about its sound alone.
    """
    try:
        return _exported(request, parts, planning, tell)
    except (TargetError, SoundError, DiskFullError):
        raise
    except (ExportError, StoreError):
        if not _mended(parts, planning, tell):
            raise
        return _exported(request, parts, planning, tell)


def _exported(request: RenderRequest, parts: RunParts, planning: Planning, tell: Tell) -> ExportReport:
    plan = planning.plan
    spans = list(final_spans(plan.ranges, parts.settings.chunk_frames))
    painted = _StoredChunks(parts.store, parts.job, spans)
    with _chunks_for(request, parts, painted, plan.start) as chunks:
        return export_film(
            parts.source,
            chunks,
            plan.start,
            plan.stop,
            request.output,
            overwrite=request.overwrite,
            sound=request.sound,
            progress=stage(tell, "export"),
            stop=parts.stop,
        )


@contextmanager
def _chunks_for(
    request: RenderRequest, parts: RunParts, painted: "_StoredChunks", first: int
) -> Iterator[Iterable[EncodedChunk]]:
    """The chunks of the film that was asked for: painted, or painted beside what was filmed."""
    if request.compare == "none":
        yield painted
        return
    chunks = ComparedChunks(
        parts.source,
        painted,
        first,
        parts.settings,
        request.compare,
        folder=parts.store.folder,
        stop=parts.stop,
    )
    with closing(chunks):
        yield chunks


def _mended(parts: RunParts, planning: Planning, tell: Tell) -> bool:
    """Paints undecodable chunks again on this computer; whether there were any.

    Only a part of the helpers' chunks was decoded whole when it came.
    """
    store, job, broken = parts.store, parts.job, list[PieceSpan]()
    for span in final_spans(planning.plan.ranges, parts.settings.chunk_frames):
        if parts.stop.is_set():
            raise Interrupted(Painting.STOPPED)
        try:
            decoded_frames(EncodedChunk.from_bytes(store.read_piece(job, span)))
        except StoreError:
            broken.append(span)
    if not broken:
        return False
    store.remove_pieces(job, broken)
    frames = sum(map(len, broken))
    first = broken[0].start
    one = say(Painting.UNDECODABLE_FRAME, frame=first)
    tell(Noted(one if frames == 1 else say(Painting.UNDECODABLE_FRAMES, count=frames, frame=first)))

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


def result_notes(store: Store, job: str, damaged: int, output: Path) -> tuple[Sentence, ...]:
    """What people should know about the finished film; `damaged`: stored parts that had to be painted again."""
    notes = []
    if output.suffix.lower() not in MP4_ENDINGS:
        notes.append(say(Painting.AN_MP4, output=output))
    if damaged:
        notes.append(say(Painting.PAINTED_AGAIN, count=damaged))
    marks = {mark for span, mark in store.pieces(job).items() if span.kind.final}
    if len(marks) > 1:
        notes.append(say(Painting.OTHER_VERSIONS))
    return tuple(notes)


def damage_notes(source: Source, first: int, last: int) -> tuple[Sentence, ...]:
    """Damage found while the film was read; what opening noticed has already been reported."""
    met = sorted(frame for frame in source.met_damage if first <= frame < last)
    if not met:
        return ()
    start = source.times.seconds(0)
    place = clock(source.times.seconds(met[0]) - start)
    if len(met) == 1:
        return (say(Painting.DAMAGED_FRAME, place=place),)
    return (say(Painting.DAMAGED_FRAMES, count=len(met), place=place),)
