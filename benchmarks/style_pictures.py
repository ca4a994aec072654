"""Makes docs/pictures/styles.jpg: the sample clip, and each installed style, at a few frames.

python benchmarks/style_pictures.py [--speed fine] [--frames 0,30,84,114] [-o docs/pictures/styles.jpg]
"""

import argparse
import tempfile
import threading
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.domain.look import Look
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.library import installed_styles

CELL = (320, 180)
GAP = 6
QUALITY = 76


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frames", default="0,30,84,114")
    parser.add_argument("--speed", choices=("fast", "fine"), default="fast")
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/pictures/styles.jpg"))
    options = parser.parse_args()
    wanted = [int(number) for number in options.frames.split(",")]
    sample = resources_folder() / "sample" / "sample.mp4"
    rows = [labeled(row(sample, wanted), "source")]
    with tempfile.TemporaryDirectory() as folder:
        for info in installed_styles():
            out = Path(folder) / f"{info.name}.mp4"
            request = RenderRequest(
                source=sample, output=out, look=Look(style=info.name, speed=options.speed), fresh=True
            )
            render_film(request, lambda event: None, threading.Event())
            rows.append(labeled(row(out, wanted), info.name))
            print(info.name, flush=True)
    picture = np.vstack([np.pad(r, ((0, GAP), (0, 0), (0, 0)), constant_values=255) for r in rows])[:-GAP]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(
        str(options.output), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    )


def row(film: Path, wanted: list[int]) -> np.ndarray:
    """Frames of a film side by side."""
    source = open_source(film)
    cells = []
    for number in wanted:
        frame = next(iter(read_frames(source, number, number + 1)))
        small = cv2.resize(frame, CELL, interpolation=cv2.INTER_AREA)
        cells.append(np.pad(small, ((0, 0), (0, GAP), (0, 0)), constant_values=255))
    return np.ascontiguousarray(np.hstack(cells)[:, :-GAP])


def labeled(picture: np.ndarray, text: str) -> np.ndarray:
    """The row with its name on a strip in the corner."""
    (width, height), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.5, 1)
    cv2.rectangle(picture, (0, 0), (width + 28, height + below + 12), (32, 32, 32), cv2.FILLED)
    cv2.putText(
        picture, text, (8, height + 7), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1, cv2.LINE_AA
    )
    return picture


if __name__ == "__main__":
    main()
