"""The first look at a video file: what the container and the first picture say, and which frames there are."""

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from threading import Event

import av.error
import numpy as np
from av.container import InputContainer
from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from fastvid_gui.domain.source import AudioTrack, ColorInfo, SourceInfo
from fastvid_gui.domain.times import FrameTimes
from fastvid_gui.errors import SourceError
from fastvid_gui.media.color import Orientation, color_of, displayed_size, has_alpha, orientation_of
from fastvid_gui.media.crop import Crop, crop_of
from fastvid_gui.media.decode import DecoderSetup, coded, setup_of
from fastvid_gui.media.gaps import Gap, clock_gaps, closed, words
from fastvid_gui.media.index import (
    NO_STAMP,
    FrameIndex,
    Order,
    PacketTable,
    Progress,
    decode_order,
    display_order,
    ends_decode_as_foretold,
    read_packet_table,
    suspicion,
)
from fastvid_gui.media.loudspeakers import settle
from fastvid_gui.media.marks import (
    dolby_vision,
    is_encrypted,
    marks_of,
    packet_is_encrypted,
    side_data,
)
from fastvid_gui.media.source_clock import SourceClock, source_clock
from fastvid_gui.media.source_container import (
    MAX_PIXELS,
    MAX_SIDE,
    VideoPacket,
    demux,
    open_container,
    video_place,
    video_stream,
)
from fastvid_gui.media.timestamps import as_stamps, frame_times, nominal_rate
from fastvid_gui.media.tonemap import DEFAULT_PEAK_NITS
from fastvid_gui.media.units import UnitCounter
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.source import BadSource, OddSource

FIRST_FRAME_PACKETS = 600
PEAK_LIMITS = (400.0, 10000.0)


@dataclass(frozen=True, kw_only=True)
class Survey:
    """Everything that opening a file finds out."""

    info: SourceInfo
    times: FrameTimes
    clock: SourceClock
    index: FrameIndex
    setup: DecoderSetup
    orientation: Orientation
    peak_nits: float
    crop: Crop


@dataclass(frozen=True, kw_only=True)
class _Header:
    """What the container and the first picture say."""

    container: str
    setup: DecoderSetup
    info: SourceInfo
    orientation: Orientation
    peak_nits: float
    crop: Crop
    time_base: Fraction
    rates: tuple[Fraction | None, ...]
    counted: int
    duration: Fraction


def survey(path: Path, stop: Event | None, progress: Progress | None) -> Survey:
    """Reads a video file once (twice if it is suspicious). Raises `SourceError`, `Interrupted`."""
    header = _read_header(path)
    table = read_packet_table(path, stop, progress, header.counted or None)
    if not len(table):
        raise SourceError(BadSource.NO_PICTURES, file=path)
    found = _find_order(path, header, table, stop, progress)
    order, bad = found.order, found.bad
    if not len(order):
        raise SourceError(BadSource.NOTHING_DECODED, file=path)
    index = FrameIndex(
        packets=len(table),
        order=order,
        syncs=table.syncs,
        extradata=tuple(table.extradata),
        bad=bad,
        checksums=found.checksums,
        palettes=tuple(table.palettes),
        proven=found.proven,
    )
    times, invented, clock, gaps = _times(path, table, order, header)
    rate, variable = nominal_rate(times, header.rates)
    warnings = list(header.info.warnings)
    # If all pictures were looked at, only real transparency counts, not a layout that could hold it.
    alpha = header.info.alpha and found.see_through is not False
    if alpha:
        warnings.append(say(OddSource.TRANSPARENT))
    if len(bad) or table.faults:
        warnings.append(_damage(len(order), header.counted))
    elif header.counted and header.counted != len(order):
        warnings.append(say(OddSource.CLAIMS_FRAMES, claimed=header.counted, count=len(order)))
    elif table.corrupt:
        warnings.append(say(OddSource.MARKED_PACKETS))
    if invented:
        warnings.append(say(OddSource.BAD_TIMES))
    skipped = sum(((gap.end - gap.begin) * header.time_base for gap in gaps), Fraction(0))
    if gaps:
        warnings.append(words(gaps, int(table.pts[int(order[0])]), header.time_base))
    claimed = header.duration - times.duration - skipped
    if claimed > 1 and claimed > header.duration / 50:
        seconds = [f"{float(duration):.1f}" for duration in (header.duration, times.duration)]
        warnings.append(say(OddSource.CLAIMS_SECONDS, claimed=seconds[0], shown=seconds[1]))
    info = replace(
        header.info,
        frame_rate=rate,
        variable_rate=variable,
        frames=len(times),
        duration=times.duration,
        alpha=alpha,
        warnings=tuple(warnings),
    )
    return Survey(
        info=info,
        times=times,
        clock=clock,
        index=index,
        setup=header.setup,
        orientation=header.orientation,
        peak_nits=header.peak_nits,
        crop=header.crop,
    )


def _damage(decoded: int, counted: int) -> Sentence:
    """What is said of a damaged file; `counted`: how many frames it says it holds, 0 if it doesn't."""
    if counted > decoded:
        return say(OddSource.SOME_FRAMES, count=decoded, held=counted)
    if counted == decoded:
        return say(OddSource.FAULTS, count=decoded)
    return say(OddSource.DAMAGED, count=decoded)


def _find_order(
    path: Path, header: _Header, table: PacketTable, stop: Event | None, progress: Progress | None
) -> Order:
    """Believes the packets if nothing speaks against it; else decodes the whole film."""
    if not suspicion(table, header.container, header.setup.codec, header.counted):
        foretold = display_order(table)
        if ends_decode_as_foretold(path, header.setup, table, foretold.order, stop):
            return foretold
    return decode_order(path, header.setup, table, stop, progress)


def _times(
    path: Path, table: PacketTable, order: NDArray[np.int32], header: _Header
) -> tuple[FrameTimes, bool, SourceClock, list[Gap]]:
    """Presentation stamps; where some are missing, decoding stamps in rising order, if those are complete."""
    stamps = np.array(table.pts, dtype=np.int64)[order]
    if (stamps == NO_STAMP).any():
        decoding = np.array(table.dts, dtype=np.int64)[order]
        if not (decoding == NO_STAMP).any():
            stamps = np.sort(decoding)
    rate = next((rate for rate in header.rates if rate), None)
    given = as_stamps(stamps, NO_STAMP)
    gaps: list[Gap] = []
    if not (stamps == NO_STAMP).any():
        gaps = clock_gaps(path, header.container, stamps, order, table.durations, header.time_base)
        stamps = closed(stamps, gaps)
    mended = as_stamps(stamps, NO_STAMP)
    times, invented = frame_times(mended, table.durations[int(order[-1])], header.time_base, rate)
    return times, invented, source_clock(given, header.time_base, times, order, table.positions), gaps


def _read_header(path: Path) -> _Header:
    with open_container(path) as container:
        stream = video_stream(container, path)
        name, place = container.format.name, video_place(container, stream)
        if is_encrypted(path, name, stream):
            raise SourceError(BadSource.ENCRYPTED, file=path)
        setup = setup_of(stream, path)
        frame = _first_frame(container, stream, path)
        if frame is None:
            raise SourceError(BadSource.NOTHING_DECODED, file=path)
        orientation = orientation_of(side_data(frame, Type.DISPLAYMATRIX))
        crop = crop_of(path, name, stream.id, place, frame.width, frame.height)
        flat = displayed_size(*crop.size(frame.width, frame.height), stream.sample_aspect_ratio)
        if max(*flat, frame.width, frame.height) > MAX_SIDE:
            raise SourceError(BadSource.SHOWN_TOO_LARGE, file=path, most=MAX_SIDE)
        width, height = orientation.turned(flat)
        color = color_of(frame)
        alpha = has_alpha(frame) or stream.metadata.get("alpha_mode") == "1"
        info = SourceInfo(
            width=width,
            height=height,
            coded_width=frame.width,
            coded_height=frame.height,
            rotation=orientation.degrees,
            frame_rate=Fraction(1),
            variable_rate=False,
            frames=0,
            duration=Fraction(0),
            video_codec=stream.codec_context.codec.canonical_name,
            pixel_format=frame.format.name,
            color=color,
            alpha=alpha,
            audio=_audio(container),
            subtitles=tuple(_codec_name(track) for track in container.streams.subtitles),
            chapters=len(container.chapters()),
            warnings=(
                *_dolby_warning(dolby_vision(path, name, stream, place, frame)),
                *_warnings(container, frame, color),
            ),
        )
        return _Header(
            container=name,
            setup=setup,
            info=info,
            orientation=orientation,
            peak_nits=_peak_nits(frame),
            crop=crop,
            time_base=stream.time_base or Fraction(1, 1000),
            rates=(stream.average_rate, stream.guessed_rate, stream.base_rate),
            counted=stream.frames,
            duration=Fraction(container.duration or 0, av.time_base),
        )


def _first_frame(container: InputContainer, stream: VideoStream, path: Path) -> VideoFrame | None:
    """The first picture that comes out, decoded with all the container knows (display matrix, light)."""
    context = stream.codec_context
    # Some containers (GIF) know no size before the decoder does; the limits of opening do not reach it.
    context.options = {"max_pixels": str(MAX_PIXELS)}
    units = UnitCounter(context.codec.name, bytes(context.extradata or b""))
    for number, packet in enumerate(demux(container, stream)):
        if packet_is_encrypted(packet):
            raise SourceError(BadSource.ENCRYPTED, file=path)
        try:
            frames = [] if units.too_many(*_read(packet)) else context.decode(packet)
        except (av.error.FFmpegError, OSError, ValueError):
            frames = []
        if frames:
            return frames[0]
        if number > FIRST_FRAME_PACKETS:
            return None
    try:
        return next(iter(context.decode(None)), None)
    except (av.error.FFmpegError, OSError, ValueError):
        return None


def _read(packet: VideoPacket) -> tuple[bytes, bytes]:
    """A packet's bytes, and those of the set-up that comes with it."""
    found = coded(packet)
    return found.data, found.extradata


def _peak_nits(frame: VideoFrame) -> float:
    """The brightest light of an HDR film: MaxCLL, else the peak of the grading screen, else 1000 cd/m²."""
    peak = 0.0
    light = side_data(frame, Type.CONTENT_LIGHT_LEVEL)
    if light is not None and len(light) >= 8:
        peak = float(np.frombuffer(light, dtype=np.uint32)[0])
    screen = side_data(frame, Type.MASTERING_DISPLAY_METADATA)
    if not peak and screen is not None and len(screen) >= 88:
        # AVMasteringDisplayMetadata: 8 chromaticities, least and most light as fractions, two flags.
        numbers = np.frombuffer(screen[:88], dtype=np.int32)
        if numbers[21] and numbers[19] > 0:
            peak = float(numbers[18]) / float(numbers[19])
    return min(PEAK_LIMITS[1], max(PEAK_LIMITS[0], peak)) if peak > 0 else DEFAULT_PEAK_NITS


def _codec_name(stream: object) -> str:
    context = getattr(stream, "codec_context", None)
    return "unknown" if context is None else str(context.codec.canonical_name)


def _audio(container: InputContainer) -> tuple[AudioTrack, ...]:
    tracks = []
    for stream in container.streams.audio:
        context = stream.codec_context
        tracks.append(
            AudioTrack(
                codec=_codec_name(stream),
                channels=settle(stream).channels if context is not None else 0,
                sample_rate=context.sample_rate if context is not None else 0,
                language=stream.language or "",
                title=stream.metadata.get("title", ""),
            )
        )
    return tuple(tracks)


def _dolby_warning(profile: str) -> tuple[Sentence, ...]:
    return (say(OddSource.DOLBY_VISION, profile=profile),) if profile else ()


def _warnings(container: InputContainer, frame: VideoFrame, color: ColorInfo) -> tuple[Sentence, ...]:
    warnings = marks_of(frame)
    if frame.interlaced_frame:
        warnings.append(say(OddSource.INTERLACED))
    if color.hdr:
        warnings.append(say(OddSource.HDR))
    if color.matrix in ("ycgco", "bt2020c"):
        warnings.append(say(OddSource.COLOR_MATRIX, matrix=color.matrix))
    covers = av.stream.Disposition.attached_pic | av.stream.Disposition.timed_thumbnails
    moving = [
        stream for stream in container.streams.video if not stream.disposition & covers and stream.frames != 1
    ]
    if len(moving) > 1:
        warnings.append(say(OddSource.SEVERAL_TRACKS, count=len(moving)))
    return tuple(warnings)
