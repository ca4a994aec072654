"""Checks a written MP4 before it takes its place, to find faults here before a player does."""

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from threading import Event

import av
import av.error
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from fastvid_gui.errors import ExportError, Interrupted, TargetError
from fastvid_gui.media.cover import is_cover
from fastvid_gui.media.timeline import Timeline
from fastvid_gui.sentences.export import Export
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.sentence import Sentence, said_by_others, say
from fastvid_gui.sentences.sound import Sound

# How far off a sound track may begin: less than people notice, more than MP4's rounding.
SOUND_TOLERANCE = Fraction(25, 1000)
# Players without sample-exact ends play the last packet whole (2048 samples at 8 kHz are the longest).
SOUND_END_TOLERANCE = Fraction(300, 1000)

DISK_TROUBLES = frozenset({errno.EIO, errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})
"""The errors of a disk that is broken or was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFilm:
    """What the file must hold.

    Attributes:
        width, height: of the picture in pixels.
        timeline: when each frame is shown.
        sound: the seconds of the film between which each sound track sounds, in order.
        subtitles: number of subtitle tracks.
        chapters: number of chapters.
        covers: number of cover pictures.
    """

    width: int
    height: int
    timeline: Timeline
    sound: Sequence[tuple[Fraction, Fraction]]
    subtitles: int
    chapters: int
    covers: int = 0


def verify_film(path: Path, expected: ExpectedFilm, name: Path, stop: Event | None = None) -> None:
    """Reads the file as a player would.

    Args:
        name: the final file, for the messages.
        stop: ends the work early when set.

    Raises:
        ExportError: something is not as expected; the message says what. TargetError: the disk is at fault.
        WrongSoundError: only the sound is wrong.
        Interrupted: `stop` was set.
    """
    # A colon in a relative name would make libav read the part before it as a protocol.
    place = str(path.absolute())
    try:
        with av.open(place, format="mov") as container:
            _check_streams(container, expected)
            _check_packets(container, expected, stop)
        for frame in sorted({0, len(expected.timeline.ticks) // 2, len(expected.timeline.ticks) - 1}):
            with av.open(place, format="mov") as container:
                _check_picture(container, expected, frame)
    except _WrongError as error:
        if error.sound is not None:
            raise WrongSoundError(error.reason, None if error.sound < 0 else error.sound) from error
        raise ExportError(Export.WRONG, out=name, reason=error.reason) from error
    except (av.error.FFmpegError, OSError, ValueError) as error:
        kind = TargetError if getattr(error, "errno", None) in DISK_TROUBLES else ExportError
        raise kind(Export.UNREADABLE, name=name, reason=said_by_others(error)) from error


class WrongSoundError(ExportError):
    """The sound did not come out right; the pictures may have.

    Attributes:
        order: which sound track of the film; None: not known.
    """

    def __init__(self, reason: Sentence, order: int | None) -> None:
        super().__init__(reason)
        self.order = order


class _WrongError(Exception):
    """What is wrong. `sound`: with which sound track; -1: with all; None: with none."""

    def __init__(self, reason: Sentence, sound: int | None = None) -> None:
        super().__init__(str(reason))
        self.reason, self.sound = reason, sound


def _check_streams(container: InputContainer, expected: ExpectedFilm) -> None:
    streams = container.streams
    covers = sum(1 for stream in streams.video if is_cover(stream))
    if len(streams.video) - covers != 1:
        raise _WrongError(say(Export.VIDEO_TRACKS, count=len(streams.video) - covers))
    if covers != expected.covers:
        raise _WrongError(say(Export.COVERS, count=covers, due=expected.covers))
    context = _pictures(container).codec_context
    if (context.width, context.height) != (expected.width, expected.height):
        raise _WrongError(
            say(
                Export.PICTURE_SIZE,
                width=context.width,
                height=context.height,
                due_width=expected.width,
                due_height=expected.height,
            )
        )
    if len(streams.audio) != len(expected.sound):
        raise _WrongError(say(Sound.OTHER_TRACKS, count=len(streams.audio), due=len(expected.sound)), -1)
    if len(streams.subtitles) != expected.subtitles:
        raise _WrongError(say(Export.SUBTITLES, count=len(streams.subtitles), due=expected.subtitles))
    if len(container.chapters()) != expected.chapters:
        raise _WrongError(say(Export.CHAPTERS, count=len(container.chapters()), due=expected.chapters))


def _pictures(container: InputContainer) -> VideoStream:
    """The one video track."""
    return next(stream for stream in container.streams.video if not is_cover(stream))


def _check_packets(container: InputContainer, expected: ExpectedFilm, stop: Event | None) -> None:
    """One walk through all packets: the time of every frame, and where each sound track begins and ends."""
    timeline = expected.timeline
    video, audio = _pictures(container), container.streams.audio
    tick = video.time_base or Fraction(1, timeline.clock)
    sound_order = {stream.index: order for order, stream in enumerate(audio)}
    ends: dict[int, Fraction] = {}
    frame, finish = 0, Fraction(0)
    for packet in container.demux(video, *audio):
        if stop is not None and stop.is_set():
            raise Interrupted(Halted.CHECKING)
        if packet.pts is None:
            continue
        seconds = packet.pts * packet.time_base
        length = (packet.duration or 0) * packet.time_base
        if packet.stream_index in sound_order:
            order = sound_order[packet.stream_index]
            ends[order] = max(ends.get(order, seconds), seconds + length)
            continue
        if frame < len(timeline.ticks):
            due = Fraction(timeline.ticks[frame], timeline.clock)
            if abs(seconds - due) > tick / 2:
                times = {"time": f"{float(seconds):.4f}", "due": f"{float(due):.4f}"}
                raise _WrongError(say(Export.FRAME_TIME, frame=frame, **times))
        frame, finish = frame + 1, seconds + length
    if frame != len(timeline.ticks):
        raise _WrongError(say(Export.FRAMES, count=frame, due=len(timeline.ticks)))
    due = Fraction(timeline.end_tick, timeline.clock)
    if abs(finish - due) > tick:
        raise _WrongError(say(Export.END, time=f"{float(finish):.4f}", due=f"{float(due):.4f}"))
    for order, (start, until) in enumerate(expected.sound):
        stream = audio[order]
        found = (stream.start_time or 0) * (stream.time_base or 1)
        if abs(found - start) > SOUND_TOLERANCE:
            times = {"time": f"{float(found):.3f}", "due": f"{float(start):.3f}"}
            raise _WrongError(say(Sound.BEGINS_WRONG, number=order + 1, **times), order)
        if order not in ends or abs(ends[order] - until) > SOUND_END_TOLERANCE:
            times = {"time": f"{float(ends.get(order, 0)):.3f}", "due": f"{float(until):.3f}"}
            raise _WrongError(say(Sound.ENDS_WRONG, number=order + 1, **times), order)


def _check_picture(container: InputContainer, expected: ExpectedFilm, number: int) -> None:
    """Seeks to a frame as a player does, and decodes it."""
    stream = _pictures(container)
    stream.codec_context.thread_count = 1
    tick = stream.time_base or Fraction(1, expected.timeline.clock)
    due = Fraction(expected.timeline.ticks[number], expected.timeline.clock)
    container.seek(round(due / tick), stream=stream)
    for frame in container.decode(stream):
        if frame.pts is not None and abs(frame.pts * tick - due) <= tick / 2:
            if not _right_size(frame, expected) or frame.is_corrupt:
                raise _WrongError(say(Export.FRAME_DAMAGED, frame=number))
            return
    raise _WrongError(say(Export.FRAME_OUT_OF_REACH, frame=number))


def _right_size(frame: VideoFrame, expected: ExpectedFilm) -> bool:
    return (frame.width, frame.height) == (expected.width, expected.height) and frame.rotation == 0
