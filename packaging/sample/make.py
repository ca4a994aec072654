"""Makes resources/sample/sample.mp4, the clip that `fastvid-gui demo` renders.

    .venv/bin/python -m pip install scikit-image
    .venv/bin/python packaging/sample/make.py [OUT.mp4]

Three shots with hard cuts between them: a drawn evening by the sea, then two photographs that come with
scikit-image. The same versions of NumPy, OpenCV and PyAV make the same pictures and sound.
It takes some minutes.
"""

import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from harbor import Harbor
from music import RATE, compose
from noise import to_display
from numpy.typing import NDArray
from photos import Cat, Coffee

SIZE = (640, 360)
FRAME_RATE = 25
HARBOR, CAT, COFFEE = 84, 58, 48  # frames of each shot
OUT = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.mp4"


def frames() -> Iterator[NDArray[np.uint8]]:
    """The pictures in order, RGB uint8, 360 x 640 x 3."""
    harbor, cat, coffee = Harbor(), Cat(), Coffee()
    for shot, count in ((harbor.frame, HARBOR), (cat.frame, CAT), (coffee.frame, COFFEE)):
        for number in range(count):
            large = shot(number / FRAME_RATE, count / FRAME_RATE)
            yield to_display(cv2.resize(large, SIZE, interpolation=cv2.INTER_AREA))


def write(path: Path) -> None:
    """Draws, encodes and saves the clip: H.264 and AAC in MP4, BT.709."""
    seconds = (HARBOR + CAT + COFFEE) / FRAME_RATE
    with av.open(str(path), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        video = container.add_stream("libx264", rate=FRAME_RATE)
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        video.options = {"crf": "22", "preset": "veryslow", "threads": "1"}
        context = video.codec_context
        context.colorspace, context.color_primaries, context.color_trc, context.color_range = 1, 1, 1, 1
        audio = container.add_stream("aac", rate=RATE, layout="stereo")
        audio.bit_rate = 128_000
        # Sound in blocks of a frame's length, interleaved with the pictures.
        sound = compose(seconds, HARBOR / FRAME_RATE)
        block = RATE // FRAME_RATE
        for number, picture in enumerate(frames()):
            frame = av.VideoFrame.from_ndarray(picture, "rgb24").reformat(
                format="yuv420p", src_colorspace="ITU709", dst_colorspace="ITU709", dst_color_range="MPEG"
            )
            frame.pts, frame.time_base = number, Fraction(1, FRAME_RATE)
            container.mux(video.encode(frame))
            samples = np.ascontiguousarray(sound[number * block : (number + 1) * block].T)
            heard = av.AudioFrame.from_ndarray(samples, "fltp", "stereo")
            heard.sample_rate, heard.pts, heard.time_base = RATE, number * block, Fraction(1, RATE)
            container.mux(audio.encode(heard))
        container.mux(video.encode(None))
        container.mux(audio.encode(None))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
