"""Jobs before they start, while they run, and once they are left: estimates, finished frames, the list."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.sound import SoundChoice, is_copied
from fastvid_gui.domain.source import AudioTrack, SourceInfo
from fastvid_gui.engine import speeds
from fastvid_gui.engine.films import Films
from fastvid_gui.engine.lanes import Task
from fastvid_gui.engine.messages.jobs import (
    DeleteJob,
    Estimate,
    EstimateRender,
    Jobs,
    ShowPainted,
    StoredJob,
    TryTarget,
)
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.pictures import PictureCache, as_message, size_within
from fastvid_gui.engine.rendering import check_style
from fastvid_gui.engine.who import check_painters
from fastvid_gui.errors import FastVidError, StoreError, TargetError
from fastvid_gui.media.chunks import EncodedChunk, decode_chunk
from fastvid_gui.media.compare import compared_size
from fastvid_gui.paths import data_folder
from fastvid_gui.picture import Picture
from fastvid_gui.render.jobs import delete_job
from fastvid_gui.render.kept_analysis import kept_analysis
from fastvid_gui.render.kept_request import kept_request
from fastvid_gui.render.planning import analysis_key
from fastvid_gui.render.prepare import PreparedJob, check_output, measures, prepare
from fastvid_gui.render.space import check_length, check_space, space_needed
from fastvid_gui.render.store import JobRecord, Store, free_bytes
from fastvid_gui.render.store_records import path_text
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.sound import Sound
from fastvid_gui.sentences.storage import StorageSays
from fastvid_gui.style.carry_up import scaled

SHOWN_BYTES = 64 * 2**20


@dataclass(eq=False)
class _OpenChunk:
    job: str
    span: PieceSpan
    following: int
    pictures: Iterator[Picture]


class JobServices:
    """Services: `EstimateRender`, `TryTarget`, `ShowPainted`, `ListJobs`, `DeleteJob`; `show` has its own lane."""

    def __init__(self, films: Films) -> None:
        self._films = films
        self._shown = PictureCache(SHOWN_BYTES)
        self._chunk: _OpenChunk | None = None

    # ---- before it starts

    def estimate(self, task: Task) -> Estimate:
        """Answers `EstimateRender`. Anything that would make the render fail at once is its `problem`."""
        assert isinstance(task.request, EstimateRender)
        request = task.request.render
        check_style(request)
        source = self._films.source(str(request.source), task)
        settings, first, last = measures(request, source.info)
        work, film = space_needed(settings, last - first, request.compare)
        problem, warning, misplaced, stored, time = None, None, False, 0, None
        try:
            ready = prepare(replace(request, overwrite=True), lambda: source)
            check_painters(request)
            stored, stored_bytes = self._stored(ready, task)
            check_space(data_folder(), request.output, settings, ready.frames, stored, request.compare)
            warning = check_length(request.output, settings, ready.frames, stored, stored_bytes)
            left = round(max(0, ready.frames - stored) * self._painted_share(ready))
            time = speeds.expected(ready.styles.first, settings, left, ready.device)
        except FastVidError as error:
            task.heed()
            problem, misplaced = error.sentence, isinstance(error, TargetError)
        width, height = compared_size(settings.width, settings.height, request.compare)
        return Estimate(
            width=width,
            height=height,
            frames=last - first,
            output_bytes=film,
            output_free=free_bytes(request.output.absolute().parent),
            work_bytes=work,
            work_free=free_bytes(data_folder()),
            seconds=time.seconds if time else None,
            between=(time.least, time.most) if time and time.least < time.most else None,
            sound=sound_sentences(source.info, part=last - first < source.info.frames, choice=request.sound),
            stored_frames=stored,
            problem=problem,
            exists=os.path.lexists(request.output),
            misplaced=misplaced,
            warning=warning,
        )

    def try_target(self, task: Task) -> None:
        """Answers `TryTarget`."""
        assert isinstance(task.request, TryTarget)
        check_output(task.request.render)

    def _stored(self, job: PreparedJob, task: Task) -> tuple[int, int]:
        """How many frames an earlier run left, and their bytes."""
        with Store(data_folder()) as store:
            path = path_text(job.request.source)
            if not any(record.source == path and record.finished_frames for record in store.jobs()):
                return 0, 0
            return store.final_pieces(job.id(self._films.checksum(str(job.request.source), task)))

    def _painted_share(self, job: PreparedJob) -> float:
        """Frames to paint for each frame of the film: more than 1 if some are known to be painted twice."""
        checksum = self._films.known_checksum(str(job.request.source))
        chosen = job.request.keyframes
        if checksum is None or chosen != "auto":
            return 1.0
        key = analysis_key(job, checksum)
        kept = kept_analysis(key) if key is not None else None
        return kept.plan.painted / job.frames if kept is not None else 1.0

    # ---- while it runs

    def show(self, task: Task) -> FramePicture | None:
        """Answers `ShowPainted`."""
        request = task.request
        assert isinstance(request, ShowPainted)
        key = (request.job, request.frame, request.most_side)
        picture = self._shown.get(key)
        if picture is None:
            chunk = self._chunk_at(request.job, request.frame)
            if chunk is None:
                return None
            picture = self._decoded(chunk, request, task)
        return FramePicture(request.frame, as_message(picture))

    def _decoded(self, chunk: _OpenChunk, request: ShowPainted, task: Task) -> Picture:
        """Decodes up to the requested frame; the frames before it are kept too."""
        for picture in chunk.pictures:
            number, chunk.following = chunk.following, chunk.following + 1
            height, width = picture.shape[:2]
            small = scaled(picture, *size_within(width, height, request.most_side))
            self._shown.put((request.job, number, request.most_side), small)
            if number == request.frame:
                return small
            task.heed()
        self._chunk = None
        raise StoreError(StorageSays.FRAME_MISSING, frame=request.frame)

    def _chunk_at(self, job: str, frame: int) -> _OpenChunk | None:
        """The open chunk, if it reaches that frame; else opens the stored chunk."""
        chunk = self._chunk
        if chunk is not None and chunk.job == job and chunk.following <= frame < chunk.span.stop:
            return chunk
        with Store(data_folder()) as store:
            spans = [
                span for span in store.pieces(job) if span.kind.final and span.start <= frame < span.stop
            ]
            if not spans:
                return None
            data = store.read_piece(job, spans[0])
        pictures = decode_chunk(EncodedChunk.from_bytes(data))
        self._chunk = _OpenChunk(job, spans[0], spans[0].start, pictures)
        return self._chunk

    # ---- after it was left

    def list_jobs(self, task: Task) -> Jobs:
        """Answers `ListJobs`."""
        with Store(data_folder()) as store:
            found = [
                _stored_job(record, store.job_folder(record.id))
                for record in store.jobs()
                if record.finished is None
            ]
            notes = store.take_notes()
        return Jobs(tuple(found), notes)

    def delete(self, task: Task) -> None:
        """Answers `DeleteJob`."""
        assert isinstance(task.request, DeleteJob)
        delete_job(data_folder(), task.request.job)


def sound_sentences(info: SourceInfo, part: bool, choice: SoundChoice = "copy") -> tuple[Sentence, ...]:
    """What will happen with the sound; `part`: the film is not rendered whole."""
    if not info.audio:
        return (say(Sound.NONE),)
    if choice == "none":
        return (say(Sound.LEFT_OUT),)
    sentences = []
    if choice == "encode":
        count = len(info.audio)
        sentences.append(say(Sound.ENCODED) if count == 1 else say(Sound.SEVERAL_ENCODED, count=count))
    else:
        kept = [track for track in info.audio if is_copied(track.codec, track.sample_rate)]
        others = [track for track in info.audio if track not in kept]
        sentences += _of_tracks(kept, Sound.COPIED, Sound.SEVERAL_COPIED)
        sentences += _of_tracks(others, Sound.CONVERTED, Sound.SEVERAL_CONVERTED)
    if part:
        sentences.append(say(Sound.CUT))
    return tuple(sentences)


def _of_tracks(tracks: list[AudioTrack], one: Sound, several: Sound) -> list[Sentence]:
    if not tracks:
        return []
    codecs = ", ".join(dict.fromkeys(track.codec.upper() for track in tracks))
    return [say(one, codecs=codecs) if len(tracks) == 1 else say(several, count=len(tracks), codecs=codecs)]


def _stored_job(record: JobRecord, folder: Path) -> StoredJob:
    request, state = kept_request(record, folder)
    return StoredJob(
        job=record.id,
        source=record.source,
        style=record.style,
        output=record.output,
        created=record.created,
        stored_frames=record.finished_frames,
        total_frames=record.frames,
        request=request,
        source_state=state,
    )
