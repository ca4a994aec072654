"""Small films made on the spot, whose right answer is known."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 160, 96
DIGIT = 12

# Luma weights of red and blue (ITU-T H.273).
WEIGHTS = {"bt709": (0.2126, 0.0722), "smpte170m": (0.299, 0.114), "bt2020nc": (0.2627, 0.0593)}
MATRIX_NUMBERS = {"bt709": 1, "bt470bg": 5, "smpte170m": 6, "bt2020nc": 9}


def numbered(count: int, width: int = WIDTH, height: int = HEIGHT) -> Iterator[NDArray[np.uint8]]:
    """Pictures that move and carry their number as eight black or white squares along the upper edge."""
    ground = np.random.default_rng(7).integers(0, 255, (height // 8, width // 8, 3)).astype(np.uint8)
    ground = ground.repeat(8, 0).repeat(8, 1)
    for number in range(count):
        picture = np.roll(ground, (number * 2, number * 3), (0, 1)).copy()
        for bit in range(8):
            picture[:DIGIT, bit * DIGIT : (bit + 1) * DIGIT] = 255 * (number >> bit & 1)
        yield picture


def number_in(picture: NDArray[np.uint8]) -> int:
    """The number a picture of `numbered` carries."""
    row = picture[DIGIT // 2, DIGIT // 2 :: DIGIT].mean(axis=1)
    return sum(1 << bit for bit in range(8) if row[bit] > 128)


def film(
    path: Path,
    codec: str = "libx264",
    *,
    frames: int = 60,
    layout: str = "yuv420p",
    options: dict[str, str] | None = None,
    container: dict[str, str] | None = None,
    gop: int = 12,
    b_frames: int | None = None,
    time_base: Fraction | None = None,
    stamp: Callable[[int], int] | None = None,
    rate: Fraction | int = 25,
    pictures: Iterator[NDArray[np.uint8]] | None = None,
) -> Path:
    """Encodes numbered pictures (or those given) into a file."""
    with av.open(str(path), "w", options=container or {}) as output:
        stream: Any = output.add_stream(codec, rate=rate, options=options or {})
        for number, picture in enumerate(pictures or numbered(frames)):
            if not number:
                stream.height, stream.width = picture.shape[:2]
                stream.pix_fmt = layout
                stream.codec_context.gop_size = gop
                if b_frames is not None:
                    stream.codec_context.max_b_frames = b_frames
                if time_base is not None:
                    stream.codec_context.time_base = time_base
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = number if stamp is None else stamp(number)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def x264(params: str) -> dict[str, str]:
    """Options for libx264."""
    return {"x264-params": params}


def remuxed(
    source: Path, target: Path, *, skip: int = 0, earlier: int = 0, clockwise: int = 0, **options: str
) -> Path:
    """Copies the packets into another file, without the first ones, with earlier stamps or turned."""
    with av.open(str(source)) as read, av.open(str(target), "w", options=options) as write:
        stream = read.streams.video[0]
        copy = write.add_stream_from_template(stream)
        if clockwise:
            copy.set_display_rotation(-clockwise)
        for number, packet in enumerate(read.demux(stream)):
            if packet.dts is None or packet.pts is None or number < skip:
                continue
            packet.pts -= earlier
            packet.dts -= earlier
            packet.stream = copy
            write.mux(packet)
    return target


def color_film(
    path: Path,
    colors: NDArray[np.float64],
    *,
    matrix: str,
    full: bool,
    bits: int,
    tagged: bool = True,
    transfer: int = 1,
    primaries: int = 1,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Path:
    """Lossless H.264: vertical stripes of `colors` (N x 3, R'G'B' in 0..1), converted here by the book."""
    red, blue = WEIGHTS[matrix]
    r, g, b = colors.T
    luma = red * r + (1 - red - blue) * g + blue * b
    chroma = np.stack([(b - luma) / (2 - 2 * blue), (r - luma) / (2 - 2 * red)])
    scale = 1 << (bits - 8)
    if full:
        peak = (1 << bits) - 1
        luma, chroma = luma * peak, np.minimum(chroma * peak + (1 << (bits - 1)), peak)
    else:
        luma, chroma = (luma * 219 + 16) * scale, (chroma * 224 + 128) * scale
    width, height = size
    stripe = width // len(colors)
    kind = np.uint8 if bits == 8 else np.uint16
    planes = [
        np.tile(np.rint(values).astype(kind).repeat(side), (lines, 1))
        for values, side, lines in (
            (luma, stripe, height),
            (chroma[0], stripe // 2, height // 2),
            (chroma[1], stripe // 2, height // 2),
        )
    ]
    layout = "yuv420p" if bits == 8 else f"yuv420p{bits}le"
    with av.open(str(path), "w") as output:
        stream: Any = output.add_stream("libx264", rate=25, options={"qp": "0", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = stripe * len(colors), height, layout
        context = stream.codec_context
        if tagged:
            context.colorspace = MATRIX_NUMBERS[matrix]
            context.color_primaries, context.color_trc = primaries, transfer
        context.color_range = 2 if full else 1
        for number in range(3):
            frame = av.VideoFrame(stripe * len(colors), height, layout)
            for plane, values in zip(frame.planes, planes, strict=True):
                lines = np.frombuffer(plane, dtype=np.uint8).reshape(-1, plane.line_size)
                lines[: plane.height, : values.shape[1] * values.itemsize] = values.view(np.uint8)
            frame.pts = number
            frame.colorspace = MATRIX_NUMBERS[matrix] if tagged else 2
            frame.color_range = 2 if full else 1
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path
