"""Which x264 preset to paint with: milliseconds, bytes and quality per frame on one thread.

    python benchmarks/encoder_presets.py CLIP [CLIP ...] [--frames 72] [--size 640x360] [--lossless]

Frames are made to look painted (edges kept, areas flattened, brush grain that moves with the picture), cut into chunks
of 36 as the engine does, encoded by each preset at several CRFs, and compared with the pictures that went in (including
the loss of 4:2:0 and 8 bits). Bytes at equal quality are interpolated at the PSNR of one preset and CRF. Times are
processor time, so that other work on the computer matters less. `--lossless` measures the ways to keep seeds instead.
"""

import argparse
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.media import chunks
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat, EncodedChunk, decode_chunk
from fastvid_gui.picture import Picture

PRESETS = ("ultrafast", "superfast", "veryfast", "faster", "fast", "medium")
CRFS = (16, 20, 24, 28)
CHUNK = 36
# Bytes are compared at the quality that this preset and CRF reach.
REFERENCE = ("veryfast", 20)


def painted(path: Path, count: int, size: tuple[int, int]) -> list[Picture]:
    """The first frames of a clip, made to look painted."""
    random = np.random.default_rng(0)
    grain = cv2.GaussianBlur(random.normal(0, 60, (size[1] * 2, size[0] * 2)).astype(np.float32), (0, 0), 1.5)
    pictures: list[Picture] = []
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number == count:
                break
            picture = cv2.resize(frame.to_ndarray(format="rgb24"), size, interpolation=cv2.INTER_AREA)
            flat = cv2.stylization(picture, sigma_s=30, sigma_r=0.35)
            # Grain that drifts slowly, as flow-warped paint does, with a little that is new in each frame.
            stroke = grain[number // 3 : number // 3 + size[1], number // 2 : number // 2 + size[0], None]
            fresh = random.normal(0, 2, (size[1], size[0], 1))
            pictures.append(np.clip(flat + stroke + fresh, 0, 255).astype(np.uint8))
    return pictures


def encoded(pictures: list[Picture], fmt: ChunkFormat) -> tuple[list[EncodedChunk], float]:
    """Chunks, and milliseconds of processor time a frame."""
    start = time.process_time()
    done = []
    for place in range(0, len(pictures), CHUNK):
        encoder = ChunkEncoder(fmt)
        for picture in pictures[place : place + CHUNK]:
            encoder.add(picture)
        done.append(encoder.finish())
    return done, (time.process_time() - start) * 1000 / len(pictures)


def psnr(error: float) -> float:
    """Decibels of a mean square error of 8-bit values."""
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def ssim(one: Picture, other: Picture) -> float:
    """Structural similarity of the brightness (Wang et al. 2004), Gaussian window of 1.5 pixels."""
    a, b = (cv2.cvtColor(p, cv2.COLOR_RGB2GRAY).astype(np.float64) for p in (one, other))

    def blur(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5))

    mean_a, mean_b = blur(a), blur(b)
    var_a, var_b = blur(a * a) - mean_a**2, blur(b * b) - mean_b**2
    both = blur(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return float((top / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))).mean())


def likeness(pictures: list[Picture], done: list[EncodedChunk]) -> tuple[float, float]:
    """PSNR of RGB and mean SSIM over all frames."""
    errors, similar = [], []
    shown: Iterator[Picture] = (picture for chunk in done for picture in decode_chunk(chunk))
    for one, other in zip(pictures, shown, strict=True):
        errors.append(float(((one.astype(np.float32) - other) ** 2).mean()))
        similar.append(ssim(one, other))
    return psnr(float(np.mean(errors))), float(np.mean(similar))


def measure_presets(pictures: list[Picture], size: tuple[int, int]) -> None:
    """Prints a row for each preset: each CRF, and bytes at equal quality."""
    found: dict[tuple[str, int], tuple[float, float, float, float]] = {}
    for preset in PRESETS:
        chunks.PRESET = preset
        for crf in CRFS:
            done, ms = encoded(pictures, ChunkFormat(*size, Fraction(25), crf))
            kb = sum(len(data) for chunk in done for data in chunk.packets) / len(pictures) / 1024
            found[preset, crf] = (ms, kb, *likeness(pictures, done))
    like = found[REFERENCE][2]
    print(
        f"| preset | {' | '.join(f'CRF {crf}: ms, KB, PSNR, SSIM' for crf in CRFS)} | KB at {like:.1f} dB |"
    )
    print("|---|" + "---|" * (len(CRFS) + 1))
    for preset in PRESETS:
        rows = [found[preset, crf] for crf in CRFS]
        cells = [f"{ms:.1f}, {kb:.1f}, {db:.1f}, {similar:.3f}" for ms, kb, db, similar in rows]
        # Sizes grow roughly exponentially with decibels.
        kilobytes = np.exp(np.interp(like, [r[2] for r in rows[::-1]], np.log([r[1] for r in rows[::-1]])))
        print(f"| {preset} | {' | '.join(cells)} | {kilobytes:.1f} |", flush=True)


def measure_lossless(pictures: list[Picture]) -> None:
    """Prints the cost of a picture for each way of keeping it exactly."""
    print("| way | write ms | read ms | KB |")
    print("|---|---|---|---|")
    for strategy in ("default", "filtered", "huffman_only", "rle"):
        for level in (1, 3):
            kind = getattr(cv2, f"IMWRITE_PNG_STRATEGY_{strategy.upper()}")
            options = (cv2.IMWRITE_PNG_COMPRESSION, level, cv2.IMWRITE_PNG_STRATEGY, kind)
            start = time.process_time()
            files = [cv2.imencode(".png", picture, options)[1] for picture in pictures]
            middle = time.process_time()
            for file in files:
                cv2.imdecode(file, cv2.IMREAD_COLOR)
            _row(f"PNG, {strategy}, level {level}", start, middle, sum(map(len, files)), len(pictures))
    for codec, form, options in (
        ("ffv1", "bgr0", {"level": "3", "coder": "0"}),
        ("ffv1", "bgr0", {"level": "3", "coder": "1"}),
        ("libx264rgb", "rgb24", {"preset": "ultrafast", "qp": "0"}),
        ("libx264rgb", "rgb24", {"preset": "veryfast", "qp": "0"}),
    ):
        _measure_codec(pictures, codec, form, options)
    start = time.process_time()
    files = [cv2.imencode(".webp", picture, (cv2.IMWRITE_WEBP_QUALITY, 101))[1] for picture in pictures]
    middle = time.process_time()
    for file in files:
        cv2.imdecode(file, cv2.IMREAD_COLOR)
    _row("WebP", start, middle, sum(map(len, files)), len(pictures))


def _measure_codec(pictures: list[Picture], name: str, form: str, options: dict[str, str]) -> None:
    encoder = av.CodecContext.create(name, "w")
    encoder.width, encoder.height, encoder.pix_fmt = pictures[0].shape[1], pictures[0].shape[0], form
    encoder.time_base, encoder.thread_count, encoder.options = Fraction(1, 25), 1, options
    start = time.process_time()
    packets = []
    for number, picture in enumerate(pictures):
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format=form)
        frame.pts = number
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    middle = time.process_time()
    decoder = av.CodecContext.create("h264" if name == "libx264rgb" else name, "r")
    decoder.extradata, decoder.thread_count = encoder.extradata, 1
    if name == "ffv1":
        decoder.width, decoder.height = encoder.width, encoder.height
    frames = [frame for packet in (*packets, None) for frame in decoder.decode(packet)]
    exact = all(
        np.array_equal(frame.to_ndarray(format="rgb24"), picture)
        for frame, picture in zip(frames, pictures, strict=True)
    )
    title = f"{name}, {', '.join(options.values())}{'' if exact else ' (NOT EXACT)'}"
    _row(title, start, middle, sum(packet.size for packet in packets), len(pictures))


def _row(title: str, start: float, middle: float, size: int, count: int) -> None:
    end = time.process_time()
    write, read = (1000 * seconds / count for seconds in (middle - start, end - middle))
    print(f"| {title} | {write:.1f} | {read:.1f} | {size / count / 1024:.0f} |", flush=True)


def main() -> None:
    """Reads the command line and measures each clip."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--frames", type=int, default=72)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--lossless", action="store_true")
    arguments = parser.parse_args()
    av.logging.set_level(None)
    cv2.setNumThreads(1)
    width, height = map(int, arguments.size.split("x"))
    for clip in arguments.clips:
        pictures = painted(clip, arguments.frames, (width, height))
        print(f"\n{clip.name}, {len(pictures)} frames, {width}x{height}\n")
        if arguments.lossless:
            measure_lossless(pictures[:12])
        else:
            measure_presets(pictures, (width, height))


if __name__ == "__main__":
    main()
