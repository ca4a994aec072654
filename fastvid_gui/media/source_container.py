"""Opens a video file and walks through its packets; here PyAV's errors become sentences.

Only local files in common video containers are opened. Playlists, stream descriptions and other formats that point to
further files or addresses are refused by name, so that a file from somebody else can't make this computer read
anything else.
"""

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import av
import av.error
import av.logging
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from fastvid_gui.errors import SourceError
from fastvid_gui.sentences.sentence import Sentence, said_by_others
from fastvid_gui.sentences.source import BadSource
from fastvid_gui.targets.place import local_file, shown

# libav's own messages are discarded: our errors and warnings report what matters in them.
av.logging.set_level(None)

# A video stream's packet; only the type checker may subscript the class.
if TYPE_CHECKING:
    VideoPacket: TypeAlias = Packet[VideoStream]
else:
    VideoPacket = Packet

MAX_SIDE = 16384
MAX_PIXELS = 1 << 27

# Names of FFmpeg's demuxers. Still pictures ("png_pipe", "image2"), texts ("tty") and playlists ("hls",
# "concat", "dash") are left out on purpose.
CONTAINERS = (
    "mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm", "avi", "mpegts", "mpegtsraw", "mpeg",
    "mpegvideo", "asf", "flv", "live_flv", "ogg", "rm", "mxf", "nut", "gxf", "dv", "ivf", "h264", "hevc",
    "vvc", "av1", "obu", "m4v", "h261", "h263", "vc1", "vc1test", "mjpeg", "mjpeg_2000", "dnxhd", "dirac",
    "gif", "apng", "yuv4mpegpipe", "swf", "wtv", "roq", "bink", "smk", "nsv", "nuv", "viv", "film_cpk",
    "mtv", "amv", "ipmovie",
)  # fmt: skip

STILL_PICTURES = frozenset({
    ".png", ".jpg", ".jpeg", ".jpe", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif", ".ppm",
    ".pgm", ".pbm", ".tga", ".psd", ".svg", ".ico", ".jp2",
})  # fmt: skip
DEMUX_RETRIES = 8


def open_container(path: Path) -> InputContainer:
    """Opens a local video file for reading; the caller closes it. Raises `SourceError`."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError as error:
        if local := local_file(path):
            raise SourceError(BadSource.LOCAL_ADDRESS, file=shown(path), path=local) from error
        if shown(path) != str(path):
            raise SourceError(BadSource.ADDRESS, file=shown(path)) from error
        raise SourceError(BadSource.NO_FILE, file=path) from error
    except (OSError, ValueError) as error:
        raise SourceError(BadSource.UNREADABLE, file=path, reason=_reason(error)) from error
    if stat.S_ISDIR(kind):
        raise SourceError(BadSource.FOLDER, file=path)
    if not stat.S_ISREG(kind):
        raise SourceError(BadSource.NOT_ORDINARY, file=path)
    try:
        with path.open("rb") as file:
            head = file.read(1)
    except OSError as error:
        raise SourceError(BadSource.UNREADABLE, file=path, reason=_reason(error)) from error
    if not head:
        raise SourceError(BadSource.EMPTY, file=path)
    try:
        return av.open(
            str(path.absolute()),
            mode="r",
            options={"max_pixels": str(MAX_PIXELS)},
            container_options={"format_whitelist": ",".join(CONTAINERS), "protocol_whitelist": "file"},
            metadata_errors="replace",
        )
    except (av.error.FFmpegError, OSError, ValueError) as error:
        if _is_animated_webp(path):
            raise SourceError(BadSource.ANIMATED_WEBP, file=path) from error
        if path.suffix.lower() in STILL_PICTURES:
            raise SourceError(BadSource.STILL_PICTURE, file=path) from error
        raise SourceError(BadSource.NO_VIDEO, file=path) from error


def _is_animated_webp(path: Path) -> bool:
    """By its extended header (https://developers.google.com/speed/webp/docs/riff_container)."""
    try:
        with path.open("rb") as file:
            head = file.read(21)
    except OSError:
        return False
    return head[:4] == b"RIFF" and head[8:16] == b"WEBPVP8X" and len(head) > 20 and bool(head[20] & 2)


def video_stream(container: InputContainer, path: Path) -> VideoStream:
    """The stream of moving pictures: not a cover, nor one picture beside a film (animated AVIF).

    Of several streams, the default one, else the largest. Raises `SourceError`.
    """
    disposition = av.stream.Disposition
    cover = disposition.attached_pic | disposition.timed_thumbnails
    moving = [stream for stream in container.streams.video if not stream.disposition & cover]
    if not moving:
        why = BadSource.ONLY_SOUND if container.streams.audio else BadSource.NOTHING_MOVES
        raise SourceError(why, file=path)
    known = [stream for stream in moving if stream.codec_context is not None]
    if not known:
        raise SourceError(BadSource.NO_DECODER, file=path)

    def rank(stream: VideoStream) -> tuple[bool, bool, int]:
        context = stream.codec_context
        default = bool(stream.disposition & disposition.default)
        return stream.frames != 1, default, context.width * context.height

    chosen = max(known, key=rank)
    width, height = chosen.codec_context.width, chosen.codec_context.height
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_PIXELS:
        raise SourceError(BadSource.TOO_LARGE, file=path, width=width, height=height, most=MAX_SIDE)
    for stream in container.streams:
        # Packets of the other streams are skipped by the demuxer, which is faster.
        if stream.index != chosen.index:
            stream.discard = av.stream.Discard.all
    return chosen


def video_place(container: InputContainer, stream: VideoStream) -> int:
    """The position of a stream among the tracks with moving pictures; covers come from elsewhere in a file."""
    cover = av.stream.Disposition.attached_pic
    moving = [other.index for other in container.streams.video if not other.disposition & cover]
    return moving.index(stream.index)


def packets_of(container: InputContainer, *streams: Stream) -> "Iterator[Packet[Any]]":
    """The packets of some streams, and at the end an empty one for each, like PyAV's `demux`.

    If a stream appears midway (broadcasts, damaged files), PyAV 18.1 looks beyond its list of streams at the very end
    and may fail there; by then, all packets have come.
    """
    with suppress(IndexError):
        yield from container.demux(*streams)


def demux(
    container: InputContainer, stream: VideoStream, faults: list[str] | None = None
) -> Iterator[VideoPacket]:
    """All packets of `stream` that hold data, in file order.

    A damaged place ends the walk, unless the demuxer can continue after it; each one is noted in `faults`.
    """
    for _ in range(DEMUX_RETRIES):
        try:
            for packet in packets_of(container, stream):
                # An empty packet would tell the decoder that the film ends here.
                if packet.size:
                    yield packet
        except (av.error.FFmpegError, OSError, ValueError) as error:
            if faults is not None:
                faults.append(str(error))
        else:
            return


def _reason(error: Exception) -> Sentence:
    """The operating system's reason, as the end of a sentence."""
    text = getattr(error, "strerror", None) or str(error)
    return said_by_others(text[:1].lower() + text[1:])
