"""Small films and a small style for tests, made on the spot."""

import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from fastvid_gui.picture import Picture

sys.path.insert(0, str(Path(__file__).parent / "style"))
from networks import heavy_style as heavy_style
from networks import moving_picture, tame_style

from fastvid_gui.style.pack import PackedStyle, write_pack
from fastvid_gui.style.shape import fast_shape


def film_picture(number: int, cut: int, width: int, height: int) -> Picture:
    """A moving scene; from frame `cut` on another one."""
    picture = moving_picture(number, height, width)
    if number >= cut:
        picture = np.ascontiguousarray(255 - picture[::-1, ::-1] // 2)
    return picture


def make_film(
    path: Path,
    frames: int = 60,
    width: int = 96,
    height: int = 64,
    rate: Fraction = Fraction(25),
    cut: int = 10**9,
    sound: bool = True,
    pix_fmt: str = "yuv420p",
    pixel: Fraction = Fraction(1),
) -> Path:
    """Writes an H.264 film with B-frames and (optionally) a stereo AAC tone.

    Args:
        pix_fmt: yuv444p for odd sizes.
        pixel: width of a pixel divided by its height.
    """
    with av.open(str(path), "w") as film:
        video = film.add_stream("libx264", rate=rate)
        video.width, video.height, video.pix_fmt = width, height, pix_fmt
        video.codec_context.sample_aspect_ratio = pixel
        video.options = {"crf": "12", "preset": "ultrafast", "bf": "2", "g": "24", "threads": "1"}
        audio = film.add_stream("aac", rate=48000, layout="stereo") if sound else None
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(film_picture(number, cut, width, height), format="rgb24")
            frame.pts, frame.time_base = number, 1 / rate
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        if audio is not None:
            samples = int(frames / rate * 48000)
            wave = 0.2 * np.sin(2 * np.pi * 440 * np.arange(samples) / 48000).astype(np.float32)
            for start in range(0, samples, 1024):
                block = np.repeat(wave[None, start : start + 1024], 2, axis=0)
                sound_frame = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(block), format="fltp", layout="stereo"
                )
                sound_frame.sample_rate, sound_frame.pts = 48000, start
                sound_frame.time_base = Fraction(1, 48000)
                film.mux(audio.encode(sound_frame))
            film.mux(audio.encode(None))
    return path


def make_pack(path: Path) -> Path:
    """A style pack with a very small network: one style, "tame"."""
    style = tame_style(fast_shape(8, 8, 1))
    write_pack(path, style.shape, style.weights, [PackedStyle(style.info, style.vector)], {})
    return path


def make_heavy_pack(path: Path, channels: int = 80) -> Path:
    """A style pack whose one style, "heavy", asks for much (`networks.heavy_style`)."""
    style = heavy_style(channels)
    write_pack(path, style.shape, style.weights, [PackedStyle(style.info, style.vector)], {})
    return path


def decoded(path: Path) -> list[Picture]:
    """All frames of a film as RGB."""
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
