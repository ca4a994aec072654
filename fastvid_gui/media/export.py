"""The finished film: chunks joined as they are, with the source's times, sound, subtitles, chapters and titles.

The film is written next to its place under a temporary name, read back (`verify.py`), and synced to disk. Only then
does it get its name. Until then an older file of that name stays untouched.
"""

from __future__ import annotations

import functools
import heapq
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from threading import Event
from typing import Any

import av
import av.error
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Discard, Stream
from av.subtitles.stream import SubtitleStream
from av.video.stream import VideoStream

from fastvid_gui.domain.sound import SoundChoice
from fastvid_gui.errors import ExportError, Interrupted
from fastvid_gui.media.chunks import EncodedChunk, new_packet
from fastvid_gui.media.cover import add_cover, can_keep, cover_data, is_cover
from fastvid_gui.media.film_place import LITTLE_SPACE_BYTES, WholeWrites, space_left, translated
from fastvid_gui.media.read import Source
from fastvid_gui.media.sound import decodable_tracks, sound_track
from fastvid_gui.media.sound_track import CannotCopyError, SoundTrack
from fastvid_gui.media.sound_ways import SoundWays, TrackFailsError
from fastvid_gui.media.source_clock import ClockFollower
from fastvid_gui.media.source_container import open_container, packets_of, video_stream
from fastvid_gui.media.subtitles import SubtitleTrack, is_text
from fastvid_gui.media.tags import film_chapters, film_tags
from fastvid_gui.media.timeline import Timeline, film_timeline
from fastvid_gui.media.verify import ExpectedFilm, WrongSoundError, verify_film
from fastvid_gui.sentences.export import Export, NotKept
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.sentence import Sentence, said_by_others, say
from fastvid_gui.sentences.sound import Sound
from fastvid_gui.targets.place import check_target, disk_full
from fastvid_gui.targets.writing import put_in_place
from fastvid_gui.whole_files import partial_path

__all__ = ["ExportProgress", "ExportReport", "KeptTrack", "export_film"]

ExportProgress = Callable[[int, int], None]

# Broadcast streams count from an arbitrary time; their zero means nothing.
CLOCKS_FROM_ANYWHERE = frozenset({"mpegts", "mpegtsraw", "mpeg", "mpegvideo", "h264", "hevc", "dv"})
# Sound may come this far behind its picture in a file; the end of a part does not wait any longer.
INTERLEAVING_SECONDS = 30
DEMUX_RETRIES = 8
WRITE_BUFFER_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class KeptTrack:
    """A sound or subtitle track of the source that the film also has.

    Attributes:
        codec: in the source; copied: whether it was kept as it is.
    """

    codec: str
    copied: bool
    language: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written.

    Attributes:
        frames: pictures in the film.
        duration: seconds from the first frame's appearance to the last one's end.
        warnings: sentences for people: what could not be kept from the source, and why.
    """

    path: Path
    frames: int
    duration: Fraction
    audio: tuple[KeptTrack, ...]
    subtitles: tuple[KeptTrack, ...]
    warnings: tuple[Sentence, ...]


def export_film(
    source: Source,
    chunks: Iterable[EncodedChunk],
    first: int,
    last: int,
    out: Path,
    *,
    overwrite: bool = False,
    sound: SoundChoice = "copy",
    progress: ExportProgress | None = None,
    stop: Event | None = None,
) -> ExportReport:
    """Writes frames `first` up to `last` (not included) of a painted source as an MP4.

    Args:
        chunks: in order, together exactly these frames; read one at a time, and again from the start if a sound
            track turns out to need another way.
        overwrite: whether an existing `out` may be replaced.
        sound: whether tracks are copied where possible, all encoded again, or left out.
        progress: called with (frames written, frames in all).
        stop: ends the work early when set.

    Raises:
        TargetError: `out` can't be written there, or (TargetFullError) there is too little space.
        ExportError: the film can't be joined, or the written file is wrong.
        SoundError: the sound can't be brought into the film; without it the film can be written.
        SourceError: the source can't be opened any more.
        Interrupted: `stop` was set.

    In all these cases `out` stays as it was before, and nothing else is left behind.
    """
    file = check_target(out, source.path, overwrite=overwrite)
    partial = partial_path(file)
    with translated(file):
        try:
            report = _written(
                source,
                chunks,
                first=first,
                last=last,
                out=out,
                partial=partial,
                sound=sound,
                progress=progress,
                stop=stop,
            )
            put_in_place(partial, file, overwrite=overwrite)
        finally:
            with suppress(OSError):  # if the disk is gone, there is nothing to remove
                partial.unlink()
    return report


def _written(
    source: Source,
    chunks: Iterable[EncodedChunk],
    first: int,
    last: int,
    out: Path,
    partial: Path,
    sound: SoundChoice,
    progress: ExportProgress | None,
    stop: Event | None,
) -> ExportReport:
    """Writes the film, again if needed, until each sound track has found its way."""
    ways = SoundWays(sound)
    while True:
        with WholeWrites(partial) as file:
            film = _Film(
                source=source,
                chunks=chunks,
                first=first,
                last=last,
                file=file,
                partial=partial,
                ways=ways,
            )
            try:
                _write_and_verify(film, file, partial, out, progress, stop)
            except TrackFailsError as fails:
                ways.give_way(fails, source.path, out, film.copied(), film.sound_tracks)
                continue
        return film.report(out)


def _write_and_verify(
    film: _Film,
    file: WholeWrites,
    partial: Path,
    out: Path,
    progress: ExportProgress | None,
    stop: Event | None,
) -> None:
    with file:
        try:
            film.write(progress, stop)
        except BaseException:
            # A closed file tells PyAV to leave out the trailer, which may take long, or fail again.
            file.close()
            raise
        file.flush()
        os.fsync(file.fileno())
    try:
        verify_film(partial, film.expected(), out, stop)
    except ExportError as error:
        if space_left(out) < LITTLE_SPACE_BYTES:
            raise disk_full(out) from error
        if isinstance(error, WrongSoundError):
            raise TrackFailsError(film.stream_of(error.order), error.sentence) from error
        raise


class _Film:
    """One film that is being written: its inputs, and the result."""

    def __init__(
        self,
        *,
        source: Source,
        chunks: Iterable[EncodedChunk],
        first: int,
        last: int,
        file: io.FileIO,
        partial: Path,
        ways: SoundWays,
    ) -> None:
        rest = iter(chunks)
        self._head = next(rest, None)
        if self._head is None:
            raise ExportError(Export.NO_FRAMES, source=source.path)
        self._chunks = chain((self._head,), rest)
        self._source, self._file, self._partial, self._ways = source, file, partial, ways
        self._range = first, last
        self._warnings: list[Sentence] = []
        self._sound: dict[int, SoundTrack] = {}
        self._texts: dict[int, SubtitleTrack] = {}
        self._chapters = 0
        self._cover: int | None = None
        self._timeline: Timeline | None = None

    def write(self, progress: ExportProgress | None, stop: Event | None) -> None:
        """Writes everything, up to the closed file."""
        with open_container(self._source.path) as container:
            kept = self._choose(container)
            self._timeline = timeline = _timeline(container, self._source, *self._range, kept)
            with self._open_out(timeline) as film:
                video = self._add_video(film, timeline)
                self._add_others(container, film, timeline, kept)
                self._add_cover(container, film)
                pictures = self._pictures(video, timeline, progress)
                others = self._others(container, timeline)
                # heapq.merge keeps only the next packet of each side.
                for packet in heapq.merge(pictures, others, key=_seconds):
                    if stop is not None and stop.is_set():
                        raise Interrupted(Halted.WRITING, source=self._source.path)
                    self._mux(film, packet)

    def _mux(self, film: OutputContainer, packet: Packet[Any]) -> None:
        try:
            film.mux(packet)
        except (av.error.ArgumentError, av.error.InvalidDataError, av.error.PatchWelcomeError) as error:
            # An error of the disk is raised as the plain error of the file.
            index = next((key for key, track in self._sound.items() if track.stream is packet.stream), None)
            if index is None:
                raise
            raise TrackFailsError(index, say(Sound.NOT_TAKEN)) from error

    @property
    def sound_tracks(self) -> int:
        """How many sound tracks are being written."""
        return len(self._sound)

    def copied(self) -> list[int]:
        """The streams of the source that are being copied."""
        return [index for index, track in self._sound.items() if track.report.copied]

    def stream_of(self, order: int | None) -> int | None:
        """The stream of the source of a sound track of the written film."""
        heard = [index for index, track in self._sound.items() if track.report.first is not None]
        return heard[order] if order is not None and order < len(heard) else None

    def expected(self) -> ExpectedFilm:
        """The properties that a reader must find in the file."""
        assert self._timeline is not None and self._head is not None
        sounding = [track.report for track in self._sound.values()]
        return ExpectedFilm(
            width=self._head.width,
            height=self._head.height,
            timeline=self._timeline,
            sound=[(r.first, r.end) for r in sounding if r.first is not None and r.end is not None],
            subtitles=sum(1 for track in self._texts.values() if track.cues),
            chapters=self._chapters,
            covers=int(self._cover is not None),
        )

    def report(self, out: Path) -> ExportReport:
        """What was written, for the caller."""
        assert self._timeline is not None
        sound = [track.report for track in self._sound.values()]
        for number, track in enumerate(sound, 1):
            self._warnings += track.sentences(number)
        self._warnings += self._ways.remarks()
        texts = [
            KeptTrack(text.codec, False, text.language, text.title)
            for text in self._texts.values()
            if text.cues
        ]
        return ExportReport(
            path=out,
            frames=len(self._timeline.ticks),
            duration=self._timeline.duration,
            audio=tuple(
                KeptTrack(t.codec, t.copied, t.language, t.title) for t in sound if t.first is not None
            ),
            subtitles=tuple(texts),
            warnings=tuple(self._warnings),
        )

    def _choose(self, container: InputContainer) -> list[Stream]:
        """The sound and text tracks that are kept; every other one is named in a warning."""
        pictures = video_stream(container, self._source.path)
        silent = self._ways.choice == "none"
        decodable = set() if silent else decodable_tracks(self._source.path)
        kept: list[Stream] = []
        lost: list[Sentence] = []
        for stream in container.streams:
            stream.discard = Discard.all
            if stream.index == pictures.index:
                continue
            if stream.type == "audio" and not self._ways.takes(stream.index):
                continue
            if _is_kept(stream, decodable):
                kept.append(stream)
            elif self._cover is None and can_keep(stream):
                self._cover = stream.index
            elif told := _not_kept(stream, container):
                lost.append(told)
        for stream in kept:
            stream.discard = Discard.default
        self._warnings += lost
        return kept

    def _open_out(self, timeline: Timeline) -> OutputContainer:
        return av.open(
            self._file,
            "w",
            format="mp4",
            container_options={
                "movflags": "+faststart",
                "video_track_timescale": str(timeline.clock),
                # The delays of tracks are counted in this unit; the default of 1000 would round them.
                "movie_timescale": str(timeline.clock),
            },
            buffer_size=WRITE_BUFFER_BYTES,
            # To move the index to the front, the muxer reads the file again through this.
            io_open=lambda url, flags, options: self._partial.open("rb"),
        )

    def _add_video(self, film: OutputContainer, timeline: Timeline) -> VideoStream:
        """A video track with the parameter sets and color tags of the chunks."""
        assert self._head is not None
        sample = io.BytesIO(self._head.parameter_sets + b"".join(self._head.packets[:2]))
        with av.open(sample, format="h264") as template:
            stream = film.add_stream_from_template(template.streams.video[0], opaque=True)
        stream.time_base = Fraction(1, timeline.clock)
        return stream

    def _add_others(
        self, container: InputContainer, film: OutputContainer, timeline: Timeline, kept: list[Stream]
    ) -> None:
        for stream in kept:
            if isinstance(stream, AudioStream):
                self._sound[stream.index] = self._sound_track(stream, film, timeline)
            elif isinstance(stream, SubtitleStream):
                self._texts[stream.index] = SubtitleTrack(stream, film, timeline)
        tags, lost = film_tags(container.metadata)
        film.metadata.update(tags)
        if lost:
            self._warnings.append(say(NotKept.TAGS, what=lost))
        chapters = film_chapters(container.chapters(), timeline)
        film.set_chapters(chapters)
        self._chapters = len(chapters)

    def _add_cover(self, container: InputContainer, film: OutputContainer) -> None:
        if self._cover is None:
            return
        data = cover_data(self._source.path, self._cover)
        if data:
            picture = next(s for s in container.streams.video if s.index == self._cover)
            film.mux(add_cover(picture, film, data))
        else:
            self._cover = None
            self._warnings.append(say(NotKept.DAMAGED_COVER))

    def _sound_track(self, stream: AudioStream, film: OutputContainer, timeline: Timeline) -> SoundTrack:
        ways, index = self._ways, stream.index
        try:
            return sound_track(
                stream,
                film,
                timeline,
                copy=ways.copies(index),
                why=ways.why_encoded(index),
                room_for=ways.layout(index),
            )
        except (av.error.FFmpegError, ValueError) as error:
            raise TrackFailsError(index, say(Sound.NOT_UNDERSTOOD, what=said_by_others(error))) from error

    def _pictures(
        self, stream: VideoStream, timeline: Timeline, progress: ExportProgress | None
    ) -> Iterator[Packet[Any]]:
        """The frames with their times; the first one of each chunk can be jumped to."""
        assert self._head is not None
        count, frame = len(timeline.ticks), 0
        for chunk in self._chunks:
            if not _fits(chunk, self._head) or frame + chunk.frames > count:
                raise ExportError(Export.FRAMES_DIFFER, source=self._source.path)
            for number, data in enumerate(chunk.packets):
                packet = new_packet(data)
                packet.pts = packet.dts = timeline.ticks[frame]
                packet.duration = timeline.frame_duration(frame)
                packet.time_base = Fraction(1, timeline.clock)
                packet.stream = stream
                packet.is_keyframe = number == 0
                frame += 1
                yield packet
            if progress is not None:
                progress(frame, count)
        if frame != count:
            raise ExportError(Export.FRAMES_MISSING, source=self._source.path, count=frame, due=count)

    def _others(self, container: InputContainer, timeline: Timeline) -> Iterator[Packet[Any]]:
        """Sound and text in the order of the source, until the part or the source ends."""
        tracks: dict[int, SoundTrack | SubtitleTrack] = {**self._sound, **self._texts}
        streams = [container.streams[index] for index in tracks]
        patience = None if timeline.end is None else timeline.end + INTERLEAVING_SECONDS
        followers = {
            index: ClockFollower(self._source.clock, steady=index in self._sound) for index in tracks
        }
        for packet in _demuxed(container, streams, self._warnings) if streams else ():
            follower = followers[packet.stream_index]
            before = follower.latest()
            belongs = _move(packet, follower)
            if follower.latest() != before and packet.stream_index in self._sound:
                self._sound[packet.stream_index].joint()
            if not belongs:
                continue
            if patience is not None and (packet.dts or 0) * packet.time_base > patience:
                break
            index = packet.stream_index
            yield from self._from_track(index, functools.partial(tracks[index].add, packet))
        for index, track in tracks.items():
            yield from self._from_track(index, track.finish)

    def _from_track(self, index: int, give: Callable[[], Iterator[Packet[Any]]]) -> Iterator[Packet[Any]]:
        """The packets of a track; if the track fails, another way has to be found for it."""
        try:
            yield from give()
        except CannotCopyError as error:
            raise TrackFailsError(index, error.reason, error.layout) from error
        except (av.error.FFmpegError, ValueError) as error:
            if index not in self._sound:
                raise
            raise TrackFailsError(index, say(Sound.NOT_ENCODED, what=said_by_others(error))) from error


def _move(packet: Packet[Any], follower: ClockFollower) -> bool:
    """Moves the packet as the pictures were moved; returns False if it belongs to none of them."""
    stamp = packet.pts if packet.pts is not None else packet.dts
    if stamp is None:
        return True
    tick = packet.time_base
    if packet.is_discard:
        # It is decoded but not heard; its time leads nowhere.
        shift: Fraction | None = follower.latest()
    else:
        shift = follower.moved(stamp * tick, (packet.duration or 0) * tick, packet.pos)
    if shift is None:
        return False
    if ticks := round(shift / tick):
        packet.pts = None if packet.pts is None else packet.pts + ticks
        packet.dts = None if packet.dts is None else packet.dts + ticks
    return True


def _demuxed(
    container: InputContainer, streams: list[Stream], warnings: list[Sentence]
) -> Iterator[Packet[Any]]:
    """Packets with data; continues after a damaged place if the demuxer can."""
    for _ in range(DEMUX_RETRIES):
        try:
            for packet in packets_of(container, *streams):
                if packet.size:
                    yield packet
        except av.error.FFmpegError:
            continue
        return
    warnings.append(say(NotKept.REST))


def _timeline(
    container: InputContainer, source: Source, first: int, last: int, kept: list[Stream]
) -> Timeline:
    moved = source.clock.pieces[0].shift if source.clock.pieces else Fraction(0)
    starts = [
        stream.start_time * stream.time_base + moved
        for stream in kept
        if stream.type == "audio" and stream.start_time is not None and stream.time_base
    ]
    own_clock = not CLOCKS_FROM_ANYWHERE & set(container.format.name.split(","))
    return film_timeline(
        source.times, first, last, sound_start=min(starts, default=None), own_clock=own_clock
    )


def _fits(chunk: EncodedChunk, head: EncodedChunk) -> bool:
    return (chunk.width, chunk.height, chunk.parameter_sets) == (head.width, head.height, head.parameter_sets)


def _seconds(packet: Packet[Any]) -> float:
    return float(packet.dts * packet.time_base) if packet.dts is not None else 0.0


def _is_kept(stream: Stream, decodable: set[int]) -> bool:
    if isinstance(stream, SubtitleStream):
        return is_text(stream)
    return isinstance(stream, AudioStream) and stream.index in decodable


def _is_still(stream: Stream) -> bool:
    """Whether a stream is one picture beside the film (animated AVIF)."""
    return stream.frames == 1


def _not_kept(stream: Stream, container: InputContainer) -> Sentence | None:
    """What to say of a track that is not kept; None for the chapter list that some files keep as a track."""
    if stream.type == "video":
        if is_cover(stream):
            return say(NotKept.COVER)
        thumbnails = stream.disposition & av.stream.Disposition.timed_thumbnails
        return None if thumbnails or _is_still(stream) else say(NotKept.SECOND_VIDEO)
    if stream.type == "audio":
        context = stream.codec_context
        return say(NotKept.SOUND, kind=context.name) if context else say(NotKept.UNKNOWN_SOUND)
    if stream.type == "subtitle":
        context = stream.codec_context
        if context:
            return say(NotKept.PICTURE_SUBTITLES, kind=context.name)
        return say(NotKept.UNKNOWN_SUBTITLES)
    if stream.type == "attachment":
        name = stream.metadata.get("filename", "")
        return say(NotKept.ATTACHMENT, name=name) if name else say(NotKept.NAMELESS_ATTACHMENT)
    return None if container.chapters() and stream.type == "data" else say(NotKept.DATA)
